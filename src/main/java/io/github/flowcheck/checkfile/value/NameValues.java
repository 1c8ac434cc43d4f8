package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.YamlNode;
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

    private static final Pattern LOG_GROUP_NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Pattern LOG_GROUP_ARN =
            Pattern.compile("arn:aws[a-z-]{0,20}:logs:[a-z0-9-]{1,40}:[0-9]{12}:log-group:[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@=+-]{0,99}");
    private static final Pattern INTERFACE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Values values;

    public NameValues(Values values) {
        this.values = values;
    }

    public static boolean isInterfaceName(String text) {
        return INTERFACE_NAME.matcher(text).matches();
    }

    public Optional<String> checkId(YamlNode node) {
        Optional<Text> text = values.text(node, ValueKind.CHECK_ID);
        return text.filter(id -> !Check.isId(id.value())).isEmpty() ? text.map(Text::value) : refuseId(text.get());
    }

    private Optional<String> refuseId(Text text) {
        String mended = text.value().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
        values.refuse(text, ValueKind.CHECK_ID, Check.isId(mended) ? "write " + mended : ValueKind.CHECK_ID.remedy());
        return Optional.empty();
    }

    /** A folder or an owner: the part of a saved query's name, or of its first comment line, before the check id. */
    public Optional<String> path(YamlNode node, ValueKind kind) {
        Optional<Text> text = values.text(node, kind).filter(path -> isInert(path, false));
        return text.filter(path -> isPathOrTold(path, kind)).map(Text::value);
    }

    private boolean isPathOrTold(Text text, ValueKind kind) {
        String value = text.value();
        String slashed = value.strip().replaceAll("\\s*/[\\s/]*", "/").replaceAll("^/|/$", "");
        boolean clean =
                !value.isEmpty() && value.length() <= LONGEST_NAME && value.indexOf(':') < 0 && value.indexOf('*') < 0;
        if (clean && slashed.equals(value)) {
            return true;
        }
        values.refuse(text, kind, clean && !slashed.isEmpty() ? "write " + slashed : kind.remedy());
        return false;
    }

    /** A text of one or several lines. */
    public Optional<String> lines(YamlNode node) {
        return free(node, ValueKind.TEXT, true);
    }

    /** A text of one line. */
    public Optional<String> line(YamlNode node) {
        return free(node, ValueKind.LINE, false);
    }

    /** A query: a text of any length, of one or several lines. */
    public Optional<Text> query(YamlNode node) {
        Optional<Text> text = values.text(node, ValueKind.QUERY).filter(query -> isInert(query, true));
        if (text.filter(query -> query.value().isBlank()).isPresent()) {
            values.problems().error(text.get().place(), "the query is empty", ValueKind.QUERY.remedy());
            return Optional.empty();
        }
        return text;
    }

    private Optional<String> free(YamlNode node, ValueKind kind, boolean lines) {
        Optional<Text> text = values.text(node, kind).filter(free -> isInert(free, lines));
        if (text.isEmpty()) {
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
        return text.map(free -> free.value().strip());
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
        boolean breaks = value.codePoints().anyMatch(c -> isLineBreak(c) && !(lines && c == '\n'));
        boolean controls = value.codePoints().anyMatch(c -> !isLineBreak(c) && isControl(c) && !(lines && c == '\t'));
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
    private static boolean isControl(int c) {
        return Character.isISOControl(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Names or ARNs of log groups, in their order, none twice. */
    public LogGroups logGroups(YamlNode node) {
        LogGroups groups = new LogGroups(
                values.inputs(node, ValueKind.LOG_GROUP, Set.of(ParameterType.LOG_GROUP), this::logGroup));
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
        if (LOG_GROUP_NAME.matcher(value).matches()
                || LOG_GROUP_ARN.matcher(value).matches()) {
            return Optional.of(value);
        }
        boolean starred = value.endsWith(":*")
                && LOG_GROUP_ARN.matcher(value.substring(0, value.length() - 2)).matches();
        values.refuse(text, ValueKind.LOG_GROUP, starred ? "remove \":*\" at its end" : ValueKind.LOG_GROUP.remedy());
        return Optional.empty();
    }

    public List<String> tags(YamlNode node) {
        return values.oneOrMany(node, ValueKind.TAG, text -> {
            boolean right = TAG.matcher(text.value()).matches();
            if (!right) {
                values.refuse(text, ValueKind.TAG);
            }
            return right ? Optional.of(text.value()) : Optional.empty();
        });
    }
}
