package io.github.flowcheck.output;

import io.github.flowcheck.check.Library;
import io.github.flowcheck.output.text.JsonText;
import io.github.flowcheck.render.SavedQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
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
        List<SavedQuery> sorted = queries.stream()
                .map(query -> takesParameters() ? query : query.plain())
                .sorted(Comparator.comparing(SavedQuery::checkId))
                .toList();
        return switch (this) {
            case QUERIES ->
                sorted.stream()
                        .map(query -> OutputFile.of("queries/" + query.checkId() + ".cwli", query.text() + "\n"))
                        .toList();
            case CLOUDFORMATION -> CloudFormation.files(sorted);
            case TERRAFORM -> Terraform.files(sorted);
            case REQUESTS -> sorted.stream().map(SavedQueryFormat::request).toList();
        };
    }

    /**
     * For a check only members that PutQueryDefinition had from its start, so that every release of the AWS CLI takes them;
     * {@code parameters} is of March 2026.
     */
    private static OutputFile request(SavedQuery query) {
        return OutputFile.of("requests/" + query.checkId() + ".json", JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("name", query.name());
            json.writeStringProperty("queryString", query.text());
            if (!query.logGroupNames().isEmpty()) {
                JsonText.texts(json, "logGroupNames", query.logGroupNames());
            }
            if (!query.parameters().isEmpty()) {
                json.writeArrayPropertyStart("parameters");
                query.parameters().forEach(parameter -> {
                    json.writeStartObject();
                    json.writeStringProperty("name", parameter.name());
                    json.writeStringProperty("defaultValue", parameter.defaultValue());
                    json.writeStringProperty("description", parameter.description());
                    json.writeEndObject();
                });
                json.writeEndArray();
            }
            json.writeEndObject();
        }));
    }
}
