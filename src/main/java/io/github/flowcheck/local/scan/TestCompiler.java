package io.github.flowcheck.local.scan;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.engine.RegularExpression;
import io.github.flowcheck.engine.value.Numbers;
import io.github.flowcheck.engine.value.Values;
import io.github.flowcheck.flow.AddressNumber;
import io.github.flowcheck.flow.AddressNumber.Family;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Call;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.In;
import io.github.flowcheck.insights.Expression.Like;
import io.github.flowcheck.insights.Expression.Not;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.RegexLiteral;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.local.scan.RecordTest.ShortText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes tests of conditions. Empty for a condition of a shape that it does not know. */
final class TestCompiler {
    /** One text, or several in parentheses, from start to end; points may be escaped. */
    private static final Pattern WHOLE_TEXTS = Pattern.compile("\\^(?:([^()|]*)|\\(([^()]*)\\))\\$");

    /** Possessive: else the matcher takes a piece of the stack for each character. */
    private static final Pattern PLAIN = Pattern.compile("(?:[^\\\\\\[\\](){}.*+?^$|]|\\\\\\.)*+");

    private final FieldNames names;
    private final NumberCompiler numbers;

    TestCompiler(FieldNames names, NumberCompiler numbers) {
        this.names = names;
        this.numbers = numbers;
    }

    Optional<RecordTest> compile(Expression condition) {
        if (condition instanceof Binary binary) {
            return switch (binary.operator()) {
                case AND, OR -> junction(binary);
                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparison(binary);
                default -> Optional.empty();
            };
        }
        if (condition instanceof Not not) {
            Optional<RecordTest> test = compile(not.operand());
            return test.isPresent() ? Optional.of(not(test.get())) : test;
        }
        if (condition instanceof In in) {
            Optional<Integer> at = position(in.operand());
            return at.isPresent() ? membership(at.get(), in) : Optional.empty();
        }
        if (condition instanceof Like like) {
            Optional<Integer> at = position(like.operand());
            return at.isPresent() ? like(at.get(), like) : Optional.empty();
        }
        return condition instanceof Call call ? call(call) : Optional.empty();
    }

    private Optional<RecordTest> call(Call call) {
        if (call.name().equals("ispresent") && call.arguments().size() == 1) {
            // a field of a record always has a value, if only a dash
            return position(call.arguments().get(0)).map(at -> new RecordTest.All(new RecordTest[0]));
        }
        if (call.name().equals("strcontains")
                && call.arguments().size() == 2
                && call.arguments().get(1) instanceof StringLiteral part) {
            return position(call.arguments().get(0)).map(at -> containing(at, part.value()));
        }
        return inBlock(call);
    }

    private Optional<Integer> position(Expression expression) {
        return expression instanceof Field field ? names.position(field.name()) : Optional.empty();
    }

    private static RecordTest not(RecordTest test) {
        return test instanceof RecordTest.OfNumber number
                ? new RecordTest.OfNumber(
                        number.position(), number.numbers().complement(), new RecordTest.None(number.others()))
                : new RecordTest.None(test);
    }

    private Optional<RecordTest> junction(Binary binary) {
        List<Expression> parts = new ArrayList<>();
        flatten(binary, binary.operator(), parts);
        List<RecordTest> tests = new ArrayList<>();
        for (Expression part : parts) {
            Optional<RecordTest> test = compile(part);
            if (test.isEmpty()) {
                return Optional.empty();
            }
            tests.add(test.get());
        }
        return Optional.of(joined(tests, binary.operator() == Operator.AND));
    }

    private static void flatten(Expression expression, Operator operator, List<Expression> parts) {
        Expression rest = expression;
        List<Expression> right = new ArrayList<>();
        while (rest instanceof Binary binary && binary.operator() == operator) {
            right.add(binary.right());
            rest = binary.left();
        }
        parts.add(rest);
        for (int i = right.size() - 1; i >= 0; i--) {
            flatten(right.get(i), operator, parts);
        }
    }

    /** Tests that all have to hold; those of the same number become one. */
    static List<RecordTest> all(List<RecordTest> tests) {
        return few(tests, true);
    }

