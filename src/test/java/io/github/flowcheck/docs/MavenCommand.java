package io.github.flowcheck.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call of Maven as a shell command spells it.
 *
 * @param goals of flowcheck, by their names
 * @param phases and goals of other plugins
 * @param properties the names behind {@code -D}
 */
record MavenCommand(List<String> goals, List<String> phases, List<String> properties) {
    private static final String PLUGIN = "io.github.flowcheck:flowcheck-maven-plugin:";
    private static final Set<String> WITH_VALUE = Set.of("-f", "-pl", "-s", "-T");

    /** The calls of Maven in a shell script; what stands in here-documents is none. */
    static List<MavenCommand> in(String script) {
        return commands(script)
                .filter(words -> words.get(0).matches("(\\./)?mvnw?"))
                .map(MavenCommand::of)
                .toList();
    }

    /** The commands of a script, as words. */
    static Stream<List<String>> commands(String script) {
        List<List<String>> commands = new ArrayList<>();
        Optional<String> end = Optional.empty();
        for (String line : script.lines().toList()) {
            if (end.isPresent()) {
                end = end.filter(word -> !word.equals(line));
            } else {
                Arrays.stream(line.replaceAll("(^| )#.*", "").split("&&|;|\\|"))
                        .map(one -> Arrays.stream(one.strip().split("\\s+")).toList())
                        .filter(words -> !words.get(0).isEmpty())
                        .forEach(commands::add);
                end = line.contains("<<")
                        ? Optional.of(line.replaceAll(".*<<-? *'?(\\w+)'?.*", "$1"))
                        : Optional.empty();
            }
        }
        return commands.stream();
    }

    private static MavenCommand of(List<String> words) {
        List<String> goals = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        List<String> properties = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (word.startsWith("-D")) {
                properties.add(word.substring(2).replaceAll("=.*", ""));
            } else if (word.startsWith(PLUGIN) || word.startsWith("flowcheck:")) {
                goals.add(word.substring(word.lastIndexOf(':') + 1));
            } else if (!word.startsWith("-")) {
                phases.add(word);
            }
        }
        return new MavenCommand(List.copyOf(goals), List.copyOf(phases), List.copyOf(properties));
    }

    /** What is wrong with it, as the goals are. */
    List<String> faults(Goals known) {
        List<String> faults = new ArrayList<>();
        goals.stream()
                .filter(goal -> !known.goals().containsKey(goal))
                .forEach(goal -> faults.add("there is no goal " + goal));
        List<Goals.Goal> run = (goals.isEmpty() ? known.goals().keySet() : goals)
                .stream()
                        .flatMap(goal -> Optional.ofNullable(known.goals().get(goal)).stream())
                        .toList();
        for (String property : properties) {
            boolean isTaken = run.stream()
                    .flatMap(goal -> goal.parameters().stream())
                    .anyMatch(parameter -> parameter.property().equals(Optional.of(property)));
            if (property.startsWith("flowcheck.") && !property.startsWith("flowcheck.param.") && !isTaken) {
                faults.add("no goal of " + goals + " takes " + property);
            }
        }
        return faults;
    }
}
