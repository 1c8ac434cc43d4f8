package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.LogGroupId;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.render.QueryText;
import io.github.flowcheck.render.ReadFields;
import io.github.flowcheck.render.SampleQuery;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.Answer;
import io.github.flowcheck.verify.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the records of some log groups are to be read.
 *
 * @param checks that look at them in the same way; at least one
 * @param range where samples are taken
 * @param names of the fields that CloudWatch discovers there; absent if it did not tell
 */
record FormatExam(List<AnyCheck> checks, TimeRange range, Optional<Set<String>> names) {
    /** What tells the default format: without these no check can be read. */
    private static final List<FlowField> OF_DEFAULT = List.of(
            FlowField.INTERFACE_ID,
            FlowField.SRCADDR,
            FlowField.DSTADDR,
            FlowField.SRCPORT,
            FlowField.DSTPORT,
            FlowField.PROTOCOL,
            FlowField.ACTION,
            FlowField.LOG_STATUS);

    FormatExam {
        checks = List.copyOf(checks);
    }

    /**
     * What was decided.
     *
     * @param note what a reader of the report must know of it
     * @param problem why it could not be told, if it could not
     */
    record Found(Reading reading, Optional<String> note, Optional<Problem> problem) {
        Found(Reading reading) {
            this(reading, Optional.empty(), Optional.empty());
        }
    }

    /** Whether a check is read in a way that is to be decided. A query that its author wrote, of no interface, reads as it says. */
    static boolean isNeeded(AnyCheck check) {
        Reading reading = check.scope().reading();
        return reading.fromFiles()
                || reading.cutOut().isPresent() && !eni(check).isEmpty();
    }

    private static Optional<String> eni(AnyCheck check) {
        return check instanceof Check own ? Optional.of(own.networkInterface().eni()) : ((RawCheck) check).eni();
    }

    private Reading reading() {
        return checks.get(0).scope().reading();
    }

    private List<String> groups() {
        return checks.get(0).scope().logGroups();
    }

    /** The records that are to be looked at; absent where the names of the fields say all, or there is no interface to look at. */
    Optional<Question> sample() {
        boolean needed = reading().fromFiles() ? !discoversDefault() : names.isPresent() && areNamed(read(reading()));
        List<String> enis =
                checks.stream().flatMap(check -> eni(check).stream()).distinct().toList();
        if (!needed || enis.isEmpty() || groups().isEmpty()) {
            return Optional.empty();
        }
        List<FlowField> shown = reading().fromFiles()
                ? named().map(LogFormat::fields).orElse(List.of())
                : Stream.concat(read(reading()).stream(), Stream.of(FlowField.LOG_STATUS))
                        .distinct()
                        .toList();
        return Optional.of(new Question(
                "a sample of " + enis.get(0), QueryText.of(SampleQuery.of(enis, shown)), groups(), Optional.of(range)));
    }

    /** All that the checks read. */
    private List<FlowField> read(Reading reading) {
        return checks.stream()
                .flatMap(check -> ReadFields.of(check.read(reading)).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private boolean areNamed(List<FlowField> fields) {
        return names.filter(
                        known -> fields.stream().map(FlowField::insightsName).allMatch(known::contains))
                .isPresent();
    }

    /** The default format has no field of a later version. */
    private boolean discoversDefault() {
        return areNamed(OF_DEFAULT)
                && Arrays.stream(FlowField.values())
                        .filter(field -> field.since() > 2)
                        .noneMatch(field -> areNamed(List.of(field)));
    }

    /** The fields that are discovered, in no order that matters; absent if there is none. */
    private Optional<LogFormat> named() {
        List<FlowField> fields = Arrays.stream(FlowField.values())
                .filter(field -> areNamed(List.of(field)))
                .toList();
        return fields.isEmpty() ? Optional.empty() : Optional.of(new LogFormat(fields));
    }

    /** What is decided without a sample. */
    Found found() {
        if (!reading().fromFiles()) {
            return new Found(reading());
        } else if (discoversDefault()) {
            return found(new Reading(Optional.empty(), reading().match()), "found the default format in " + where());
        }
        return checks.stream().allMatch(check -> eni(check).isEmpty()) || groups().isEmpty()
                ? new Found(new Reading(Optional.empty(), reading().match()))
                : found(
                        cutDefault(),
                        "found nothing to tell the format from in " + where() + ": the default one is taken");
    }

    /** What the sample tells. */
    Found found(Answer answer) {
        Optional<FormatSample> sample = FormatSample.of(answer);
        if (!reading().fromFiles()) {
            LogFormat own = reading().records();
            return sample.filter(some -> some.agreesWith(own, read(reading()))).isPresent()
                    ? new Found(
                            reading().discovering(own),
                            Optional.of("CloudWatch discovers the fields of the flow log's format in " + where()
                                    + ": queries go by them"),
                            Optional.empty())
                    : new Found(reading());
        } else if (sample.isEmpty()) {
            return found(
                    cutDefault(),
                    "could not look at records in " + where() + ", and takes the default format ("
                            + ((Answer.Failed) answer).message() + ")");
        }
        return found(sample.get());
    }

    private Found found(FormatSample sample) {
        Optional<Reading> discovered = named().map(reading()::discovering).filter(reading -> {
            List<FlowField> read = read(reading);
            return areNamed(read) && sample.holds(read);
        });
        long others = sample.notOf(LogFormat.DEFAULT);
        int size = sample.rows().size();
        if (size == 0) {
            return found(
                    cutDefault(),
                    "found no record to tell the format from in " + where() + ": the default one is taken");
        } else if (others == 0) {
            return found(cutDefault(), "found the default format, whose fields are not discovered, in " + where());
        } else if (discovered.isPresent()) {
            return found(discovered.get(), "found a format whose fields are discovered in " + where());
        } else if (others < size) {
            return found(
                    cutDefault(),
                    "found the default format in " + where() + ", but " + others + " of " + size
                            + " records that were looked at are not of it, and are not read");
        }
        return new Found(cutDefault(), Optional.empty(), Optional.of(untold(sample)));
    }

    private Found found(Reading reading, String note) {
        return new Found(reading, Optional.of("format: auto " + note), Optional.empty());
    }

    private Reading cutDefault() {
        return new Reading(Optional.of(LogFormat.DEFAULT), reading().match());
    }

    private Problem untold(FormatSample sample) {
        String missing = read(cutDefault()).stream()
                .filter(field -> !areNamed(List.of(field)))
                .map(FlowField::insightsName)
                .collect(Collectors.joining(", "));
        return Problem.error(
                checks.get(0).place(),
                "format: auto cannot tell the format in " + where() + ": records there are not of the default one ("
                        + sample.faultIn(LogFormat.DEFAULT).orElse("") + "), and "
                        + (missing.isEmpty()
                                ? "the fields that CloudWatch discovers are not in all of them"
                                : "CloudWatch discovers no " + missing),
                "write the flow log's own format as format: in the check file; it is what this prints: aws ec2"
                        + " describe-flow-logs --filter Name=log-group-name,Values="
                        + new LogGroupId(groups().get(0)).name()
                        + " --query \"FlowLogs[].LogFormat\" --output text");
    }

    private String where() {
        return String.join(", ", groups());
    }
}
