package io.github.flowcheck.insights;

import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Commands that need more than the events: other log groups, tables, earlier times, or what CloudWatch has learnt. */
public sealed interface ServiceCommand extends Command {
    @Override
    default List<Expression> reads() {
        return List.of();
    }

    /**
     * {@code SOURCE 'group'}, {@code SOURCE logGroups(namePrefix: ['a'], class: ['STANDARD']) dataSource(['b'])}, each with
     * {@code start=-1d end=now} behind it.
     *
     * @param start when the time begins, as it is written
     * @param end when it ends
     */
    record Source(List<Origin> origins, Optional<String> start, Optional<String> end) implements ServiceCommand {
        public Source {
            origins = List.copyOf(origins);
            if (origins.isEmpty()) {
                throw new IllegalArgumentException("no origin");
            }
        }

        /**
         * Where events come from.
         *
         * @param kind {@code logGroups}, {@code dataSource} or {@code logGroupTags}; empty for a single log group
         * @param criteria what selects them; of a single log group its name
         */
        public record Origin(Optional<String> kind, List<Criterion> criteria) {
            public Origin {
                criteria = List.copyOf(criteria);
            }
        }

        /**
         * Values, and what they are; a list without a word before it has no name.
         *
         * @param tags of {@code logGroupTags}, instead of values
         */
        public record Criterion(Optional<String> name, List<Expression> values, List<Tag> tags) {
            public Criterion {
                values = List.copyOf(values);
                tags = List.copyOf(tags);
                if (!values.isEmpty() && !tags.isEmpty()) {
                    throw new IllegalArgumentException("values among tags");
                }
            }
        }

        /** {@code {"key": "team", "values": ["a", "b"]}}: a tag and which values it may have, any if there are none. */
        public record Tag(Expression key, List<Expression> values) {
            public Tag {
                values = List.copyOf(values);
            }
        }

        @Override
        public String keyword() {
            return "SOURCE";
        }
    }

    /**
     * {@code join type=left left=a right=b where a.k=b.k (query)}.
     *
     * @param outer whether rows without a partner stay ({@code type=left}); absent where the text does not say, for inner
     * @param condition equalities of a field on the left and one on the right
     */
    record Join(
            Optional<Boolean> outer,
            Optional<String> left,
            Optional<String> right,
            Expression condition,
            List<Command> query)
            implements ServiceCommand {
        public Join {
            left.ifPresent(FieldName::checked);
            right.ifPresent(FieldName::checked);
            query = List.copyOf(query);
        }

        @Override
        public String keyword() {
            return "join";
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /**
     * {@code lookup table column as field, … OUTPUT column as field, …}.
     *
     * @param onlyMissing whether fields that are there stay ({@code OUTPUTNEW})
     */
    record Lookup(String table, List<Match> matches, boolean onlyMissing, List<Output> outputs)
            implements ServiceCommand {
        public Lookup {
            FieldName.checked(table);
            matches = List.copyOf(matches);
            outputs = List.copyOf(outputs);
        }

        /** A column of the table and the field that equals it. */
        public record Match(String column, Field field) {
            public Match {
                FieldName.checked(column);
            }
        }

        /** A column of the table and what it is called in a row; absent for its own name. */
        public record Output(String column, Optional<String> alias) {
            public Output {
                FieldName.checked(column);
                alias.ifPresent(FieldName::checked);
            }

            private static List<String> names(List<Output> outputs) {
                return outputs.stream()
                        .map(output -> output.alias().orElse(output.column()))
                        .toList();
            }
        }

        @Override
        public String keyword() {
            return "lookup";
        }

        @Override
        public List<Expression> reads() {
            return matches.stream().map(match -> (Expression) match.field()).toList();
        }

        @Override
        public List<String> defines() {
            return Output.names(outputs);
        }
    }

    /** {@code cidrlookup table field as column OUTPUT …}: the row of a table whose block holds an address. */
    record CidrLookup(
            String table, Field address, Optional<String> column, boolean onlyMissing, List<Lookup.Output> outputs)
            implements ServiceCommand {
        public CidrLookup {
            FieldName.checked(table);
            column.ifPresent(FieldName::checked);
            outputs = List.copyOf(outputs);
        }

        @Override
        public String keyword() {
            return "cidrlookup";
        }

        @Override
        public List<Expression> reads() {
            return List.of(address);
        }

        @Override
        public List<String> defines() {
            return Lookup.Output.names(outputs);
        }
    }

    /** {@code appendcols override=true max=100 (query)}: the columns of another query, row by row. */
    record AppendCols(Optional<Boolean> override, OptionalLong max, List<Command> query) implements ServiceCommand {
        public AppendCols {
            query = List.copyOf(query);
        }

        @Override
        public String keyword() {
            return "appendcols";
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /** {@code pattern field}: the texts that values have in common. */
    record Pattern(Expression input) implements ServiceCommand {
        @Override
        public String keyword() {
            return "pattern";
        }

        @Override
        public List<Expression> reads() {
            return List.of(input);
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /** {@code anomaly}, behind {@code pattern}. */
    record Anomaly() implements ServiceCommand {
        @Override
        public String keyword() {
            return "anomaly";
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /** {@code diff previousWeek}, behind {@code pattern}; without a word, the time just before. */
    record Diff(Optional<Before> before) implements ServiceCommand {
        /** The time that is compared with. */
        public enum Before {
            DAY("previousDay"),
            WEEK("previousWeek"),
            MONTH("previousMonth");

            private final String word;

            Before(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }

        @Override
        public String keyword() {
            return "diff";
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /** {@code logcompare timeshift 7d}. */
    record LogCompare(Period shift) implements ServiceCommand {
        @Override
        public String keyword() {
            return "logcompare";
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /** {@code relevantfields a, b where condition}: which fields differ where the condition holds; all fields if none is named. */
    record RelevantFields(List<Field> fields, Expression condition) implements ServiceCommand {
        public RelevantFields {
            fields = List.copyOf(fields);
        }

        @Override
        public String keyword() {
            return "relevantfields";
        }

        @Override
        public List<Expression> reads() {
            List<Expression> reads = new ArrayList<>(fields);
            reads.add(condition);
            return reads;
        }

        @Override
        public boolean addsUnnamed() {
            return true;
        }
    }

    /** {@code unmask field}: shows what a data protection policy hides. */
    record Unmask(List<Field> fields) implements ServiceCommand {
        public Unmask {
            fields = List.copyOf(fields);
        }

        @Override
        public String keyword() {
            return "unmask";
        }

        @Override
        public List<Expression> reads() {
            return List.copyOf(fields);
        }
    }

    /** {@code estimate}: how many bytes the query would read. */
    record Estimate() implements ServiceCommand {
        @Override
        public String keyword() {
            return "estimate";
        }
    }
}
