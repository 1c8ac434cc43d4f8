package io.github.flowcheck.local;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.FlowRecord;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.local.scan.StreamNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells from a query which records cannot matter to it, so that they need not be offered to the engine. That changes no
 * result: what is offered is still evaluated in full, and what is not offered fails a filter that every event has to
 * pass. Only comparisons with texts that can be no numbers are looked at, for as numbers different texts may be equal.
 */
final class RecordFilter {
    private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern WORD = Pattern.compile("ACCEPT|REJECT|OK|NODATA|SKIPDATA");

    private static final Map<String, FlowField> COMPARED = Map.of(
            FlowField.SRCADDR.insightsName(), FlowField.SRCADDR,
            FlowField.DSTADDR.insightsName(), FlowField.DSTADDR,
            FlowField.ACTION.insightsName(), FlowField.ACTION,
            FlowField.LOG_STATUS.insightsName(), FlowField.LOG_STATUS);

    private final List<Set<String>> streams = new ArrayList<>();
    private final boolean discovered;
    private Required[] required = {};

    /** A text that a field must have. */
    private record Required(FlowField field, byte[] text) {
        boolean isIn(FlowRecord record) {
            return Arrays.equals(text, 0, text.length, record.buffer(), record.start(field), record.end(field));
        }
    }

    private RecordFilter(boolean discovered) {
        this.discovered = discovered;
    }

    /**
     * What the filters of a query ask for that stand before every command that could change a field.
     *
     * @param format of the records; only in the default format they have fields beside the message
     */
    static RecordFilter of(Query query, LogFormat format) {
        RecordFilter filter = new RecordFilter(FlowEvent.hasDiscoveredFields(format));
        for (Command command : query.commands()) {
            if (command instanceof Command.Filter leading) {
                filter.take(leading.condition());
            } else if (!(command instanceof Command.Fields fields) || addsColumns(fields)) {
                break;
            }
        }
        return filter;
    }

    private static boolean addsColumns(Command.Fields fields) {
        return !fields.columns().stream()
                .allMatch(column -> column.alias().isEmpty() && column.expression() instanceof Expression.Field);
    }

    /** The log streams of all events that can match; empty if any can, as far as this looks. */
    Optional<Set<String>> streams() {
        return streams.stream().reduce((a, b) -> {
            Set<String> both = new HashSet<>(a);
            both.retainAll(b);
            return both;
        });
    }

    /** Whether a record of one of the streams can match. */
    boolean canMatch(FlowRecord record) {
        for (Required text : required) {
            if (!text.isIn(record)) {
                return false;
            }
        }
        return true;
    }

    private void take(Expression condition) {
        StreamNames.of(condition).ifPresent(streams::add);
        if (condition instanceof Expression.Binary both && both.operator() == Expression.Operator.AND) {
            take(both.left());
            take(both.right());
        } else if (condition instanceof Expression.Binary equal && equal.operator() == Expression.Operator.EQUAL) {
            if (equal.left() instanceof Expression.Field field) {
                takeMembership(field.name(), List.of(equal.right()));
                takeEquality(field.name(), equal.right());
            }
        } else if (condition instanceof Expression.In in
                && !in.negated()
                && in.operand() instanceof Expression.Field field) {
            takeMembership(field.name(), in.values());
        }
    }

    private void takeEquality(String name, Expression value) {
        FlowField field = discovered ? COMPARED.get(name) : null;
        if (field != null && value instanceof Expression.StringLiteral literal && isNoNumber(literal.value())) {
            required = Arrays.copyOf(required, required.length + 1);
            required[required.length - 1] = new Required(field, literal.value().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isNoNumber(String text) {
        return IPV4.matcher(text).matches() || WORD.matcher(text).matches();
    }

    private void takeMembership(String name, List<Expression> values) {
        if (!discovered || !name.equals(FlowField.INTERFACE_ID.insightsName())) {
            return;
        }
        Set<String> named = new HashSet<>();
        for (Expression value : values) {
            if (!(value instanceof Expression.StringLiteral literal)) {
                return;
            }
            named.add(StreamNames.ofInterface(literal.value()));
        }
        streams.add(named);
    }
}
