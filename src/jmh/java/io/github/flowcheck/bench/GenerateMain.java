package io.github.flowcheck.bench;

import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.GenerateCommand;
import io.github.flowcheck.output.SavedQueryFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** What {@code flowcheck:generate} does for CloudFormation, without Maven. */
final class GenerateMain {
    private GenerateMain() {}

    /** @param arguments check file and output directory */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        GenerateCommand.run(
                new GenerateCommand.Request(
                        CheckFileSource.of(file, file.getParent(), Inputs.NONE),
                        Optional.empty(),
                        Set.of(SavedQueryFormat.CLOUDFORMATION),
                        out),
                Clock.systemUTC());
        Peak.tell(out);
    }
}
