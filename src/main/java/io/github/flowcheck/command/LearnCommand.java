package io.github.flowcheck.command;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.CheckFileReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.learn.FileObservation;
import io.github.flowcheck.learn.KnownFile;
import io.github.flowcheck.learn.LearntFile;
import io.github.flowcheck.learn.Observation;
import io.github.flowcheck.learn.PeerShape;
import io.github.flowcheck.local.FormatOfFiles;
import io.github.flowcheck.local.LogFile;
import io.github.flowcheck.local.LogFiles;
import io.github.flowcheck.local.ReadingProgress;
import io.github.flowcheck.output.NamedFile;
import io.github.flowcheck.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes what flow-log files hold as a check file, or adds it to one that is there. */
public final class LearnCommand {
    private LearnCommand() {}

    /**
     * What is learnt.
     *
     * @param file the check file, which need not be there
     * @param logs flow-log files, directories and globs, separated by commas
     * @param logsBase the directory against which they resolve
     * @param window which records count; absent for all; a relative one counts back from now
     * @param shape into what peers are summed up
     */
    public record Request(CheckFileSource file, String logs, Path logsBase, Optional<Window> window, PeerShape shape) {}

    /**
     * What came of it.
     *
     * @param learnt the file
     * @param created whether there was none before
     * @param changed whether it was written
     * @param records how many records were read
     * @param observed how many network interfaces have records
     * @param notes what was left out, and why
     */
    public record Outcome(
            LearntFile learnt, boolean created, boolean changed, long records, int observed, List<String> notes) {
        public Outcome {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Learns without telling how far it is.
     *
     * @throws IOException if a log cannot be read or the file cannot be written
     */
    public static Outcome run(Request request, Clock clock) throws IOException {
        return run(request, ReadingProgress.NONE, clock);
    }

    /**
     * @param progress hears how far the files are read, which happens twice
     * @param clock tells what a relative window counts back from
     * @throws io.github.flowcheck.source.BadInputException if the check file or an entry of the logs is bad, or nothing can be learnt
     * @throws IOException if a log cannot be read or the file cannot be written
     */
    public static Outcome run(Request request, ReadingProgress progress, Clock clock) throws IOException {
        CheckFileSource source = request.file();
        Optional<KnownFile> known = saysSomething(source) ? Optional.of(known(source)) : Optional.empty();
        List<LogFile> files = LogFiles.find(Property.LOGS.key(), request.logs(), request.logsBase());
        Optional<TimeRange> range = request.window().map(window -> window.range(clock));
        LogFormat format = format(known, files);
        Observation observation = new FileObservation(files, format, range)
                .telling(progress)
                .observe(known.map(KnownFile::addresses).orElse(Map.of()));
        return written(source, known, observation, request.shape());
    }

    /** Writes what was observed. */
    static Outcome written(CheckFileSource source, Optional<KnownFile> known, Observation observation, PeerShape shape)
            throws IOException {
        Function<SourceText, CheckSuite> reader = text ->
                CheckFileReader.readAs(text, source.path(), source.inputs()).suite();
        boolean created = !Files.exists(source.path());
        SourceText text = created
                ? new SourceText(source.shownName(), "")
                : known.map(KnownFile::text).orElseGet(() -> CheckFileReader.text(source.path(), source.shownName()));
        LearntFile learnt = known.isPresent()
                ? LearntFile.merged(known.get(), observation, shape, reader)
                : LearntFile.fresh(text, observation, shape, reader);
        Optional<String> before = created ? Optional.empty() : Optional.of(text.text());
        boolean changed = before.filter(learnt.text()::equals).isEmpty();
        if (changed) {
            new NamedFile(source.path()).replace(before, learnt.text());
        }
        return new Outcome(
                learnt,
                created,
                changed,
                observation.records(),
                observation.interfaces().size(),
                observation.notes());
    }

    /** Whether there is a file with more in it than comments. */
    private static boolean saysSomething(CheckFileSource source) {
        return Files.exists(source.path())
                && !CheckFileReader.text(source.path(), source.shownName())
                        .text()
                        .replace("\uFEFF", "")
                        .lines()
                        .map(String::strip)
                        .allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    static KnownFile known(CheckFileSource source) {
        return KnownFile.of(CheckFileReader.text(source.path(), source.shownName()), () -> CheckFileReader.read(
                        source.path(), source.shownName(), source.inputs())
                .suite());
    }

    /** The files tell their format; where they cannot, a check file that is there may say it. */
    private static LogFormat format(Optional<KnownFile> known, List<LogFile> files) throws IOException {
        Optional<LogFormat> said = known.flatMap(KnownFile::format).filter(format -> !format.equals(LogFormat.DEFAULT));
        return said.isPresent() ? said.get() : FormatOfFiles.of(files);
    }
}
