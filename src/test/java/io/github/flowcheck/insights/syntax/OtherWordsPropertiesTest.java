package io.github.flowcheck.insights.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.Printer;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.insights.RandomQueries;
import io.github.flowcheck.insights.SameQuery;
import io.github.flowcheck.source.SourceText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Queries that are the same but for words: if the text of one reads back as its tree, that of the other does. */
class OtherWordsPropertiesTest {
    private static final String PLAIN = "az09 .:/_-,*@#|'`()[]<>=!?$%&+;^~";
    private static final String ODD = PLAIN + "\"\\{}é\t\n\r\u2028";

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void readsBackAsItsTree(@ForAll("queries") Query query, @ForAll Random random) {
        for (int i = 0; i < 20; i++) {
            Query other = new Words(random, ODD, true).query(query);
            if (SameQuery.isButForWords(query, other)) {
                String text = Printer.print(other);
                assertThat(Parser.tree(new SourceText("query", text))).as(text).isEqualTo(other);
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void isTheSameWhateverPlainWordsItHas(@ForAll("queries") Query query, @ForAll Random random) {
        Query plain = new Words(random, PLAIN, false).query(query);
        Query other = new Words(random, PLAIN, false).query(plain);

        assertThat(SameQuery.isButForWords(plain, other)).isTrue();
        assertThat(Parser.tree(new SourceText("query", Printer.print(other)))).isEqualTo(other);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void isNotTheSameWithAnotherCommand(@ForAll("queries") Query query, @ForAll("queries") Query other) {
        if (!query.commands().get(0).keyword().equals(other.commands().get(0).keyword())) {
            assertThat(SameQuery.isButForWords(query, other)).isFalse();
        }
    }

    @Test
    void asksForPlainWords() {
        assertThat(same("filter a = \"b\"", "filter a = \"c d/1\"")).isTrue();
        assertThat(same("filter a in [1, 2]", "filter a in [3]")).isTrue();
        assertThat(same("filter a in [1, 2]", "filter a in [\"3\"]")).isTrue();
        assertThat(same("# one\n# more\nfilter a = 1", "# other words\nfilter a = 2"))
                .isTrue();
        assertThat(same("filter a = 1.5", "filter a = 1")).isTrue();
        assertThat(same("filter a = \"é\"", "filter a = \"b\"")).isTrue();
        assertThat(same("filter a = 1", "filter a = \"1\"")).isFalse();
        assertThat(same("filter a = -1", "filter a = 1")).isFalse();
        assertThat(same("filter a = 1", "filter a = -1")).isFalse();
        assertThat(same("filter a = 1", "filter a = 1.5")).isFalse();
        assertThat(same("filter a = 1", "filter b = 1")).isFalse();
        assertThat(same("filter a = 1", "filter a > 1")).isFalse();
        assertThat(same("filter a = \"b\"", "filter a = 'c\"'")).isFalse();
        assertThat(same("filter a = \"b\"", "filter a = \"{{b}}\"")).isFalse();
        assertThat(same("filter a = \"b\"", "filter a = \"é\"")).isFalse();
        assertThat(same("filter a in [1]", "filter a in [b]")).isFalse();
        assertThat(same("filter a in [1]", "filter a not in [1]")).isFalse();
        assertThat(same("# one\nfilter a = 1", "filter a = 1")).isFalse();
        assertThat(same("limit 1", "limit 2")).isFalse();
    }

    private static boolean same(String one, String other) {
        return SameQuery.isButForWords(
                Parser.tree(new SourceText("query", one)), Parser.tree(new SourceText("query", other)));
    }

    @Provide
    Arbitrary<Query> queries() {
        return RandomQueries.queries();
    }

    /** Puts other words into a query: at every place, or only where it says a word. */
    private record Words(Random random, String letters, boolean alsoOdd) {
        Query query(Query query) {
            List<String> comments = new ArrayList<>();
            for (int i = 0; i < query.comments().size(); i++) {
                comments.add(alsoOdd ? oneLine() : "x" + text() + "x");
            }
            return new Query(
                    comments, query.commands().stream().map(this::command).toList());
        }

        private String oneLine() {
            return text().replaceAll("[\\n\\r]", "");
        }

        private Command command(Command command) {
            if (command instanceof Command.Filter filter) {
                return new Command.Filter(expression(filter.condition()));
            } else if (command instanceof Command.Fields fields) {
                return new Command.Fields(columns(fields.columns()));
            } else if (command instanceof Command.Stats stats) {
                return new Command.Stats(columns(stats.aggregates()), columns(stats.by()), stats.offset());
            } else if (command instanceof Command.Sort sort) {
                return new Command.Sort(sort.keys().stream()
                        .map(key -> new SortKey(expression(key.expression()), key.descending()))
                        .toList());
            }
            return command;
        }

        private List<Column> columns(List<Column> columns) {
            return columns.stream()
                    .map(column -> new Column(expression(column.expression()), column.alias()))
                    .toList();
        }

        private Expression expression(Expression expression) {
            if (expression instanceof Binary binary) {
                return new Binary(binary.operator(), expression(binary.left()), expression(binary.right()));
            } else if (expression instanceof Not not) {
                return new Not(expression(not.operand()));
            } else if (expression instanceof Call call) {
                return new Call(
                        call.name(),
                        call.arguments().stream().map(this::expression).toList());
            } else if (expression instanceof In in) {
                return new In(
                        expression(in.operand()),
                        in.values().stream().map(this::expression).toList(),
                        in.negated());
            } else if (expression instanceof StringLiteral) {
                return new StringLiteral(text());
            } else if (expression instanceof NumberLiteral) {
                return new NumberLiteral(number());
            }
            return expression;
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            return text.toString();
        }

        private BigDecimal number() {
            BigDecimal number = new BigDecimal(Math.floorMod(random.nextLong(), 1_000_000_000_000_000_000L));
            return alsoOdd && random.nextInt(4) == 0 ? number.movePointLeft(2).negate() : number;
        }
    }
}
