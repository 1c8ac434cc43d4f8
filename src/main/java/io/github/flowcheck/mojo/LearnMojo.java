package io.github.flowcheck.mojo;

import io.github.flowcheck.command.CheckFileSource;
import io.github.flowcheck.command.LearnCloudCommand;
import io.github.flowcheck.command.LearnCommand;
import io.github.flowcheck.command.Property;
import io.github.flowcheck.command.Settings;
import io.github.flowcheck.learn.LearntFile;
import io.github.flowcheck.output.text.Amounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a check file of the traffic in flow-log files or, without <code>flowcheck.logs</code>, in the CloudWatch log groups that
 * the check file names: network interfaces with their addresses, the ports that were accepted
 * and who called them, ready for review. To a file that is there it adds what that lacks, and changes nothing else in it.
 */
@Mojo(name = "learn", requiresProject = false, threadSafe = true)
public final class LearnMojo extends FlowcheckMojo {
    /**
     * The check file to write, which may be there. A relative path on the command line resolves against the directory where Maven
     * was started; one in a pom resolves against the project's directory. Without it, <code>flowcheck.yaml</code> in the project's
     * directory.
     */
    @Parameter(property = "flowcheck.file")
    private @Nullable String file;

    /** Which of the check file's <code>targets</code> to read it for, if it is there. Without it, none. */
    @Parameter(property = "flowcheck.target")
    private @Nullable String target;

    /**
     * The flow logs: files, directories or globs, plain or gzip, separated by commas. An entry that matches no file is an
     * error. Without it, CloudWatch Logs is asked about the log groups of the check file, in which <code>logGroup</code> is enough.
     */
    @Parameter(property = "flowcheck.logs")
    private @Nullable String logs;

    /**
     * Which records count: <code>24h</code>, <code>7d</code>, <code>PT15M</code>, counted back from now, or <code>FROM/TO</code> in
     * ISO-8601 with zone, whole seconds, both ends included. Without it, all records of files; 24 hours on CloudWatch.
     */
    @Parameter(property = "flowcheck.window")
    private @Nullable String window;

    /**
     * How wide a block of peers may be: <code>24</code>, or <code>24,64</code> for IPv4 and IPv6. Without it, the size of a usual
     * subnet: <code>24,64</code>. 8 to 32, and 16 to 128.
     */
    @Parameter(property = "flowcheck.peerWidth")
    private @Nullable String peerWidth;

    /**
     * How many blocks of peers of one family a check lists at most, 1 to 100; where there are more, wider ones are taken. Without
     * it, 16.
     */
    @Parameter(property = "flowcheck.mostPeers")
    private @Nullable String mostPeers;

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
     * How many bytes all queries together may scan: <code>5000000000</code>, <code>5GB</code>. Without it, any number. Not used
     * for files.
     */
    @Parameter(property = "flowcheck.maxBytesScanned")
    private @Nullable String maxBytesScanned;

    @Override
    void addTo(Map<Property, @Nullable String> fields) {
        fields.put(Property.FILE, file);
        fields.put(Property.TARGET, target);
        fields.put(Property.LOGS, logs);
        fields.put(Property.WINDOW, window);
        fields.put(Property.PEER_WIDTH, peerWidth);
        fields.put(Property.MOST_PEERS, mostPeers);
        fields.put(Property.REGION, region);
        fields.put(Property.PROFILE, profile);
        fields.put(Property.ENDPOINT, endpoint);
        fields.put(Property.MAX_BYTES_SCANNED, maxBytesScanned);
    }

    @Override
    void run(Settings settings, Goal goal) throws IOException {
        Path path =
                settings.path(Property.FILE).orElseGet(() -> goal.directory().resolve(CheckFileTurn.DEFAULT_NAME));
        CheckFileSource source = CheckFileSource.of(path, goal.startDirectory(), goal.inputs())
                .withTarget(settings.text(Property.TARGET));
        if (!goal.claims(path, settings)) {
            getLog().info("flowcheck: " + source.shownName() + " was learnt before in this build");
            return;
        }
        LearnCommand.Outcome outcome =
                settings.text(Property.LOGS).isPresent() ? ofFiles(settings, source) : ofCloudWatch(settings, source);
        tell(outcome, source.shownName());
    }

    private LearnCommand.Outcome ofFiles(Settings settings, CheckFileSource source) throws IOException {
        return LearnCommand.run(
                new LearnCommand.Request(
                        source,
                        settings.text(Property.LOGS).orElseThrow(),
                        settings.base(Property.LOGS).orElseThrow(),
                        settings.window(),
                        settings.peerShape()),
                progress(),
                Clock.systemUTC());
    }

    private LearnCommand.Outcome ofCloudWatch(Settings settings, CheckFileSource source) throws IOException {
        LearnCloudCommand.Request request = new LearnCloudCommand.Request(
                source,
                settings.window(),
                settings.access(),
                settings.bytes(Property.MAX_BYTES_SCANNED),
                settings.peerShape());
        WaitingLines waiting = waiting(settings);
        return waiting.during(() -> LearnCloudCommand.run(request, Clock.systemUTC(), waiting.hearing(progress())));
    }

    private void tell(LearnCommand.Outcome outcome, String name) {
        LearntFile learnt = outcome.learnt();
        outcome.notes().forEach(getLog()::warn);
        learnt.notes().forEach(getLog()::info);
        getLog().info(Amounts.counted(outcome.records(), "record", "records") + " of "
                + Amounts.counted(outcome.observed(), "network interface", "network interfaces") + " read");
        tellAll(learnt.updated(), "learnt anew, for there are new interfaces: ");
        tellAll(learnt.kept(), "in the file already, and left as they are (remove them to have them learnt anew): ");
        String added = Amounts.counted(learnt.interfaces(), "interface", "interfaces") + " and "
                + Amounts.counted(learnt.checks(), "check", "checks");
        if (outcome.created()) {
            getLog().info(name + ": written with " + added + "; review it before it guards anything");
        } else if (outcome.changed()) {
            getLog().info(name + ": " + added + " added; all else in it is as it was");
        } else {
            getLog().info(name + ": has all of it already; not touched");
        }
    }

    private void tellAll(List<String> ids, String words) {
        if (!ids.isEmpty()) {
            int most = 5;
            getLog().info(words
                    + String.join(", ", ids.subList(0, Math.min(most, ids.size())))
                    + (ids.size() > most ? " and " + Amounts.number(ids.size() - most) + " more" : ""));
        }
    }
}
