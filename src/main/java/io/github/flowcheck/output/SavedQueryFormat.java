package io.github.flowcheck.output;

import io.github.flowcheck.check.Library;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.render.QueryParameter;
import io.github.flowcheck.render.SavedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The forms in which saved queries are written, each in a folder of its own. Same queries, same bytes, in whichever order. */
public enum SavedQueryFormat {
    /** {@code queries/<id>.cwli}: the text of each query. */
    QUERIES,
    /** {@code cloudformation/flowcheck.template.json}: one template; where it would be too large, a few parts and their parent. */
    CLOUDFORMATION,
    /** {@code terraform/flowcheck.tf.json}: one {@code aws_cloudwatch_query_definition} each. */
    TERRAFORM,
    /** {@code requests/<id>.json}: what {@code aws logs put-query-definition --cli-input-json} takes. */
    REQUESTS;

    /** The word that users write, which is the name of the folder too. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word. */
    public static Optional<SavedQueryFormat> parse(String word) {
        for (SavedQueryFormat format : values()) {
            if (format.word().equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether a file of this format stands for the whole check file: what it lacks, a deployment of it would delete. */
    public boolean isWhole() {
        return this == CLOUDFORMATION || this == TERRAFORM;
    }

    /** Whether it can say that a query has parameters; otherwise {@link SavedQuery#plain()} is written. */
    public boolean takesParameters() {
        return this != TERRAFORM;
    }

    /** The folders of its files. */
    List<String> folders() {
        return List.of(word(), word() + "/" + Library.FOLDER);
    }

    /** All files of this format, in the order of the check ids. */
    public List<OutputFile> files(List<SavedQuery> queries) {
        List<SavedQuery> sorted = sorted(queries);
        if (this == CLOUDFORMATION) {
            return CloudFormation.files(sorted);
        }
        if (this == TERRAFORM) {
            return Terraform.files(sorted);
        }
        List<OutputFile> files = new ArrayList<>();
        for (SavedQuery query : sorted) {
            files.add(this == QUERIES ? text(query) : request(query));
        }
        return files;
    }

    private List<SavedQuery> sorted(List<SavedQuery> queries) {
        Map<String, SavedQuery> sorted = new TreeMap<>();
        for (SavedQuery query : queries) {
            sorted.put(query.checkId(), takesParameters() ? query : query.plain());
        }
        return List.copyOf(sorted.values());
    }

    private static OutputFile text(SavedQuery query) {
        return OutputFile.of("queries/" + query.checkId() + ".cwli", query.text() + "\n");
    }

    /**
     * For a check only members that PutQueryDefinition had from its start, so that every release of the AWS CLI takes them;
     * {@code parameters} is of March 2026.
     */
    private static OutputFile request(SavedQuery query) {
        JsonWriter json =
                new JsonWriter().startObject().property("name", query.name()).property("queryString", query.text());
        if (!query.logGroupNames().isEmpty()) {
            json.texts("logGroupNames", query.logGroupNames());
        }
        if (!query.parameters().isEmpty()) {
            json.startList("parameters");
            for (QueryParameter parameter : query.parameters()) {
                json.startObject()
                        .property("name", parameter.name())
                        .property("defaultValue", parameter.defaultValue())
                        .property("description", parameter.description())
                        .endObject();
            }
            json.endList();
        }
        return OutputFile.of(
                "requests/" + query.checkId() + ".json", json.endObject().finish());
    }
}
