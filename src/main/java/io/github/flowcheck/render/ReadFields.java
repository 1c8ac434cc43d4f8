package io.github.flowcheck.render;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.flow.FlowField;
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

/** Which fields of a flow log a check reads. Looked up in the queries themselves, so that it cannot differ from them. */
public final class ReadFields {
    private ReadFields() {}

    /** In the order of their versions. Of a query that its author wrote only what is asked beside it is known. */
    public static List<FlowField> of(AnyCheck check) {
        FieldCatalog fields = new FieldCatalog(check.scope().reading());
        Set<String> read = new HashSet<>();
        queries(check).flatMap(query -> query.commands().stream()).forEach(command -> addFields(command, read));
        return Arrays.stream(FlowField.values())
                .filter(field -> read.contains(fields.field(field).name()))
                .toList();
    }

    private static Stream<Query> queries(AnyCheck any) {
        if (any instanceof RawCheck raw) {
            return raw.eni().stream()
                    .map(eni -> CoverageQueries.records(eni, raw.scope().reading()));
        }
        Check check = (Check) any;
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
