package io.github.flowcheck.render;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Query;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a check needs of its flow log's format. Looked up in the queries themselves, so that it cannot differ from them. */
public final class MissingFields {
    private MissingFields() {}

    /** The fields that queries of the check read and its format does not have, in the order of their versions. */
    public static List<FlowField> of(Check check) {
        if (check.scope().reading().format().isEmpty()) {
            return List.of(); // The default format has whatever the queries of the default format read.
        }
        LogFormat records = check.scope().reading().records();
        FieldCatalog fields = new FieldCatalog(check.scope().reading());
        Set<String> read = new HashSet<>();
        queries(check).flatMap(query -> query.commands().stream()).forEach(command -> addFields(command, read));
        return Arrays.stream(FlowField.values())
                .filter(field ->
                        !records.has(field) && read.contains(fields.field(field).name()))
                .toList();
    }

    private static Stream<Query> queries(Check check) {
        return Stream.of(
                        Stream.of(
                                CheckQueries.answer(check, check.id()),
                                CheckQueries.peers(check, PortSet.ALL),
                                CoverageQueries.records(check)),
                        CheckQueries.replies(check).stream(),
                        CoverageQueries.addresses(check).stream())
                .flatMap(queries -> queries);
    }

    private static void addFields(Command command, Set<String> read) {
        if (command instanceof Filter filter) {
            addFields(filter.condition(), read);
        } else if (command instanceof Stats stats) {
            Stream.concat(stats.aggregates().stream(), stats.by().stream())
                    .map(Column::expression)
                    .forEach(expression -> addFields(expression, read));
        }
    }

    private static void addFields(Expression expression, Set<String> read) {
        if (expression instanceof Field field) {
            read.add(field.name());
        }
        expression.operands().forEach(operand -> addFields(operand, read));
    }
}
