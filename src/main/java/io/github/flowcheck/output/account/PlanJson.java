package io.github.flowcheck.output.account;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.plan.AccountQuery;
import io.github.flowcheck.plan.Change;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.QueryContent;
import io.github.flowcheck.plan.Wanted;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A plan as JSON. The same file and the same account give the same bytes. */
public final class PlanJson {
    /** Where it lies below the output directory. */
    public static final String PATH = "plan.json";

    private PlanJson() {}

    /** The file. */
    public static OutputFile of(Wanted wanted, Plan plan) {
        return OutputFile.of(PATH, JsonText.of(json -> {
            json.writeStartObject();
            head(json, wanted, plan);
            json.writeArrayPropertyStart("changes");
            for (Change change : plan.changes()) {
                json.writeStartObject();
                change(json, change);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    static void head(JsonGenerator json, Wanted wanted, Plan plan) {
        json.writeNumberProperty("version", 1);
        json.writeStringProperty("folder", wanted.folder());
        json.writeStringProperty("owner", wanted.owner());
        json.writeBooleanProperty("drift", plan.hasDrift());
        json.writeObjectPropertyStart("summary");
        plan.counts().forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, Change change) {
        json.writeStringProperty("name", change.name());
        json.writeStringProperty("action", change.word());
        if (change instanceof Change.Create create) {
            content(json, "after", create.content());
        } else if (change instanceof Change.Update update) {
            account(json, update.before());
            content(json, "before", update.before().content());
            content(json, "after", update.after());
        } else if (change instanceof Change.Unchanged unchanged) {
            account(json, unchanged.query());
        } else if (change instanceof Change.Delete delete) {
            account(json, delete.query());
            content(json, "before", delete.query().content());
        } else if (change instanceof Change.Leftover leftover) {
            account(json, leftover.query());
        } else if (change instanceof Change.Conflict conflict) {
            conflict(json, conflict);
        }
        List<String> diff = ContentDiff.lines(change);
        if (!diff.isEmpty()) {
            json.writeStringProperty("diff", String.join("\n", diff) + "\n");
        }
    }

    private static void conflict(JsonGenerator json, Change.Conflict conflict) {
        json.writeStringProperty("message", conflict.message());
        json.writeStringProperty("remedy", conflict.remedy());
        json.writeArrayPropertyStart("found");
        for (AccountQuery query : conflict.found()) {
            json.writeStartObject();
            account(json, query);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void account(JsonGenerator json, AccountQuery query) {
        json.writeStringProperty("id", query.id());
        query.lastModified().ifPresent(time -> json.writeStringProperty("lastModified", time.toString()));
    }

    private static void content(JsonGenerator json, String name, QueryContent content) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("queryString", content.text());
        JsonText.texts(json, "logGroupNames", content.logGroupNames());
        json.writeStringProperty("queryLanguage", content.language());
        json.writeArrayPropertyStart("parameters");
        for (QueryContent.Parameter parameter : content.parameters()) {
            json.writeStartObject();
            json.writeStringProperty("name", parameter.name());
            text(json, "defaultValue", parameter.defaultValue());
            text(json, "description", parameter.description());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) {
        value.ifPresent(text -> json.writeStringProperty(name, text));
    }
}
