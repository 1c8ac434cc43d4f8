package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Commands that multiply, fill, number or sum up rows: what they answer follows from the events. */
public sealed interface RowCommand extends Command {
    /** {@code unnest field into alias}: a row for each member of a list, which {@code jsonParse} makes. */
    record Unnest(Field field, String alias) implements RowCommand {
        public Unnest {
            FieldName.checked(alias);
        }

        @Override
        public String keyword() {
            return "unnest";
        }

        @Override
        public List<Expression> reads() {
            return List.of(field);
        }

        @Override
        public List<String> defines() {
            return List.of(alias);
        }
    }

    /** {@code expand field}: a row for each member of a JSON array, under the field's own name. */
    record Expand(Field field) implements RowCommand {
        @Override
        public String keyword() {
            return "expand";
        }

        @Override
        public List<Expression> reads() {
            return List.of(field);
        }
    }

    /** {@code json field=field "path" as alias}: the part at a path of names and indexes, out of a JSON text or a structure. */
    record Json(Field field, String path, String alias) implements RowCommand {
        public Json {
            FieldName.checked(alias);
        }

        @Override
        public String keyword() {
            return "json";
        }

        @Override
        public List<Expression> reads() {
            return List.of(field);
        }

        @Override
        public List<String> defines() {
            return List.of(alias);
        }
    }

    /** {@code accum field as alias}: the running sum. What it is called without an alias is not documented. */
    record Accum(Field field, Optional<String> alias) implements RowCommand {
        public Accum {
            alias.ifPresent(FieldName::checked);
        }

        @Override
        public String keyword() {
            return "accum";
        }

        @Override
        public List<Expression> reads() {
            return List.of(field);
        }

        @Override
        public List<String> defines() {
            return alias.stream().toList();
        }

        @Override
        public boolean addsUnnamed() {
            return alias.isEmpty();
        }
    }

    /**
     * {@code autoregress field as alias p=1-4}: values of rows before, as {@code field_p1} and so on.
     *
     * @param lags how many rows back; absent for one
     */
    record Autoregress(Field field, Optional<String> alias, Optional<Lags> lags) implements RowCommand {
        public Autoregress {
            alias.ifPresent(FieldName::checked);
        }

        /** From {@code first} to {@code last} rows back; a single number where both are equal. */
        public record Lags(int first, int last) {
            /** The most rows back that we read; CloudWatch documents no bound. */
            public static final int MOST = 1000;

            public Lags {
                if (first < 1 || last < first || last > MOST) {
                    throw new IllegalArgumentException("no lags: " + first + "-" + last);
                }
            }
        }

        @Override
        public String keyword() {
            return "autoregress";
        }

        @Override
        public List<Expression> reads() {
            return List.of(field);
        }

        @Override
        public List<String> defines() {
            String name = alias.orElse(field.name());
            List<String> names = new ArrayList<>(alias.stream().toList());
            Lags all = lags.orElse(new Lags(1, 1));
            IntStream.rangeClosed(all.first(), all.last()).forEach(lag -> names.add(name + "_p" + lag));
            return names;
        }
    }

    /**
     * {@code addtotals fieldname=Total row=true col=false a, b}: the sum of each row, and of each column in a last row.
     *
     * @param name the column of row totals; {@code Total} where the text names none
     * @param row whether rows are summed up; true where the text does not say
     * @param column whether columns are; false where the text does not say
     * @param fields what is summed up; all numeric fields if empty
     */
    record AddTotals(Optional<String> name, Optional<Boolean> row, Optional<Boolean> column, List<Field> fields)
            implements RowCommand {
        /** The name of the column of row totals, where the text gives none. */
        public static final String TOTAL = "Total";

        public AddTotals {
            name.ifPresent(FieldName::checked);
            fields = List.copyOf(fields);
        }

        @Override
        public String keyword() {
            return "addtotals";
        }

        @Override
        public List<Expression> reads() {
            return List.copyOf(fields);
        }

        @Override
        public List<String> defines() {
            return List.of(name.orElse(TOTAL));
        }
    }

    /** {@code fillmissing with 0 for a, 1 for b}: rows for the periods of a {@code bin} that have none. */
    record FillMissing(List<Filling> fillings) implements RowCommand {
        public FillMissing {
            fillings = List.copyOf(fillings);
        }

        /** The value of a field in such rows. */
        public record Filling(Expression value, Field field) {}

        @Override
        public String keyword() {
            return "fillmissing";
        }

        @Override
        public List<Expression> reads() {
            return fillings.stream()
                    .map(filling -> (Expression) filling.field())
                    .toList();
        }
    }

    /**
     * {@code filldown a b*}: the last value there was, where there is none.
     *
     * @param fields fields, in whose names {@code *} stands for any letters; all fields if empty
     */
    record FillDown(List<Field> fields) implements RowCommand {
        public FillDown {
            fields = List.copyOf(fields);
        }

        @Override
        public String keyword() {
            return "filldown";
        }

        @Override
        public List<Expression> reads() {
            return fields.stream()
                    .filter(field -> field.name().indexOf('*') < 0)
                    .map(field -> (Expression) field)
                    .toList();
        }
    }

    /** {@code countFrequent a, b}: about how often each combination occurs, as {@code _approxcount}. */
    record CountFrequent(List<Field> fields) implements RowCommand {
        /** The column of the counts. */
        public static final String COUNT = "_approxcount";

        public CountFrequent {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("no fields");
            }
        }

        @Override
        public String keyword() {
            return "countFrequent";
        }

        @Override
        public List<Expression> reads() {
            return List.copyOf(fields);
        }

        @Override
        public List<String> defines() {
            return List.of(COUNT);
        }
    }

    /**
     * {@code sessionize a, b maxspan 1h as alias}: numbers sessions, which end with a pause.
     *
     * @param span the longest pause; 30 minutes where the text names none
     */
    record Sessionize(List<Field> fields, Optional<Period> span, Optional<String> alias) implements RowCommand {
        /** The column of the sessions, where the text names none. */
        public static final String SESSION = "session_id";

        public Sessionize {
            fields = List.copyOf(fields);
            alias.ifPresent(FieldName::checked);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("no fields");
            }
        }

        @Override
        public String keyword() {
            return "sessionize";
        }

        @Override
        public List<Expression> reads() {
            return List.copyOf(fields);
        }

        @Override
        public List<String> defines() {
            return List.of(alias.orElse(SESSION));
        }
    }

    /**
     * {@code outlier action=remove param=3.0 uselower=true mark=true a b}: values far from the middle half.
     *
     * @param remove whether rows go; false moves values to the boundary, as where the text does not say
     * @param factor how many interquartile ranges are far; 2.5 where the text does not say
     * @param useLower whether low values count too; false where the text does not say
     * @param mark whether a field tells them; false where the text does not say
     */
    record Outlier(
            Optional<Boolean> remove,
            Optional<BigDecimal> factor,
            Optional<Boolean> useLower,
            Optional<Boolean> mark,
            List<Field> fields)
            implements RowCommand {
        public Outlier {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("no fields");
            }
        }

        @Override
        public String keyword() {
            return "outlier";
        }

        @Override
        public List<Expression> reads() {
            return List.copyOf(fields);
        }

        @Override
        public boolean addsUnnamed() {
            return mark.orElse(false);
        }
    }
}
