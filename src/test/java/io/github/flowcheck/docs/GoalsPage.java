package io.github.flowcheck.docs;

import java.util.List;
import java.util.stream.Collectors;

/** The reference of the goals in Markdown. */
record GoalsPage(Goals goals) {
    private static final String BEGIN = """
            # The goals and their parameters

            Made of the javadoc of the goals; `mvn io.github.flowcheck:flowcheck-maven-plugin:%s:help -Ddetail` prints the same in a terminal.

            A parameter is a property on the command line, `-Dflowcheck.checks=web-*`, and an element of the plugin's configuration in a pom, `<checks>web-*</checks>`; the
            command line wins. A value that is given but empty is an error. Goals run without a pom, unless they say otherwise, and once for each check file.

            | goal | runs in the phase | parameters beside `file`, `target` and `skip` |
            |---|---|---|
            """;

    String text() {
        List<Goals.Goal> all = goals.goals().values().stream()
                .filter(goal -> !goal.name().equals("help"))
                .toList();
        return BEGIN.replace("%s", goals.version())
                + all.stream().map(GoalsPage::row).collect(Collectors.joining())
                + all.stream().map(GoalsPage::section).collect(Collectors.joining());
    }

    private static String row(Goals.Goal goal) {
        return "| `" + goal.name() + "` | "
                + goal.phase().map(phase -> "`" + phase + "`").orElse("-") + " | "
                + goal.parameters().stream()
                        .map(Goals.Parameter::name)
                        .filter(name -> !List.of("file", "target", "skip").contains(name))
                        .sorted()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(" "), names -> names.isEmpty() ? "-" : names))
                + " |\n";
    }

    private static String section(Goals.Goal goal) {
        return "\n## " + goal.name() + "\n\n" + markdown(goal.description()) + "\n\n"
                + (goal.needsProject() ? "Needs a project.\n\n" : "")
                + "| parameter | property | what it says |\n|---|---|---|\n"
                + goal.parameters().stream().map(GoalsPage::row).collect(Collectors.joining());
    }

    private static String row(Goals.Parameter parameter) {
        return "| `" + parameter.name() + "` | "
                + parameter.property().map(property -> "`" + property + "`").orElse("-") + " | "
                + markdown(parameter.description()).replace("\n\n", " ").replace("|", "\\|") + " |\n";
    }

    /** Javadoc as the plugin tools hand it on, in Markdown. */
    private static String markdown(String html) {
        String text = html.replaceAll("\\s+", " ")
                .replaceAll(" ?</?p> ?", "\n\n")
                .replaceAll("</?(code|tt)>", "`")
                .replaceAll("</?(em|i)>", "*")
                .replaceAll("</?(strong|b)>", "**")
                .strip();
        if (text.matches("(?s).*</?[a-z]+[ >].*")) {
            throw new IllegalStateException("no Markdown is known for " + text);
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
