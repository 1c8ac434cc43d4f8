package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads names and free texts. What ends in a saved query's name, its comment lines or a template is held to the strictest
 * rule of all targets: the name pattern of Terraform's {@code aws_cloudwatch_query_definition}, one line, no <code>{{</code>,
 * which Logs Insights reads as the start of a parameter.
 */
public final class NameValues {
    /** The longest name of a saved query (PutQueryDefinition). */
    public static final int LONGEST_NAME = 255;

    private static final int LONGEST_TEXT = 2_000;

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_LOG_GROUP_NAME = 512;
    private static final Set<ParameterType> LOG_GROUPS = Set.of(ParameterType.LOG_GROUP);

    private final Values values;

    public NameValues(Values values) {
        this.values = values;
    }

    public static boolean isInterfaceName(String text) {
        return isWord(text, "._-");
    }

    /** Whether a text is made of letters, digits and some signs, starts with a letter or a digit, and is not long. */
    private static boolean isWord(String text, String signs) {
        return isMadeOf(text, signs, LONGEST_WORD) && isLetterOrDigit(text.charAt(0));
    }

    /** Whether a text is made of letters, digits and some signs, at least one and at most so many. */
    private static boolean isMadeOf(String text, String signs, int most) {
        if (text.isEmpty() || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isLetterOrDigit(text.charAt(i)) && signs.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    public Optional<String> checkId(YamlNode node) {
        Optional<Text> text = values.text(node, ValueKind.CHECK_ID);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String id = text.get().value();
        return Check.isId(id) ? Optional.of(id) : refuseId(text.get());
    }

    private Optional<String> refuseId(Text text) {
        String mended = text.value().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
        values.refuse(text, ValueKind.CHECK_ID, Check.isId(mended) ? "write " + mended : ValueKind.CHECK_ID.remedy());
        return Optional.empty();
    }

    /**
     * The value of a key, a folder or an owner: the part of a saved query's name, or of its first comment line, before the
     * check id.
     */
    public Optional<String> path(Fields fields, String key, ValueKind kind) {
        Optional<Text> text = values.text(fields, key, kind);
        return text.isPresent() && isInert(text.get(), false) && isPathOrTold(text.get(), kind)
                ? Optional.of(text.get().value())
                : Optional.empty();
    }

    private boolean isPathOrTold(Text text, ValueKind kind) {
        String value = text.value();
        boolean clean =
                !value.isEmpty() && value.length() <= LONGEST_NAME && value.indexOf(':') < 0 && value.indexOf('*') < 0;
        if (clean && isPath(value)) {
            return true;
        }
        String slashed = clean ? slashed(value) : "";
        values.refuse(text, kind, slashed.isEmpty() ? kind.remedy() : "write " + slashed);
        return false;
    }

    /** The parts of a path with one slash between two. For short texts: each blank is looked at once for each before it. */
    private static String slashed(String value) {
        return value.strip()
                .replaceAll("\\p{javaWhitespace}*/[\\p{javaWhitespace}/]*", "/")
                .replaceAll("^/|/$", "");
    }

    /** Whether neither blanks nor slashes stand at an end or beside a slash. */
    private static boolean isPath(String value) {
        boolean atEdge = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean edge = c == '/' || Character.isWhitespace(c);
            boolean besideSlash = i > 0 && edge && (c == '/' || value.charAt(i - 1) == '/') && atEdge;
            if (edge && i == 0 || besideSlash) {
                return false;
            }
            atEdge = edge;
        }
        return !atEdge;
    }

    /** The value of a key, a text of one or several lines; absent where there is none. */
    public Optional<String> lines(Fields fields, String key) {
        Optional<YamlNode> node = fields.value(key);
        return node.isPresent() ? free(node.get(), ValueKind.TEXT, true) : Optional.empty();
    }

    /** The value of a key, a text of one line; absent where there is none. */
    public Optional<String> line(Fields fields, String key) {
        Optional<YamlNode> node = fields.value(key);
        return node.isPresent() ? line(node.get()) : Optional.empty();
    }

    /** A text of one line. */
    public Optional<String> line(YamlNode node) {
        return free(node, ValueKind.LINE, false);
    }

    /** A query: a text of any length, of one or several lines. */
    public Optional<Text> query(YamlNode node) {
        Optional<Text> text = values.text(node, ValueKind.QUERY);
        if (text.isEmpty() || !isInert(text.get(), true)) {
            return Optional.empty();
        }
        if (text.get().value().isBlank()) {
            values.problems().error(text.get().place(), "the query is empty", ValueKind.QUERY.remedy());
            return Optional.empty();
        }
        return text;
    }

    private Optional<String> free(YamlNode node, ValueKind kind, boolean lines) {
        Optional<Text> text = values.text(node, kind);
        if (text.isEmpty() || !isInert(text.get(), lines)) {
            return Optional.empty();
        }
        if (text.get().value().isBlank()) {
            values.problems().error(text.get().place(), "the text is empty", kind.remedy());
            return Optional.empty();
        }
        if (text.get().value().length() > LONGEST_TEXT) {
            values.problems()
                    .error(
                            text.get().place(),
                            "the text has more than 2,000 characters",
                            "shorten it; a query of 10,000 characters has to hold it");
            return Optional.empty();
        }
        return Optional.of(text.get().value().strip());
    }

    /** Whether both halves of the character stand there, of which one stands at that place. */
    private static boolean isWhole(String text, int at) {
        int start = Character.isHighSurrogate(text.charAt(at)) ? at : at - 1;
        return start >= 0
                && start + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(start), text.charAt(start + 1));
    }

