package io.github.flowcheck.local;

import io.github.flowcheck.flow.FirstLine;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.flow.UnreadableLogException;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Severity;
import java.util.List;
import java.util.Optional;

/** Tells the format of flow-log files that nobody has named. */
public final class FormatOfFiles {
    private static final String NAME_IT = "write the flow log's own format in the check file";
    private static final String LEAVE_IT_OUT =
            "name flow logs of a VPC with a record a line, and leave this file out of them";

    private FormatOfFiles() {}

    /**
     * The format of all files, which can be read again, told from their first lines: by the header, or by the shape of the default format.
     *
     * @return the default format if no file has a line
     * @throws BadInputException if the first line of a file does not tell it, or two files differ
     * @throws UnreadableLogException if a file cannot be read
     */
    public static LogFormat of(List<LogFile> files) throws UnreadableLogException {
        Optional<LogFormat> common = Optional.empty();
        String first = "";
        for (LogFile file : files) {
            Optional<FirstLine> line = FirstLine.of(file.path(), file.name());
            if (line.isEmpty()) {
                continue;
            }
            LogFormat format = line.get()
                    .format()
                    .orElseThrow(() -> problem(
                            "the format of " + file.name() + " cannot be told: "
                                    + line.get().reason(),
                            line.get().isOther() ? LEAVE_IT_OUT : NAME_IT));
            if (common.isPresent() && !common.get().equals(format)) {
                throw problem(
                        "format: auto finds two formats: " + common.get() + " in " + first + ", and " + format + " in "
                                + file.name(),
                        "verify them apart, or give each check the format that it is about");
            }
            first = common.isPresent() ? first : file.name();
            common = Optional.of(format);
        }
        return common.orElse(LogFormat.DEFAULT);
    }

    private static BadInputException problem(String message, String remedy) {
        return new BadInputException(List.of(new Problem(Severity.ERROR, Optional.empty(), message, remedy)));
    }
}
