package io.github.flowcheck.mojo;

import io.github.flowcheck.command.Mask;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.output.text.ConsoleLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that look into an account: as whom and where, and where their output goes. */
abstract class AccountMojo extends CheckFileMojo {
    /** The AWS Region. Without it, that of the target; without that, where the AWS tools look for it. */
    @Parameter(property = "flowcheck.region")
    private @Nullable String region;

    /**
     * The profile of the AWS tools' configuration. Without it, that of the target; without that, the credentials that the AWS
     * tools find.
     */
    @Parameter(property = "flowcheck.profile")
    private @Nullable String profile;

    /** The URL where CloudWatch Logs is asked: a VPC endpoint or an emulator. Without it, AWS's public address. */
    @Parameter(property = "flowcheck.endpoint")
    private @Nullable String endpoint;

    /**
     * Below which directory to write. Without it, <code>flowcheck</code> in the build directory; without a pom,
     * <code>target/flowcheck</code> where Maven was started.
     */
    @Parameter(property = "flowcheck.outputDirectory")
    private @Nullable String outputDirectory;

    /** What not to show in reports and on the console: <code>accounts</code>, <code>addresses</code>, separated by commas. */
    @Parameter(property = "flowcheck.mask")
    private @Nullable String mask;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        fields.put(Property.REGION, region);
        fields.put(Property.PROFILE, profile);
        fields.put(Property.ENDPOINT, endpoint);
        fields.put(Property.OUTPUT_DIRECTORY, outputDirectory);
        fields.put(Property.MASK, mask);
    }

    @Override
    final Mask hiding(Settings settings) {
        List<String> known =
                Arrays.stream(Mask.Hidden.values()).map(Mask.Hidden::word).toList();
        Set<String> words = settings.words(Property.MASK, known).orElse(Set.of());
        return new Mask(Arrays.stream(Mask.Hidden.values())
                .filter(hidden -> words.contains(hidden.word()))
                .collect(Collectors.toSet()));
    }

    /** Asks the account, and says so where that takes long. */
    final <T> T asking(Settings settings, WaitingLines.Asking<T> account) throws IOException {
        return waiting(settings).during(account);
    }

    static Path directory(Settings settings, Path usual) {
        return settings.path(Property.OUTPUT_DIRECTORY).orElse(usual);
    }

    final void tell(List<ConsoleLine> lines) {
        lines.forEach(this::tell);
    }

    final void tell(ConsoleLine line) {
        tell(line, VerdictColours.NONE);
    }

    final void tell(ConsoleLine line, VerdictColours colours) {
        String text = colours.of(hiding().of(line.text()));
        switch (line.level()) {
            case INFO -> getLog().info(text);
            case WARN -> getLog().warn(text);
            case ERROR -> getLog().error(text);
        }
    }
}
