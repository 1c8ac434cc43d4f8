package io.github.flowcheck.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What commands print, as pages show it: of Maven's own lines only how the build ended, which differ between its versions, and for
 * the directory where it ran an ellipsis.
 */
final class GoalOutput {
    private static final Pattern GOAL = Pattern.compile("\\[INFO\\] --- flowcheck(-maven-plugin)?:.* ---");
    private static final Pattern END = Pattern.compile("\\[INFO\\] -{20,}.*");
    private static final Pattern LEVEL = Pattern.compile("\\[(INFO|WARNING|ERROR)\\].*");
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern RESULT = Pattern.compile("\\[INFO\\] BUILD (SUCCESS|FAILURE)");

    private GoalOutput() {}

    static String of(String output, Path directory) {
        List<String> kept = new ArrayList<>();
        boolean inGoal = false;
        String plain = COLOUR.matcher(output).replaceAll("").replace(directory.toString(), "…");
        for (String line : plain.lines().toList()) {
            String stripped = line.stripTrailing();
            if (GOAL.matcher(stripped).matches() || END.matcher(stripped).matches()) {
                inGoal = GOAL.matcher(stripped).matches();
                dropBlanks(kept);
            } else if (inGoal
                    || RESULT.matcher(stripped).matches()
                    || !LEVEL.matcher(stripped).matches()) {
                kept.add(stripped);
            }
        }
        dropBlanks(kept);
        return String.join("\n", kept) + "\n";
    }

    private static void dropBlanks(List<String> lines) {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).matches("(\\[INFO\\])?")) {
            lines.remove(lines.size() - 1);
        }
    }
}
