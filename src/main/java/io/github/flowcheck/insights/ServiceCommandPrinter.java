package io.github.flowcheck.insights;

import io.github.flowcheck.insights.ServiceCommand.AppendCols;
import io.github.flowcheck.insights.ServiceCommand.CidrLookup;
import io.github.flowcheck.insights.ServiceCommand.Diff;
import io.github.flowcheck.insights.ServiceCommand.Join;
import io.github.flowcheck.insights.ServiceCommand.LogCompare;
import io.github.flowcheck.insights.ServiceCommand.Lookup;
import io.github.flowcheck.insights.ServiceCommand.Pattern;
import io.github.flowcheck.insights.ServiceCommand.RelevantFields;
import io.github.flowcheck.insights.ServiceCommand.Source;
import io.github.flowcheck.insights.ServiceCommand.Unmask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what follows the keyword of a command that only CloudWatch can answer. */
final class ServiceCommandPrinter {
    private ServiceCommandPrinter() {}

    static String rest(ServiceCommand command) {
        if (command instanceof Source source) {
            return source(source);
        }
        if (command instanceof Join join) {
            return join(join);
        }
        if (command instanceof Lookup lookup) {
            return FieldName.written(lookup.table()) + " "
                    + CommandPrinter.joined(
                            lookup.matches(),
                            match -> as(match.column(), match.field().name()))
                    + output(lookup.onlyMissing(), lookup.outputs());
        }
        if (command instanceof CidrLookup lookup) {
            return FieldName.written(lookup.table()) + " "
                    + ExpressionPrinter.print(lookup.address())
                    + lookup.column()
                            .map(column -> " as " + FieldName.written(column))
                            .orElse("")
                    + output(lookup.onlyMissing(), lookup.outputs());
        }
        if (command instanceof AppendCols append) {
            List<String> words = new ArrayList<>();
            append.override().ifPresent(override -> words.add("override=" + override));
            append.max().ifPresent(max -> words.add("max=" + max));
            words.add(CommandPrinter.subquery(append.query()));
            return String.join(" ", words);
        }
        return simple(command);
    }

    private static String simple(ServiceCommand command) {
        if (command instanceof Pattern pattern) {
            return ExpressionPrinter.print(pattern.input());
        }
        if (command instanceof Diff diff) {
            return diff.before().map(Diff.Before::word).orElse("");
        }
        if (command instanceof LogCompare compare) {
            return "timeshift " + ExpressionPrinter.print(compare.shift());
        }
        if (command instanceof RelevantFields relevant) {
            String fields = CommandPrinter.joined(relevant.fields(), ExpressionPrinter::print);
            return fields + (fields.isEmpty() ? "" : " ") + "where " + ExpressionPrinter.print(relevant.condition());
        }
        return command instanceof Unmask unmask ? CommandPrinter.joined(unmask.fields(), ExpressionPrinter::print) : "";
    }

    private static String source(Source source) {
        String origins = CommandPrinter.joined(source.origins(), ServiceCommandPrinter::origin);
        return origins
                + source.start().map(start -> " start=" + start).orElse("")
                + source.end().map(end -> " end=" + end).orElse("");
    }

    private static String origin(Source.Origin origin) {
        String criteria = CommandPrinter.joined(origin.criteria(), criterion -> criterion(origin, criterion));
        return origin.kind().map(kind -> kind + "(" + criteria + ")").orElse(criteria);
    }

    private static String criterion(Source.Origin origin, Source.Criterion criterion) {
        String values = CommandPrinter.joined(criterion.values(), ExpressionPrinter::print);
        String list = origin.kind().isPresent() ? "[" + values + "]" : values;
        return criterion.name().map(name -> name + ": " + list).orElse(list);
    }

    private static String join(Join join) {
        List<String> words = new ArrayList<>();
        join.outer().ifPresent(outer -> words.add("type=" + (outer ? "left" : "inner")));
        join.left().ifPresent(left -> words.add("left=" + FieldName.written(left)));
        join.right().ifPresent(right -> words.add("right=" + FieldName.written(right)));
        words.add("where " + ExpressionPrinter.print(join.condition()));
        words.add(CommandPrinter.subquery(join.query()));
        return String.join(" ", words);
    }

    private static String output(boolean onlyMissing, List<Lookup.Output> outputs) {
        return (onlyMissing ? " OUTPUTNEW " : " OUTPUT ")
                + outputs.stream()
                        .map(output -> as(output.column(), output.alias().orElse(output.column())))
                        .collect(Collectors.joining(", "));
    }

    private static String as(String column, String name) {
        return column.equals(name)
                ? FieldName.written(column)
                : FieldName.written(column) + " as " + FieldName.written(name);
    }
}
