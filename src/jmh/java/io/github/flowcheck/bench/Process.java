package io.github.flowcheck.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that is run as a process of its own.
 *
 * @param name what the table calls it
 * @param words the command
 */
record Process(String name, List<String> words) {
    /** A main class of these benchmarks on a JVM with the usual settings. */
    static Process java(String name, Class<?> main, Object... arguments) {
        return java(name, System.getProperty("java.class.path"), main, arguments);
    }

    /** The same with the class path that the plugin has in Maven, and these benchmarks behind it. */
    static Process ours(Class<?> main, Object... arguments) {
        String plugin = System.getProperty("bench.plugin", System.getProperty("java.class.path"));
        return java("ours", plugin + File.pathSeparator + placeOf(main), main, arguments);
    }

    private static String placeOf(Class<?> main) {
        return Path.of(URI.create(
                        main.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static Process java(String name, String classPath, Class<?> main, Object... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, main.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return new Process(name, words);
    }

    /** The same with a heap of so many MiB at most. */
    Process within(int heap) {
        List<String> bounded = new ArrayList<>(words);
        bounded.add(1, "-Xmx" + heap + "m");
        return new Process(name, bounded);
    }

    /** Runs it to its end; how long that took, in milliseconds. */
    double run() throws IOException, InterruptedException {
        return run(ProcessBuilder.Redirect.DISCARD);
    }

    /** Runs it with its output in a file. */
    double runInto(Path file) throws IOException, InterruptedException {
        return run(ProcessBuilder.Redirect.to(file.toFile()));
    }

    private double run(ProcessBuilder.Redirect output) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(words)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(name + " ended with status " + status + ": " + words);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Whether a command can be found. */
    static boolean isThere(String command) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (new File(folder, command).canExecute()) {
                return true;
            }
        }
        return false;
    }
}
