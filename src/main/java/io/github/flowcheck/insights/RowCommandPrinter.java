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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what follows the keyword of a command over rows. */
final class RowCommandPrinter {
    private RowCommandPrinter() {}

    static String rest(RowCommand command) {
        if (command instanceof Unnest unnest) {
            return field(unnest.field()) + " into " + FieldName.written(unnest.alias());
        }
        if (command instanceof Expand expand) {
            return field(expand.field());
        }
        if (command instanceof Json json) {
            return "field=" + field(json.field()) + " " + ExpressionPrinter.quoted(json.path()) + " as "
                    + FieldName.written(json.alias());
        }
        if (command instanceof Accum accum) {
            return field(accum.field()) + alias(accum.alias());
        }
        if (command instanceof Autoregress autoregress) {
            return field(autoregress.field())
                    + alias(autoregress.alias())
                    + autoregress.lags().map(RowCommandPrinter::lags).orElse("");
        }
        if (command instanceof AddTotals totals) {
            return addTotals(totals);
        }
        if (command instanceof FillMissing fill) {
            String fillings = CommandPrinter.joined(
                    fill.fillings(),
                    filling -> ExpressionPrinter.print(filling.value()) + " for " + field(filling.field()));
            return fillings.isEmpty() ? "" : "with " + fillings;
        }
        if (command instanceof FillDown fill) {
            return spaced(fill.fields(), RowCommandPrinter::pattern);
        }
        if (command instanceof CountFrequent count) {
            return fields(count.fields());
        }
        if (command instanceof Sessionize sessions) {
            return fields(sessions.fields())
                    + sessions.span()
                            .map(span -> " maxspan " + ExpressionPrinter.print(span))
                            .orElse("")
                    + alias(sessions.alias());
        }
        return outlier((Outlier) command);
    }

    private static String lags(Autoregress.Lags lags) {
        return " p=" + lags.first() + (lags.last() == lags.first() ? "" : "-" + lags.last());
    }

    private static String addTotals(AddTotals totals) {
        List<String> words = new ArrayList<>();
        totals.name().ifPresent(name -> words.add("fieldname=" + FieldName.written(name)));
        option(words, "row", totals.row());
        option(words, "col", totals.column());
        if (!totals.fields().isEmpty()) {
            words.add(fields(totals.fields()));
        }
        return String.join(" ", words);
    }

    private static String outlier(Outlier outlier) {
        List<String> words = new ArrayList<>();
        outlier.remove().ifPresent(remove -> words.add("action=" + (remove ? "remove" : "transform")));
        outlier.factor().map(BigDecimal::toPlainString).ifPresent(factor -> words.add("param=" + factor));
        option(words, "uselower", outlier.useLower());
        option(words, "mark", outlier.mark());
        words.add(spaced(outlier.fields(), RowCommandPrinter::field));
        return String.join(" ", words);
    }

    private static void option(List<String> words, String name, Optional<Boolean> value) {
        value.ifPresent(given -> words.add(name + "=" + given));
    }

    /** A star stands outside of backticks, where it means any letters. */
    private static String pattern(Field field) {
        String[] pieces = field.name().split("\\*", -1);
        List<String> written = new ArrayList<>();
        for (String piece : pieces) {
            written.add(piece.isEmpty() ? "" : plain(piece) ? piece : FieldName.quoted(piece));
        }
        return String.join("*", written);
    }

    private static boolean plain(String piece) {
        return piece.chars().allMatch(c -> c < 0x80 && FieldName.isWordPart((char) c))
                && FieldName.written(piece).equals(piece);
    }

    private static String alias(Optional<String> alias) {
        return alias.map(name -> " as " + FieldName.written(name)).orElse("");
    }

    private static String fields(List<Field> fields) {
        return CommandPrinter.joined(fields, RowCommandPrinter::field);
    }

    private static String spaced(List<Field> fields, Function<Field, String> print) {
        return fields.stream().map(print).collect(Collectors.joining(" "));
    }

    private static String field(Field field) {
        return FieldName.written(field.name());
    }
}
