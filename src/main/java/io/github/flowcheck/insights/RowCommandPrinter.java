package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.RowCommand.Accum;
import io.github.flowcheck.insights.RowCommand.AddTotals;
import io.github.flowcheck.insights.RowCommand.Autoregress;
import io.github.flowcheck.insights.RowCommand.CountFrequent;
import io.github.flowcheck.insights.RowCommand.Expand;
import io.github.flowcheck.insights.RowCommand.FillDown;
import io.github.flowcheck.insights.RowCommand.FillMissing;
import io.github.flowcheck.insights.RowCommand.Json;
import io.github.flowcheck.insights.RowCommand.Outlier;
import io.github.flowcheck.insights.RowCommand.Sessionize;
import io.github.flowcheck.insights.RowCommand.Unnest;
import java.math.BigDecimal;
import java.util.List;

/** Writes what follows the keyword of a command over rows. */
final class RowCommandPrinter {
    private RowCommandPrinter() {}

    static void rest(RowCommand command, StringBuilder text) {
        if (command instanceof Unnest unnest) {
            field(unnest.field(), text);
            text.append(" into ").append(FieldName.written(unnest.alias()));
        } else if (command instanceof Expand expand) {
            field(expand.field(), text);
        } else if (command instanceof Json json) {
            json(json, text);
        } else if (command instanceof Accum accum) {
            field(accum.field(), text);
            CommandPrinter.alias(accum.alias(), text);
        } else if (command instanceof Autoregress autoregress) {
            autoregress(autoregress, text);
        } else if (command instanceof AddTotals totals) {
            addTotals(totals, text);
        } else if (command instanceof FillMissing fill) {
            fillings(fill.fillings(), text);
        } else if (command instanceof FillDown fill) {
            patterns(fill.fields(), text);
        } else if (command instanceof CountFrequent count) {
            CommandPrinter.expressions(count.fields(), text);
        } else if (command instanceof Sessionize sessions) {
            sessionize(sessions, text);
        } else if (command instanceof Outlier outlier) {
            outlier(outlier, text);
        }
    }

    private static void json(Json json, StringBuilder text) {
        text.append("field=");
        field(json.field(), text);
        text.append(' ');
        ExpressionPrinter.quoted(json.path(), text);
        text.append(" as ").append(FieldName.written(json.alias()));
    }

    private static void autoregress(Autoregress autoregress, StringBuilder text) {
        field(autoregress.field(), text);
        CommandPrinter.alias(autoregress.alias(), text);
        if (autoregress.lags().isPresent()) {
            Autoregress.Lags lags = autoregress.lags().get();
            text.append(" p=").append(lags.first());
            if (lags.last() != lags.first()) {
                text.append('-').append(lags.last());
            }
        }
    }

    private static void addTotals(AddTotals totals, StringBuilder text) {
        int start = text.length();
        CommandPrinter.option("fieldname", totals.name().map(FieldName::written), start, text);
        CommandPrinter.option("row", totals.row(), start, text);
        CommandPrinter.option("col", totals.column(), start, text);
        if (!totals.fields().isEmpty()) {
            CommandPrinter.blank(start, text);
            CommandPrinter.expressions(totals.fields(), text);
        }
    }

    private static void fillings(List<FillMissing.Filling> fillings, StringBuilder text) {
        String separator = "with ";
        for (FillMissing.Filling filling : fillings) {
            text.append(separator);
            ExpressionPrinter.print(filling.value(), text);
            text.append(" for ");
            field(filling.field(), text);
            separator = ", ";
        }
    }

    private static void sessionize(Sessionize sessions, StringBuilder text) {
        CommandPrinter.expressions(sessions.fields(), text);
        if (sessions.span().isPresent()) {
            text.append(" maxspan ");
            ExpressionPrinter.print(sessions.span().get(), text);
        }
        CommandPrinter.alias(sessions.alias(), text);
    }

    private static void outlier(Outlier outlier, StringBuilder text) {
        int start = text.length();
        CommandPrinter.option("action", outlier.remove().map(remove -> remove ? "remove" : "transform"), start, text);
        CommandPrinter.option("param", outlier.factor().map(BigDecimal::toPlainString), start, text);
        CommandPrinter.option("uselower", outlier.useLower(), start, text);
        CommandPrinter.option("mark", outlier.mark(), start, text);
        for (Field field : outlier.fields()) {
            CommandPrinter.blank(start, text);
            field(field, text);
        }
    }

    private static void patterns(List<Field> fields, StringBuilder text) {
        String separator = "";
        for (Field field : fields) {
            text.append(separator);
            pattern(field.name(), text);
            separator = " ";
        }
    }

    /** A star stands outside of backticks, where it means any letters. */
    private static void pattern(String name, StringBuilder text) {
        String separator = "";
        for (String piece : name.split("\\*", -1)) {
            text.append(separator);
            if (!piece.isEmpty()) {
                text.append(isPlain(piece) ? piece : FieldName.quoted(piece));
            }
            separator = "*";
        }
    }

    private static boolean isPlain(String piece) {
        return FieldName.written(piece).equals(piece);
    }

    private static void field(Field field, StringBuilder text) {
        text.append(FieldName.written(field.name()));
    }
}
