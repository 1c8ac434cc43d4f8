package io.github.flowcheck.command;

import io.github.flowcheck.checkfile.value.Inputs;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What a run has besides its check file: in a golden folder's {@code inputs.properties}, if it holds one. */
final class GoldenInputs {
    static final String FILE = "inputs.properties";

    private static final String ENVIRONMENT = "env.";

    private GoldenInputs() {}

    /** {@code target} chooses a target, {@code env.NAME} is a variable of the environment, all else a property. */
    static Inputs of(Path folder) throws IOException {
        Properties read = new Properties();
        if (Files.exists(folder.resolve(FILE))) {
            try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
                read.load(reader);
            }
        }
        Map<String, String> properties = new HashMap<>();
        Map<String, String> environment = new HashMap<>();
        read.stringPropertyNames().forEach(name -> {
            if (name.startsWith(ENVIRONMENT)) {
                environment.put(name.substring(ENVIRONMENT.length()), read.getProperty(name));
            } else {
                properties.put(name, read.getProperty(name));
            }
        });
        Optional<String> target = Optional.ofNullable(properties.remove("target"));
        return new Inputs(properties, environment).withTarget(target);
    }
}
