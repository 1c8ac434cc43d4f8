package io.github.flowcheck.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file that tells a CI system what to do, as far as flowcheck has a part in it.
 *
 * @param commands what its shell runs, in order
 * @param variables what it puts into the environment of these commands
 * @param files what it takes up afterwards: paths and globs
 * @param unknownKeys keys that stand where its system knows others, as far as pages have to do with them
 */
record CiFile(List<String> commands, Map<String, String> variables, List<String> files, List<String> unknownKeys) {
    private static final Pattern JENKINS_SHELL = Pattern.compile("\\bsh '([^']+)'");
    private static final Pattern JENKINS_FILE = Pattern.compile("(?:junit|artifacts:|testResults:) '([^']+)'");
    private static final Pattern JENKINS_VARIABLE = Pattern.compile("(?m)^ *([A-Z][A-Z_]+) = '([^']+)'$");

    private static final Set<String> GITHUB = Set.of("name", "on", "permissions", "env", "jobs", "concurrency");
    private static final Set<String> GITHUB_JOB = Set.of("runs-on", "steps", "env", "strategy", "needs", "permissions");
    private static final Set<String> GITHUB_STEP = Set.of("name", "uses", "with", "run", "if", "env", "id");
    private static final Set<String> GITLAB_JOB = Set.of(
            "image", "stage", "script", "before_script", "variables", "artifacts", "id_tokens", "cache", "rules");
    private static final Set<String> GITLAB_ARTIFACTS = Set.of("when", "reports", "paths", "expire_in", "name");
    private static final Set<String> CODEBUILD = Set.of("version", "env", "phases", "reports", "artifacts", "cache");
    private static final Set<String> CODEBUILD_PHASES = Set.of("install", "pre_build", "build", "post_build");
    private static final Set<String> CODEBUILD_PHASE = Set.of("runtime-versions", "commands", "finally", "on-failure");
    private static final Set<String> CODEBUILD_REPORT =
            Set.of("files", "base-directory", "file-format", "discard-paths");
    private static final Set<String> NO_JOBS = Set.of("stages", "variables", "default", "include", "image");

    static Object yaml(String text) {
        return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);
    }

    /** The file that a block of YAML is, if it is one of a CI system. */
    static Optional<CiFile> ofYaml(String text) {
        if (yaml(text) instanceof Map<?, ?> root) {
            if (root.containsKey("jobs")) {
                return Optional.of(github(root));
            }
            if (root.containsKey("phases")) {
                return Optional.of(codeBuild(root));
            }
            if (root.values().stream().anyMatch(value -> value instanceof Map<?, ?> job && job.containsKey("script"))) {
                return Optional.of(gitlab(root));
            }
        }
        return Optional.empty();
    }

    private static CiFile github(Map<?, ?> root) {
        Found found = new Found();
        found.keys(root, GITHUB);
        map(root, "jobs").values().forEach(job -> {
            found.keys(job, GITHUB_JOB);
            found.variables(map((Map<?, ?>) job, "env"));
            for (Object one : list((Map<?, ?>) job, "steps")) {
                Map<?, ?> step = (Map<?, ?>) one;
                found.keys(step, GITHUB_STEP);
                found.command(step.get("run"));
                String action = String.valueOf(step.get("uses"));
                if (action.startsWith("github/codeql-action/upload-sarif@")) {
                    found.file(map(step, "with").get("sarif_file"));
                } else if (action.startsWith("actions/upload-artifact@")) {
                    found.file(map(step, "with").get("path"));
                }
            }
        });
        return found.file();
    }

    private static CiFile gitlab(Map<?, ?> root) {
        Found found = new Found();
        root.forEach((name, value) -> {
            if (!NO_JOBS.contains(name)) {
                Map<?, ?> job = (Map<?, ?>) value;
                found.keys(job, GITLAB_JOB);
                found.variables(map(job, "variables"));
                list(job, "before_script").forEach(found::command);
                list(job, "script").forEach(found::command);
                Map<?, ?> artifacts = map(job, "artifacts");
                found.keys(artifacts, GITLAB_ARTIFACTS);
                list(artifacts, "paths").forEach(found::file);
                found.file(map(artifacts, "reports").get("junit"));
            }
        });
        return found.file();
    }

    private static CiFile codeBuild(Map<?, ?> root) {
        Found found = new Found();
        found.keys(root, CODEBUILD);
        found.keys(map(root, "phases"), CODEBUILD_PHASES);
        found.variables(map(map(root, "env"), "variables"));
        map(root, "phases").values().forEach(phase -> {
            found.keys(phase, CODEBUILD_PHASE);
            list((Map<?, ?>) phase, "commands").forEach(found::command);
        });
        map(root, "reports").values().forEach(group -> {
            found.keys(group, CODEBUILD_REPORT);
            Object base = ((Map<?, ?>) group).get("base-directory");
            list((Map<?, ?>) group, "files").forEach(file -> found.file(base + "/" + file));
        });
        list(map(root, "artifacts"), "files").forEach(found::file);
        return found.file();
    }

    /** What a Jenkinsfile says, as far as its text tells. */
    static CiFile ofJenkins(String text) {
        Found found = new Found();
        JENKINS_VARIABLE.matcher(text).results().forEach(one -> found.variables(Map.of(one.group(1), one.group(2))));
        JENKINS_SHELL.matcher(text).results().forEach(one -> found.command(one.group(1)));
        JENKINS_FILE.matcher(text).results().forEach(one -> found.file(one.group(1)));
        return found.file();
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof List<?> list ? list : List.of();
    }

    private static final class Found {
        private final List<String> commands = new ArrayList<>();
        private final Map<String, String> variables = new LinkedHashMap<>();
        private final List<String> files = new ArrayList<>();
        private final List<String> unknownKeys = new ArrayList<>();

        void keys(Object map, Set<String> known) {
            ((Map<?, ?>) map)
                    .keySet().stream()
                            .map(Object::toString)
                            .filter(key -> !known.contains(key))
                            .forEach(unknownKeys::add);
        }

        void command(Object command) {
            if (command != null) {
                commands.add(command.toString());
            }
        }

        void variables(Map<?, ?> more) {
            more.forEach((name, value) -> variables.put(name.toString(), value.toString()));
        }

        void file(Object file) {
            if (file != null) {
                files.add(file.toString());
            }
        }

        CiFile file() {
            return new CiFile(
                    List.copyOf(commands), Map.copyOf(variables), List.copyOf(files), List.copyOf(unknownKeys));
        }
    }
}
