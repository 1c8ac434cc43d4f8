package io.github.flowcheck.doctor;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.doctor.AccountReads.LogGroup;
import io.github.flowcheck.doctor.Finding.Level;
import io.github.flowcheck.flow.FlowField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a log group: whether it is there, keeps events for long enough, and shows the fields that checks read. */
final class LogGroupExam {
    private static final List<String> DEFAULT_FIELDS = Stream.of(
                    FlowField.INTERFACE_ID,
                    FlowField.SRCADDR,
                    FlowField.DSTADDR,
                    FlowField.SRCPORT,
                    FlowField.DSTPORT,
                    FlowField.PROTOCOL,
                    FlowField.ACTION,
                    FlowField.LOG_STATUS)
            .map(FlowField::insightsName)
            .toList();

    private final AccountReads account;
    private final Findings findings;
    private final Clock clock;

    LogGroupExam(AccountReads account, Findings findings, Clock clock) {
        this.account = account;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * @param checks those that look at the group
     * @return whether it is there, as far as could be found out
     */
    boolean isThere(String name, List<AnyCheck> checks) {
        String where = "log group " + name;
        Optional<Optional<LogGroup>> read = findings.ask(Level.ERROR, where, () -> account.logGroup(name));
        if (read.isEmpty()) {
            return true;
        }
        Optional<LogGroup> found = read.get();
        if (found.isEmpty()) {
            findings.add(
                    Level.ERROR,
                    where,
                    "there is no log group " + name + " in " + account.region(),
                    "check its name and the Region; a flow log makes its log group with the first record that it delivers");
            return false;
        }
        LogGroup group = found.get();
        findings.info(
                where,
                "it is there: class " + group.type() + ", keeps events "
                        + group.retentionDays().map(days -> days + " days").orElse("for ever")
                        + group.created().map(time -> ", created " + time).orElse(""));
        kind(where, group, checks);
        earliest(checks).ifPresent(start -> time(where, group, start));
        indexes(where, name);
        return true;
    }

    private void kind(String where, LogGroup group, List<AnyCheck> checks) {
        boolean discovers = checks.stream().anyMatch(LogGroupExam::readsDiscovered);
        if (group.type().equals("STANDARD")) {
            return;
        }
        findings.add(
                discovers ? Level.ERROR : Level.WARNING,
                where,
                "its class is " + group.type() + ", in which CloudWatch discovers no fields and has no field indexes"
                        + (discovers ? ": checks with the default format read none of its records" : ""),
                "deliver the flow log to a log group of the Standard class");
    }

    private static boolean readsDiscovered(AnyCheck check) {
        return check.scope().reading().cutOut().isEmpty();
    }

    private Optional<Instant> earliest(List<AnyCheck> checks) {
        return checks.stream()
                .flatMap(check -> check.scope().window().stream())
                .map(window -> window.range(clock).start())
                .min(Comparator.naturalOrder());
    }

    private void time(String where, LogGroup group, Instant start) {
        group.retentionDays()
                .map(days -> clock.instant().minus(Duration.ofDays(days)))
                .filter(start::isBefore)
                .ifPresent(kept -> findings.add(
                        Level.ERROR,
                        where,
                        "a window starts at " + start + ", before the oldest events that the group keeps (" + kept
                                + "): there nothing can be known, and \"nothing seen\" is no answer",
                        "keep events for longer, or make the window shorter"));
        group.created()
                .filter(start::isBefore)
                .ifPresent(created -> findings.add(
                        Level.WARNING,
                        where,
                        "a window starts at " + start + ", before the group was created (" + created
                                + "): \"nothing seen\" is no answer yet",
                        "wait until the window lies behind the group's creation, or make it shorter"));
    }

    private void indexes(String where, String name) {
        findings.ask(Level.WARNING, where, () -> account.indexes(name))
                .ifPresent(fields -> findings.info(
                        where,
                        fields.isEmpty()
                                ? "no field index is listed; @logStream is indexed in each group of the Standard class"
                                : "field indexes: " + String.join(", ", fields)));
    }

    /** Compares the fields that Insights sees with what checks of the default format read. */
    void fields(String name, List<AnyCheck> checks, Optional<Instant> newest) {
        String where = "log group " + name;
        if (checks.stream().noneMatch(check -> check instanceof Check && readsDiscovered(check))) {
            return;
        }
        findings.ask(Level.WARNING, where, () -> account.fields(name, newest)).ifPresent(fields -> {
            List<String> missing = DEFAULT_FIELDS.stream()
                    .filter(field -> !fields.contains(field))
                    .toList();
            if (fields.isEmpty()) {
                findings.add(
                        Level.WARNING,
                        where,
                        "no fields are seen, as there were no events in the minutes that were looked at",
                        "look again when records were delivered");
            } else if (missing.isEmpty()) {
                findings.info(where, "CloudWatch discovers the fields of the default format");
            } else {
                findings.add(
                        Level.ERROR,
                        where,
                        "checks read fields that CloudWatch does not discover there: " + String.join(", ", missing),
                        "write the flow log's own format as format: in the check file, if it is not the default one");
            }
        });
    }

    static Window usual(AnyCheck check) {
        return check.scope().window().orElse(new Window.Relative(Duration.ofHours(24)));
    }
}