    /** Whether a text is nothing but text wherever it is written to. */
    private boolean isInert(Text text, boolean lines) {
        String value = text.value();
        if (value.contains("{{")) {
            values.problems()
                    .error(
                            text.place(),
                            "\"{{\" would start a parameter of a saved query",
                            "write it differently, such as \"{ {\"");
            return false;
        }
        boolean breaks = false;
        boolean controls = false;
        boolean halves = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            breaks |= isLineBreak(c) && !(lines && c == '\n');
            halves |= Character.isSurrogate(c) && !isWhole(value, i);
            controls |= !isLineBreak(c) && isControl(c) && !(lines && c == '\t');
        }
        if (halves) {
            values.problems().error(text.place(), "the text holds half of a character", "remove it, or write it whole");
            return false;
        }
        if (breaks || controls) {
            values.problems()
                    .error(
                            text.place(),
                            breaks
                                    ? "the text holds a line break that is not allowed here"
                                    : "the text holds a control character",
                            breaks && !lines ? "write it in one line" : "remove it");
        }
        return !breaks && !controls;
    }

    /** Control characters, and those that change the direction or the joining of the text around them. */
    private static boolean isControl(char c) {
        return Character.isISOControl(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Names or ARNs of log groups, in their order, none twice. */
    public LogGroups logGroups(YamlNode node) {
        List<Input<String>> inputs = new ArrayList<>();
        for (YamlNode item : values.items(node, ValueKind.LOG_GROUP)) {
            Optional<Input<Text>> text = values.itemInput(item, ValueKind.LOG_GROUP, LOG_GROUPS);
            Optional<String> group = text.isPresent() ? logGroup(text.get().value()) : Optional.empty();
            if (group.isPresent()) {
                inputs.add(new Input<>(group.get(), text.get().parameter()));
            }
        }
        LogGroups groups = new LogGroups(inputs);
        int count = groups.inputs().size();
        if (count > 50) {
            values.problems()
                    .error(
                            node.place(),
                            count + " log groups are more than one query can read",
                            "name at most 50, and make another check for the others");
        }
        return groups;
    }

    public Optional<String> logGroup(Text text) {
        String value = text.value();
        if (isMadeOf(value, ".-_/#", LONGEST_LOG_GROUP_NAME) || LogGroupArn.is(value)) {
            return Optional.of(value);
        }
        boolean starred = value.endsWith(":*") && LogGroupArn.is(value.substring(0, value.length() - 2));
        values.refuse(text, ValueKind.LOG_GROUP, starred ? "remove \":*\" at its end" : ValueKind.LOG_GROUP.remedy());
        return Optional.empty();
    }

    public List<String> tags(YamlNode node) {
        List<String> tags = new ArrayList<>();
        for (YamlNode item : values.items(node, ValueKind.TAG)) {
            Optional<Text> text = values.itemText(item, ValueKind.TAG);
            if (text.isPresent()) {
                addTag(tags, text.get());
            }
        }
        return tags;
    }

    private void addTag(List<String> tags, Text text) {
        if (isWord(text.value(), "._:/@=+-")) {
            tags.add(text.value());
        } else {
            values.refuse(text, ValueKind.TAG);
        }
    }

    /** Loaded only where a log group is not written by its name, as the pattern takes a while. */
    private static final class LogGroupArn {
        private static final Pattern ARN = Pattern.compile(
                "arn:aws[a-z-]{0,20}:logs:[a-z0-9-]{1,40}:[0-9]{12}:log-group:[.\\-_/#A-Za-z0-9]{1,512}");

        private LogGroupArn() {}

        static boolean is(String text) {
            return ARN.matcher(text).matches();
        }
    }
}
