package io.github.flowcheck.doctor;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RecordedTraffic;
import io.github.flowcheck.doctor.AccountReads.Stream;
import io.github.flowcheck.doctor.Finding.Level;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at the log streams of a network interface, and at its newest lines as they were delivered. */
final class InterfaceExam {
    private final AccountReads account;
    private final Findings findings;

    InterfaceExam(AccountReads account, Findings findings) {
        this.account = account;
        this.findings = findings;
    }

    /** The interface's streams in a group, with a finding if there is none and one for each check that they do not serve. */
    List<Stream> streams(String eni, String group, List<AnyCheck> checks) {
        String where = where(eni, group);
        Optional<List<Stream>> read = findings.ask(Level.WARNING, where, () -> account.streams(group, eni));
        List<Stream> streams = read.orElse(List.of()).stream()
                .filter(stream -> stream.name().equals(eni) || stream.name().startsWith(eni + "-"))
                .toList();
        if (read.isPresent() && streams.isEmpty()) {
            findings.add(
                    Level.ERROR,
                    where,
                    "no flow log delivers records of " + eni + " to " + group,
                    "check the id, and that a flow log on the interface, its subnet or its VPC delivers to this group; a new one"
                            + " takes ten minutes and more");
        } else if (!streams.isEmpty()) {
            findings.info(
                    where,
                    "streams: " + streams.stream().map(Stream::name).collect(Collectors.joining(", "))
                            + newest(streams)
                                    .map(time -> "; newest event, as listed, " + time)
                                    .orElse(""));
            recorded(where, streams, checks);
        }
        return streams;
    }

    static Optional<Instant> newest(List<Stream> streams) {
        return streams.stream().flatMap(stream -> stream.newest().stream()).max(Comparator.naturalOrder());
    }

    private void recorded(String where, List<Stream> streams, List<AnyCheck> checks) {
        Set<RecordedTraffic> kinds = streams.stream()
                .flatMap(stream -> recorded(stream.name()).stream())
                .collect(Collectors.toSet());
        boolean unknown =
                streams.stream().anyMatch(stream -> recorded(stream.name()).isEmpty());
        if (unknown || kinds.contains(RecordedTraffic.ALL) || kinds.size() != 1) {
            return;
        }
        RecordedTraffic only = kinds.iterator().next();
        List<String> blind = checks.stream()
                .filter(Check.class::isInstance)
                .map(Check.class::cast)
                .filter(check -> !only.holds(asked(check)))
                .map(Check::id)
                .toList();
        if (blind.isEmpty()) {
            findings.info(where, "the flow log records " + only.word() + " only, which is all that its checks ask");
        } else {
            findings.add(
                    Level.ERROR,
                    where,
                    "the flow log records " + only.word() + " only, and these checks ask for more: "
                            + String.join(", ", blind),
                    "make a flow log of all traffic, or have the checks ask action: " + only.word());
        }
    }

    /** Which action a check asks for; empty for both. */
    private static Optional<Action> asked(Check check) {
        return check.groupsByAction() ? Optional.empty() : check.traffic().action();
    }

    private static Optional<RecordedTraffic> recorded(String stream) {
        return java.util.stream.Stream.of(RecordedTraffic.values())
                .filter(kind -> stream.endsWith("-" + kind.word()))
                .findFirst();
    }

    /** Reads the newest lines: whether they are of the format that the checks read, and whether they come twice. */
    void lines(String eni, String group, List<Stream> streams, Instant from, Set<LogFormat> formats) {
        String where = where(eni, group);
        List<String> names = streams.stream().map(Stream::name).toList();
        findings.ask(Level.WARNING, where, () -> account.lines(group, names, from))
                .filter(lines -> !lines.isEmpty())
                .ifPresent(lines -> {
                    formats.forEach(format -> format(where, lines, format));
                    twice(where, lines);
                });
    }

    private void format(String where, List<String> lines, LogFormat format) {
        String called = format.equals(LogFormat.DEFAULT) ? "the default format" : "the format of the check file";
        FlowRecord record = new FlowRecord(format);
        Map<String, Integer> refused = new LinkedHashMap<>();
        Map<String, Integer> statuses = new TreeMap<>();
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            Optional<String> problem = record.read(bytes, 0, bytes.length);
            problem.ifPresentOrElse(reason -> refused.merge(reason, 1, Integer::sum), () -> {
                if (format.has(FlowField.LOG_STATUS)) {
                    statuses.merge(record.text(FlowField.LOG_STATUS), 1, Integer::sum);
                }
            });
        }
        if (!refused.isEmpty()) {
            findings.add(
                    Level.ERROR,
                    where,
                    refused.values().stream().mapToInt(Integer::intValue).sum() + " of the newest " + lines.size()
                            + " records are not of " + called + ": " + String.join("; ", refused.keySet()),
                    "write the flow log's own format as format: in the check file");
        } else {
            findings.info(where, "the newest " + lines.size() + " records are of " + called + statuses(statuses));
        }
        skipped(where, statuses);
    }

    private static String statuses(Map<String, Integer> statuses) {
        return statuses.entrySet().stream()
                .map(status -> status.getValue() + " " + status.getKey())
                .collect(Collectors.joining(", ", statuses.isEmpty() ? "" : ": ", ""));
    }

    private void skipped(String where, Map<String, Integer> statuses) {
        int lost = statuses.getOrDefault("SKIPDATA", 0);
        if (lost > 0) {
            findings.add(
                    Level.WARNING,
                    where,
                    lost + " of the newest records say SKIPDATA: AWS lost records there",
                    "set maxSkipData to tolerate some, or look at a window without them");
        }
    }

    private void twice(String where, List<String> lines) {
        Map<String, Integer> times = new HashMap<>();
        lines.forEach(line -> times.merge(line, 1, Integer::sum));
        long repeated = times.values().stream().filter(count -> count > 1).count();
        if (repeated > 0) {
            findings.add(
                    Level.WARNING,
                    where,
                    repeated + " of the newest " + lines.size()
                            + " records were delivered more than once: two flow logs"
                            + " write to one stream, and flows, packets and bytes count double",
                    "keep one flow log for each log group, or do not expect minFlows and maxFlows");
        }
    }

    static String where(String eni, String group) {
        return "interface " + eni + " in " + group;
    }
}