    /** All of them, or any. */
    private static RecordTest joined(List<RecordTest> tests, boolean all) {
        RecordTest[] array = few(tests, all).toArray(new RecordTest[0]);
        return array.length == 1 ? array[0] : all ? new RecordTest.All(array) : new RecordTest.Any(array);
    }

    private static List<RecordTest> few(List<RecordTest> tests, boolean all) {
        List<RecordTest> few = new ArrayList<>();
        for (RecordTest test : tests) {
            boolean merged = false;
            for (int i = 0; i < few.size() && !merged; i++) {
                if (few.get(i) instanceof RecordTest.OfNumber a
                        && test instanceof RecordTest.OfNumber b
                        && a.position() == b.position()) {
                    few.set(i, joined(a, b, all));
                    merged = true;
                }
            }
            if (!merged) {
                few.add(test);
            }
        }
        return few;
    }

    private static RecordTest joined(RecordTest.OfNumber a, RecordTest.OfNumber b, boolean all) {
        RecordTest[] others = {a.others(), b.others()};
        return new RecordTest.OfNumber(
                a.position(),
                all ? a.numbers().and(b.numbers()) : a.numbers().or(b.numbers()),
                all ? new RecordTest.All(others) : new RecordTest.Any(others));
    }

    private Optional<RecordTest> comparison(Binary binary) {
        Optional<RecordTest> withLiteral = withLiteral(binary);
        return withLiteral.isPresent() ? withLiteral : ofNumbers(binary);
    }

    private Optional<RecordTest> ofNumbers(Binary binary) {
        Optional<RecordNumber> left = numbers.compile(binary.left());
        Optional<RecordNumber> right = numbers.compile(binary.right());
        return left.isPresent() && right.isPresent()
                ? Optional.of(new RecordTest.ComparedNumbers(left.get(), binary.operator(), right.get()))
                : Optional.empty();
    }

    private Optional<RecordTest> withLiteral(Binary binary) {
        Optional<Object> right = literal(binary.right());
        if (right.isPresent()) {
            Optional<Integer> at = position(binary.left());
            return at.isPresent() ? compared(at.get(), binary.operator(), right.get()) : Optional.empty();
        }
        Optional<Object> left = literal(binary.left());
        Optional<Integer> at = position(binary.right());
        return left.isPresent() && at.isPresent()
                ? compared(at.get(), mirrored(binary.operator()), left.get())
                : Optional.empty();
    }

