package io.github.flowcheck.output.account;

import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.plan.AccountQuery;
import io.github.flowcheck.plan.Change;
import io.github.flowcheck.plan.Plan;
import io.github.flowcheck.plan.QueryContent;
import io.github.flowcheck.plan.Wanted;
import java.util.List;
import java.util.Optional;

/** A plan as JSON. The same file and the same account give the same bytes. */
public final class PlanJson {
    /** Where it lies below the output directory. */
    public static final String PATH = "plan.json";

    private PlanJson() {}

    /** The file. */
    public static OutputFile of(Wanted wanted, Plan plan) {
        return OutputFile.of(PATH, JsonWriter.of(json -> {
            json.startObject();
            head(json, wanted, plan);
            json.startList("changes");
            for (Change change : plan.changes()) {
                json.startObject();
                change(json, change);
                json.endObject();
            }
            json.endList();
            json.endObject();
        }));
    }

    static void head(JsonWriter json, Wanted wanted, Plan plan) {
        json.property("version", 1);
        json.property("folder", wanted.folder());
        json.property("owner", wanted.owner());
        json.property("drift", plan.hasDrift());
        json.startObject("summary");
        plan.counts().forEach(json::property);
        json.endObject();
    }

    private static void change(JsonWriter json, Change change) {
        json.property("name", change.name());
        json.property("action", change.word());
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
            json.property("diff", String.join("\n", diff) + "\n");
        }
    }

    private static void conflict(JsonWriter json, Change.Conflict conflict) {
        json.property("message", conflict.message());
        json.property("remedy", conflict.remedy());
        json.startList("found");
        for (AccountQuery query : conflict.found()) {
            json.startObject();
            account(json, query);
            json.endObject();
        }
        json.endList();
    }

    private static void account(JsonWriter json, AccountQuery query) {
        json.property("id", query.id());
        query.lastModified().ifPresent(time -> json.property("lastModified", time.toString()));
    }

    private static void content(JsonWriter json, String name, QueryContent content) {
        json.startObject(name);
        json.property("queryString", content.text());
        json.texts("logGroupNames", content.logGroupNames());
        json.property("queryLanguage", content.language());
        json.startList("parameters");
        for (QueryContent.Parameter parameter : content.parameters()) {
            json.startObject();
            json.property("name", parameter.name());
            text(json, "defaultValue", parameter.defaultValue());
            text(json, "description", parameter.description());
            json.endObject();
        }
        json.endList();
        json.endObject();
    }

    private static void text(JsonWriter json, String name, Optional<String> value) {
        value.ifPresent(text -> json.property(name, text));
    }
}
