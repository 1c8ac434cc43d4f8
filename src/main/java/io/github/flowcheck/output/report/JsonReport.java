package io.github.flowcheck.output.report;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.check.Waiver;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonText;
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
import tools.jackson.core.JsonGenerator;

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
        return new OutputFile.Streamed(PATH, out -> JsonText.write(out, json -> report(json, report)));
    }

    private static void report(JsonGenerator json, Report report) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("source", report.source());
        window(json, report.window());
        json.writeObjectPropertyStart("summary");
        report.summary().forEach((verdict, count) -> json.writeNumberProperty(verdict.word(), count));
        json.writeEndObject();
        json.writeObjectPropertyStart("statistics");
        json.writeNumberProperty("recordsScanned", report.recordsScanned());
        json.writeNumberProperty("bytesScanned", report.bytesScanned());
        json.writeEndObject();
        JsonText.texts(json, "notes", report.notes());
        json.writeArrayPropertyStart("unread");
        report.unread().forEach(unread -> {
            json.writeStartObject();
            json.writeStringProperty("reason", unread.reason());
            json.writeNumberProperty("count", unread.count());
            json.writeStringProperty("first", unread.first());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("checks");
        JsonRows rows = new JsonRows(json);
        for (CheckResult result : report.results()) {
            result(json, result, rows);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void window(JsonGenerator json, Optional<TimeRange> window) {
        json.writeObjectPropertyStart("window");
        window.ifPresentOrElse(
                range -> {
                    json.writeStringProperty("start", range.start().toString());
                    json.writeStringProperty("end", range.end().toString());
                },
                () -> json.writeBooleanProperty("all", true));
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, CheckResult result, JsonRows rows) {
        AnyCheck check = result.check();
        json.writeStartObject();
        json.writeStringProperty("id", check.id());
        json.writeStringProperty("verdict", result.verdict().word());
        json.writeStringProperty("message", result.message());
        text(json, "advice", result.advice());
        if (check.waiver().isPresent() && result.verdict() == Verdict.WAIVED) {
            waiver(json, check.waiver().get());
        }
        json.writeStringProperty("place", check.place().toString());
        text(json, "description", check.description());
        subject(json, check);
        json.writeStringProperty("query", result.query());
        if (check instanceof RawCheck) {
            table(json, result.table());
        } else {
            rows.write("rows", result.rows());
        }
        rows.write("evidence", result.evidence());
        records(json, check, result.records());
        if (result.replies().isPresent()) {
            replies(json, result.replies().get());
        }
        unused(json, result.unused());
        text(json, "consoleUrl", result.consoleUrl());
        json.writeEndObject();
    }

    private static void subject(JsonGenerator json, AnyCheck any) {
        if (any instanceof Check check) {
            json.writeStringProperty("eni", check.networkInterface().eni());
            json.writeArrayPropertyStart("addresses");
            for (IpAddress address : check.networkInterface().addresses()) {
                json.writeString(address.toString());
            }
            json.writeEndArray();
            json.writeStringProperty(
                    "direction", check.traffic().direction().name().toLowerCase(Locale.ROOT));
        } else if (any instanceof RawCheck raw) {
            text(json, "eni", raw.eni());
        }
    }

    private static void table(JsonGenerator json, List<Map<String, String>> rows) {
        JsonText.rows(json, "rows", () -> {
            for (Map<String, String> row : rows) {
                json.writeStartObject();
                row.forEach(json::writeStringProperty);
                json.writeEndObject();
            }
        });
    }

    private static void waiver(JsonGenerator json, Waiver waiver) {
        json.writeObjectPropertyStart("waiver");
        json.writeStringProperty("reason", waiver.reason());
        json.writeStringProperty("until", waiver.until().toString());
        text(json, "by", waiver.by());
        json.writeEndObject();
    }

    /** Of a query that names no interface it is known how many records it scanned, and nothing about what they say. */
    private static void records(JsonGenerator json, AnyCheck check, RecordCounts records) {
        json.writeObjectPropertyStart("records");
        json.writeNumberProperty("count", records.count());
        if (!check.isOfAnyInterface()) {
            json.writeNumberProperty("noData", records.noData());
            json.writeNumberProperty("skipData", records.skipData());
        }
        time(json, "first", records.first());
        time(json, "last", records.last());
        json.writeEndObject();
    }

    private static void replies(JsonGenerator json, RepliesLeftOut replies) {
        json.writeObjectPropertyStart("replies");
        json.writeNumberProperty("excluded", replies.excluded());
        json.writeStringProperty("method", replies.method().word());
        json.writeEndObject();
    }

    private static void unused(JsonGenerator json, Unused unused) {
        if (!unused.isEmpty()) {
            json.writeObjectPropertyStart("unused");
            JsonText.texts(
                    json, "ports", unused.ports().stream().map(Object::toString).toList());
            JsonText.texts(
                    json, "peers", unused.peers().stream().map(Object::toString).toList());
            json.writeEndObject();
        }
    }

    private static void time(JsonGenerator json, String name, Optional<Instant> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, UtcTime.text(value.get()));
        }
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        }
    }
}
