package io.github.flowcheck.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Expression A = new Field("a");
    private static final Expression B = new Field("b");

    @Test
    void treesOfTheSameShapeAndValuesAreEqual() {
        Expression sum = new Binary(Operator.ADD, A, B);

        assertThat(sum).isEqualTo(new Binary(Operator.ADD, A, B)).hasSameHashCodeAs(new Binary(Operator.ADD, A, B));
        assertThat(sum).isNotEqualTo(new Binary(Operator.ADD, B, A));
        assertThat(sum).isNotEqualTo(new Binary(Operator.SUBTRACT, A, B));
        assertThat(sum).isNotEqualTo(A).isNotEqualTo(null).isNotEqualTo("a + b");
        assertThat(A).isNotEqualTo(sum);
        assertThat(new Binary(Operator.ADD, sum, B)).isNotEqualTo(sum).isNotEqualTo(new Binary(Operator.ADD, A, B));
        assertThat(new Binary(Operator.ADD, A, B)).isNotEqualTo(new Binary(Operator.ADD, sum, B));
        assertThat(sum).hasToString("a + b");
    }

    @Test
    void aRegularExpressionHasItsSlashesEscaped() {
        assertThat(RegexLiteral.of("a/b\\/c[/]")).isEqualTo(new RegexLiteral("a\\/b\\/c[\\/]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\n| b", "a\\", "\\\r\n  |"})
    void whatCannotStandBetweenSlashesIsNoRegularExpression(String pattern) {
        assertThatThrownBy(() -> new RegexLiteral(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a`b", "a\nb"})
    void noFieldHasANameThatNoQueryCanWrite(String name) {
        assertThatThrownBy(() -> new Field(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.Column.of(A, name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAreBounded() {
        assertThat(new NumberLiteral(new BigDecimal("1E+3"))).isEqualTo(NumberLiteral.of(1000));
        assertThatThrownBy(() -> new NumberLiteral(new BigDecimal("1E+1000")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NumberLiteral(new BigDecimal("1E-1000")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDedupAndAParseTakeFields() {
        assertThatThrownBy(() -> new Command.Dedup(List.of(NumberLiteral.of(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Command.Limit(0, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
