package io.github.flowcheck.bench;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.LearnCommand;
import io.github.flowcheck.learn.PeerShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** What {@code flowcheck:learn} does where there is no check file yet, without Maven. */
final class LearnMain {
    private LearnMain() {}

    /** @param arguments logs, and the directory for the check file */
    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[1]));
        Path file = out.resolve("flowcheck.yaml");
        Files.deleteIfExists(file);
        LearnCommand.run(
                new LearnCommand.Request(
                        CheckFileSource.of(file, out, Inputs.NONE),
                        arguments[0],
                        out,
                        Optional.empty(),
                        PeerShape.USUAL),
                Clock.systemUTC());
        Peak.tell(out);
    }
}