    private static Optional<Object> literal(Expression expression) {
        if (expression instanceof StringLiteral string) {
            return Optional.of(string.value());
        }
        return expression instanceof NumberLiteral number ? Optional.of(Numbers.of(number.value())) : Optional.empty();
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    private static Optional<RecordTest> compared(int at, Operator operator, Object literal) {
        Number number = Values.number(literal);
        if (number == null) {
            return switch (operator) {
                case EQUAL -> Optional.of(ofTexts(at, List.of(literal)));
                case NOT_EQUAL -> Optional.of(not(ofTexts(at, List.of(literal))));
                default -> Optional.empty();
            };
        }
        if (!(number instanceof Long whole) || whole == Long.MIN_VALUE || whole == Long.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(
                new RecordTest.OfNumber(at, numbers(operator, whole), new RecordTest.Compared(at, operator, literal)));
    }

    private static Ranges numbers(Operator operator, long number) {
        return switch (operator) {
            case EQUAL -> Ranges.of(number, number);
            case NOT_EQUAL -> Ranges.of(number, number).complement();
            case LESS -> Ranges.of(0, number - 1);
            case LESS_OR_EQUAL -> Ranges.of(0, number);
            case GREATER -> Ranges.of(number + 1, Long.MAX_VALUE);
            default -> Ranges.of(number, Long.MAX_VALUE);
        };
    }

    /** A text equals an element that is no number if they are the same, and one that is as the comparison says. */
    private static Optional<RecordTest> membership(int at, In in) {
        List<Object> texts = new ArrayList<>();
        Ranges numbers = Ranges.NONE;
        List<Object> all = new ArrayList<>();
        for (Expression value : in.values()) {
            Optional<Object> literal = literal(value);
            if (literal.isEmpty()) {
                return Optional.empty();
            }
            all.add(literal.get());
            Number number = Values.number(literal.get());
            if (number == null) {
                texts.add(literal.get());
            } else if (number instanceof Long whole) {
                numbers = numbers.or(Ranges.of(whole, whole));
            }
        }
        RecordTest test = texts.size() == all.size()
                ? ofTexts(at, texts)
                : new RecordTest.OfNumber(at, numbers, isOneOf(at, all));
        return Optional.of(in.negated() ? not(test) : test);
    }

    private static RecordTest isOneOf(int at, List<Object> elements) {
        RecordTest[] equal = new RecordTest[elements.size()];
        for (int i = 0; i < equal.length; i++) {
            equal[i] = new RecordTest.Compared(at, Operator.EQUAL, elements.get(i));
        }
        return new RecordTest.Any(equal);
    }

    private static RecordTest ofTexts(int at, List<Object> texts) {
        Set<String> distinct = new LinkedHashSet<>();
        for (Object text : texts) {
            distinct.add(Values.text(text));
        }
        ShortText[] all = new ShortText[distinct.size()];
        int count = 0;
        for (String text : distinct) {
            all[count++] = new ShortText(text);
        }
        return new RecordTest.OfText(at, all);
    }

    private static Optional<RecordTest> like(int at, Like like) {
        Optional<RecordTest> test;
        if (like.pattern() instanceof RegexLiteral regex) {
            test = matching(at, regex);
        } else if (like.pattern() instanceof StringLiteral string) {
            test = Optional.of(containing(at, string.value()));
        } else {
            test = Optional.empty();
        }
        return like.negated() ? test.map(TestCompiler::not) : test;
    }

    private static RecordTest containing(int at, String part) {
        return new RecordTest.Containing(at, part.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<RecordTest> matching(int at, RegexLiteral regex) {
        String pattern = regex.pattern();
        if (PLAIN.matcher(pattern).matches()) {
            return Optional.of(containing(at, unescaped(pattern)));
        }
        Matcher whole = WHOLE_TEXTS.matcher(pattern);
        if (whole.matches()) {
            String[] texts = whole.group(1) != null
                    ? new String[] {whole.group(1)}
                    : whole.group(2).split("\\|", -1);
            if (Arrays.stream(texts).allMatch(text -> PLAIN.matcher(text).matches())) {
                return Optional.of(ofTexts(
                        at,
                        Arrays.stream(texts)
                                .<Object>map(TestCompiler::unescaped)
                                .toList()));
            }
        }
        // what cannot be compiled is left to the engine, which tells why
        return RegularExpression.of(pattern)
                .map(expression -> new RecordTest.Matching(at, expression, ClassSequence.of(pattern)));
    }

    private static String unescaped(String pattern) {
        return pattern.replace("\\.", ".");
    }

    private Optional<RecordTest> inBlock(Call call) {
        boolean ipv4 = call.name().equals("isIpv4InSubnet");
        boolean known =
                ipv4 || call.name().equals("isIpv6InSubnet") || call.name().equals("isIpInSubnet");
        if (!known || call.arguments().size() != 2 || !(call.arguments().get(1) instanceof StringLiteral literal)) {
            return Optional.empty();
        }
        boolean any = call.name().equals("isIpInSubnet");
        return CidrBlock.parse(literal.value())
                .filter(block -> any || block.isIpv4() == ipv4)
                .flatMap(block -> position(call.arguments().get(0)).map(at -> inBlock(at, block)));
    }

    private static RecordTest inBlock(int at, CidrBlock block) {
        AddressNumber first = new AddressNumber();
        byte[] text = block.first().toString().getBytes(StandardCharsets.US_ASCII);
        first.read(text, 0, text.length);
        int length = block.prefixLength();
        if (block.isIpv4()) {
            long mask = mask(length) >>> 32;
            return new RecordTest.InBlock(at, Family.IPV4, 0, 0, first.low() & mask, mask);
        }
        long high = mask(Math.min(64, length));
        long low = mask(Math.max(0, length - 64));
        return new RecordTest.InBlock(at, Family.IPV6, first.high() & high, high, first.low() & low, low);
    }

    /** So many leading ones. */
    private static long mask(int ones) {
        return ones == 0 ? 0 : -1L << Long.SIZE - ones;
    }
}
