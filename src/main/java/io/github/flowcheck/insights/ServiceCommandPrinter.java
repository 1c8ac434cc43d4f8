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
import java.util.List;
import java.util.Optional;

/** Writes what follows the keyword of a command that only CloudWatch can answer. */
final class ServiceCommandPrinter {
    private ServiceCommandPrinter() {}

    static void rest(ServiceCommand command, StringBuilder text) {
        if (command instanceof Source source) {
            source(source, text);
        } else if (command instanceof Join join) {
            join(join, text);
        } else if (command instanceof Lookup lookup) {
            lookup(lookup, text);
        } else if (command instanceof CidrLookup lookup) {
            text.append(FieldName.written(lookup.table())).append(' ');
            ExpressionPrinter.print(lookup.address(), text);
            CommandPrinter.alias(lookup.column(), text);
            output(lookup.onlyMissing(), lookup.outputs(), text);
        } else if (command instanceof AppendCols append) {
            appendCols(append, text);
        } else {
            simple(command, text);
        }
    }

    private static void simple(ServiceCommand command, StringBuilder text) {
        if (command instanceof Pattern pattern) {
            ExpressionPrinter.print(pattern.input(), text);
        } else if (command instanceof Diff diff) {
            text.append(diff.before().map(Diff.Before::word).orElse(""));
        } else if (command instanceof LogCompare compare) {
            text.append("timeshift ");
            ExpressionPrinter.print(compare.shift(), text);
        } else if (command instanceof RelevantFields relevant) {
            CommandPrinter.expressions(relevant.fields(), text);
            text.append(relevant.fields().isEmpty() ? "where " : " where ");
            ExpressionPrinter.print(relevant.condition(), text);
        } else if (command instanceof Unmask unmask) {
            CommandPrinter.expressions(unmask.fields(), text);
        }
    }

    private static void source(Source source, StringBuilder text) {
        String separator = "";
        for (Source.Origin origin : source.origins()) {
            text.append(separator);
            origin(origin, text);
            separator = ", ";
        }
        moment(" start=", source.start(), text);
        moment(" end=", source.end(), text);
    }

    private static void moment(String name, Optional<String> moment, StringBuilder text) {
        if (moment.isPresent()) {
            text.append(name).append(moment.get());
        }
    }

    private static void origin(Source.Origin origin, StringBuilder text) {
        boolean selects = origin.kind().isPresent();
        if (selects) {
            text.append(origin.kind().get()).append('(');
        }
        String separator = "";
        for (Source.Criterion criterion : origin.criteria()) {
            text.append(separator);
            criterion(criterion, selects, text);
            separator = ", ";
        }
        text.append(selects ? ")" : "");
    }

    private static void criterion(Source.Criterion criterion, boolean list, StringBuilder text) {
        if (criterion.name().isPresent()) {
            text.append(criterion.name().get()).append(": ");
        }
        text.append(list ? "[" : "");
        CommandPrinter.expressions(criterion.values(), text);
        String separator = "";
        for (Source.Tag tag : criterion.tags()) {
            text.append(separator).append("{\"key\": ");
            ExpressionPrinter.print(tag.key(), text);
            text.append(", \"values\": [");
            CommandPrinter.expressions(tag.values(), text);
            text.append("]}");
            separator = ", ";
        }
        text.append(list ? "]" : "");
    }

    private static void join(Join join, StringBuilder text) {
        int start = text.length();
        CommandPrinter.option("type", join.outer().map(outer -> outer ? "left" : "inner"), start, text);
        CommandPrinter.option("left", join.left().map(FieldName::written), start, text);
        CommandPrinter.option("right", join.right().map(FieldName::written), start, text);
        CommandPrinter.blank(start, text);
        text.append("where ");
        ExpressionPrinter.print(join.condition(), text);
        text.append(' ');
        CommandPrinter.subquery(join.query(), text);
    }

    private static void appendCols(AppendCols append, StringBuilder text) {
        int start = text.length();
        CommandPrinter.option("override", append.override(), start, text);
        if (append.max().isPresent()) {
            CommandPrinter.blank(start, text);
            text.append("max=").append(append.max().getAsLong());
        }
        CommandPrinter.blank(start, text);
        CommandPrinter.subquery(append.query(), text);
    }

    private static void lookup(Lookup lookup, StringBuilder text) {
        String separator = " ";
        text.append(FieldName.written(lookup.table()));
        for (Lookup.Match match : lookup.matches()) {
            text.append(separator);
            as(match.column(), match.field().name(), text);
            separator = ", ";
        }
        output(lookup.onlyMissing(), lookup.outputs(), text);
    }

    private static void output(boolean onlyMissing, List<Lookup.Output> outputs, StringBuilder text) {
        String separator = onlyMissing ? " OUTPUTNEW " : " OUTPUT ";
        for (Lookup.Output output : outputs) {
            text.append(separator);
            as(output.column(), output.alias().orElse(output.column()), text);
            separator = ", ";
        }
    }

    private static void as(String column, String name, StringBuilder text) {
        text.append(FieldName.written(column));
        if (!column.equals(name)) {
            text.append(" as ").append(FieldName.written(name));
        }
    }
}
