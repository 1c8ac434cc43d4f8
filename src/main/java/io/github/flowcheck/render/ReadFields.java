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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which fields of a flow log a check reads. Looked up in the queries themselves, so that it cannot differ from them. */
public final class ReadFields {
    private ReadFields() {}

    /** In the order of their versions. Of a query that its author wrote only what is asked beside it is known. */
    public static List<FlowField> of(AnyCheck check) {
        FieldCatalog fields = new FieldCatalog(check.scope().reading());
        Set<String> read = new HashSet<>();
        for (Query query : queries(check)) {
            for (Command command : query.commands()) {
                addFields(command, read);
            }
        }
        List<FlowField> all = new ArrayList<>();
        for (FlowField field : FlowField.values()) {
            if (read.contains(fields.field(field).name())) {
                all.add(field);
            }
        }
        return all;
    }

    private static List<Query> queries(AnyCheck any) {
        List<Query> queries = new ArrayList<>();
        if (any instanceof Check check) {
            queries.add(CheckQueries.answer(check, check.id()));
            queries.add(CheckQueries.peers(check, PortSet.ALL));
            queries.add(CoverageQueries.records(check));
            Optional<Query> replies = CheckQueries.replies(check);
            if (replies.isPresent()) {
                queries.add(replies.get());
            }
            queries.addAll(CoverageQueries.addresses(check));
        } else if (any instanceof RawCheck raw && raw.eni().isPresent()) {
            queries.add(CoverageQueries.records(raw.eni().get(), raw.scope().reading()));
        }
        return queries;
    }

    private static void addFields(Command command, Set<String> read) {
        if (command instanceof Filter filter) {
            addFields(filter.condition(), read);
        } else if (command instanceof Stats stats) {
            addFields(stats.aggregates(), read);
            addFields(stats.by(), read);
        }
    }

    private static void addFields(List<Column> columns, Set<String> read) {
        for (Column column : columns) {
            addFields(column.expression(), read);
        }
    }

    private static void addFields(Expression expression, Set<String> read) {
        if (expression instanceof Field field) {
            read.add(field.name());
        }
        for (Expression operand : expression.operands()) {
            addFields(operand, read);
        }
    }
}
