package io.github.flowcheck.output.report;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.output.text.UtcTime;
import io.github.flowcheck.verify.CheckResult;
import io.github.flowcheck.verify.RecordCounts;
import io.github.flowcheck.verify.RepliesLeftOut;
import io.github.flowcheck.verify.Report;
import io.github.flowcheck.verify.Unused;
import io.github.flowcheck.verify.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code verify.json}: a whole report for programs. Times are ISO-8601 in UTC, amounts are JSON numbers, and a key without a
 * value is absent.
 *
 * <p>{@code window} is {@code {"start", "end"}}, both included, or {@code {"all": true}} where every record counted.
 */
public final class JsonReport {
    /** Where the report lies below the output directory. */
    public static final String PATH = "verify.json";

    private static final int VERSION = 1;

    private JsonReport() {}

    /** The report as a file. */
    public static OutputFile of(Report report) {
        return new OutputFile.Streamed(PATH, out -> JsonWriter.write(out, json -> report(json, report)));
    }

    private static void report(JsonWriter json, Report report) {
        json.startObject();
        json.property("version", VERSION);
        json.property("source", report.source());
        window(json, report.window());
        json.startObject("summary");
        report.summary().forEach((verdict, count) -> json.property(verdict.word(), count));
        json.endObject();
        json.startObject("statistics");
        json.property("recordsScanned", report.recordsScanned());
        json.property("bytesScanned", report.bytesScanned());
        json.endObject();
        json.texts("notes", report.notes());
        json.startList("unread");
        report.unread().forEach(unread -> {
            json.startObject();
            json.property("reason", unread.reason());
            json.property("count", unread.count());
            json.property("first", unread.first());
            json.endObject();
        });
        json.endList();
        json.startList("checks");
        JsonRows rows = new JsonRows(json);
        for (CheckResult result : report.results()) {
            result(json, result, rows);
        }
        json.endList();
        json.endObject();
    }

    private static void window(JsonWriter json, Optional<TimeRange> window) {
        json.startObject("window");
        window.ifPresentOrElse(
                range -> {
                    json.property("start", range.start().toString());
                    json.property("end", range.end().toString());
                },
                () -> json.property("all", true));
        json.endObject();
    }

    private static void result(JsonWriter json, CheckResult result, JsonRows rows) {
        AnyCheck check = result.check();
        json.startObject();
        json.property("id", check.id());
        json.property("verdict", result.verdict().word());
        json.property("message", result.message());
        text(json, "advice", result.advice());
        if (check.waiver().isPresent() && result.verdict() == Verdict.WAIVED) {
            waiver(json, check.waiver().get());
        }
        json.property("place", check.place().toString());
        text(json, "description", check.description());
        subject(json, check);
        json.property("query", result.query());
        if (check instanceof RawCheck) {
            table(json, result.table());
        } else {
            rows.write("rows", result.rows());
        }
        rows.write("evidence", result.evidence());
        JsonShortfall.write(json, "unmet", "reasons", result.shortfall());
        records(json, check, result.records());
        if (result.replies().isPresent()) {
            replies(json, result.replies().get());
        }
        unused(json, result.unused());
        text(json, "consoleUrl", result.consoleUrl());
        json.endObject();
    }

    private static void subject(JsonWriter json, AnyCheck any) {
        if (any instanceof Check check) {
            json.property("eni", check.networkInterface().eni());
            json.startList("addresses");
            for (IpAddress address : check.networkInterface().addresses()) {
                json.text(address.toString());
            }
            json.endList();
            json.property("direction", check.traffic().direction().name().toLowerCase(Locale.ROOT));
        } else if (any instanceof RawCheck raw) {
            text(json, "eni", raw.eni());
        }
    }

    private static void table(JsonWriter json, List<Map<String, String>> rows) {
        json.startRows("rows");
        for (Map<String, String> row : rows) {
            json.startObject();
            for (Map.Entry<String, String> column : row.entrySet()) {
                json.property(column.getKey(), column.getValue());
            }
            json.endObject();
        }
        json.endList();
    }

    private static void waiver(JsonWriter json, Waiver waiver) {
        json.startObject("waiver");
        json.property("reason", waiver.reason());
        json.property("until", waiver.until().toString());
        text(json, "by", waiver.by());
        json.endObject();
    }

    /** Of a query that names no interface it is known how many records it scanned, and nothing about what they say. */
    private static void records(JsonWriter json, AnyCheck check, RecordCounts records) {
        json.startObject("records");
        json.property("count", records.count());
        if (!check.isOfAnyInterface()) {
            json.property("noData", records.noData());
            json.property("skipData", records.skipData());
        }
        time(json, "first", records.first());
        time(json, "last", records.last());
        json.endObject();
    }

    private static void replies(JsonWriter json, RepliesLeftOut replies) {
        json.startObject("replies");
        json.property("excluded", replies.excluded());
        json.property("method", replies.method().word());
        json.endObject();
    }

    private static void unused(JsonWriter json, Unused unused) {
        if (!unused.isEmpty()) {
            json.startObject("unused");
            json.texts("ports", unused.ports().stream().map(Object::toString).toList());
            json.texts("peers", unused.peers().stream().map(Object::toString).toList());
            json.endObject();
        }
    }

    private static void time(JsonWriter json, String name, Optional<Instant> value) {
        if (value.isPresent()) {
            json.property(name, UtcTime.text(value.get()));
        }
    }

    private static void text(JsonWriter json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.property(name, value.get());
        }
    }
}
