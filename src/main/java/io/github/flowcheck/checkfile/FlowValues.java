package io.github.flowcheck.checkfile;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.rule.FieldValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What values the fields of flow-log records can have [VPC:flow-log-records]. Any may lack, which is written {@code -}; nothing says
 * whether CloudWatch then has that text or none. Sets that AWS may add to are not taken for known.
 */
sealed interface FlowValues extends FieldValues {
    /** None where a field may be nearly any text. */
    static Optional<FieldValues> of(FlowField field) {
        return switch (field) {
            case SRCPORT, DSTPORT -> Optional.of(new Ports());
            case PROTOCOL -> Optional.of(new Protocols());
            case START, END -> Optional.of(new Seconds());
            case ACTION -> Optional.of(new OneOf(List.of("ACCEPT", "REJECT")));
            case LOG_STATUS -> Optional.of(new OneOf(List.of("OK", "NODATA", "SKIPDATA")));
            case TYPE -> Optional.of(new OneOf(List.of("IPv4", "IPv6", "EFA")));
            case FLOW_DIRECTION -> Optional.of(new OneOf(List.of("ingress", "egress")));
            case INTERFACE_ID -> Optional.of(new Interfaces());
            default ->
                switch (field.type()) {
                    case INTEGER -> Optional.of(new Counts());
                    case ADDRESS -> Optional.of(new Addresses());
                    case TEXT -> Optional.empty();
                };
        };
    }

    @Override
    default boolean mayBe(String value) {
        return value.isEmpty() || value.equals("-") || has(value);
    }

    @Override
    default boolean mayContain(String part) {
        return part.isEmpty() || part.equals("-") || holds(part);
    }

    @Override
    default boolean isNumber() {
        return false;
    }

    @Override
    default boolean mayExceed(BigDecimal number) {
        return true;
    }

    /** Whether a record that does not lack the field may have a value with that part. */
    boolean holds(String part);

    /** Whether a record that does not lack the field may have that value. */
    boolean has(String value);

    /** One of a few words. */
    record OneOf(List<String> words) implements FlowValues {
        @Override
        public boolean has(String value) {
            return words.contains(value);
        }

        @Override
        public boolean holds(String part) {
            return words.stream().anyMatch(word -> word.contains(part));
        }

        @Override
        public String inWords() {
            return or(words);
        }

        @Override
        public String remedy(String field, String value) {
            List<String> meant = words.stream().filter(value::equalsIgnoreCase).toList();
            return "write "
                    + or((meant.isEmpty() ? words : meant)
                            .stream().map(word -> "\"" + word + "\"").toList());
        }

        private static String or(List<String> words) {
            int last = words.size() - 1;
            return words.subList(0, last).stream().collect(Collectors.joining(", ", "", last > 0 ? " or " : ""))
                    + words.get(last);
        }
    }

    /** Whole numbers up to a highest one, if there is one. */
    sealed interface Whole extends FlowValues {
        Pattern DIGITS = Pattern.compile("[0-9]+");
        Pattern NUMBER = Pattern.compile("\\s*[-+]?[0-9]{1,40}(\\.0*)?\\s*");

        /** The highest one. */
        default Optional<BigDecimal> most() {
            return Optional.empty();
        }

        @Override
        default boolean has(String value) {
            if (!NUMBER.matcher(value).matches()) {
                return false;
            }
            BigDecimal number = new BigDecimal(value.strip().replaceFirst("\\.$", ""));
            return number.signum() >= 0
                    && most().filter(most -> number.compareTo(most) > 0).isEmpty();
        }

        @Override
        default boolean holds(String part) {
            return DIGITS.matcher(part).matches();
        }

        @Override
        default boolean isNumber() {
            return true;
        }

        @Override
        default boolean mayExceed(BigDecimal number) {
            return most().filter(most -> number.compareTo(most) >= 0).isEmpty();
        }

        @Override
        default String remedy(String field, String value) {
            return "write one such number";
        }

        @Override
        default String inWords() {
            return "a whole number" + most().map(most -> " from 0 to " + most).orElse("");
        }
    }

    /** How many, and other numbers without bounds that are known. */
    record Counts() implements Whole {}

    /** Numbers of ports. */
    record Ports() implements Whole {
        private static final Pattern RANGE = Pattern.compile("\\s*([0-9]{1,5})\\s*-\\s*([0-9]{1,5})\\s*");

        @Override
        public Optional<BigDecimal> most() {
            return Optional.of(BigDecimal.valueOf(PortRange.MAX));
        }

        @Override
        public String remedy(String field, String value) {
            Matcher range = RANGE.matcher(value);
            return range.matches()
                    ? "write `" + field + " >= " + range.group(1) + " and " + field + " <= " + range.group(2) + "`"
                    : "write the number of a port, such as 443";
        }
    }

    /** Numbers of IP protocols. */
    record Protocols() implements Whole {
        @Override
        public Optional<BigDecimal> most() {
            return Optional.of(BigDecimal.valueOf(255));
        }

        @Override
        public String remedy(String field, String value) {
            return "write "
                    + Protocol.parse(value)
                            .map(protocol -> Integer.toString(protocol.number()))
                            .orElse("the number that IANA gave it, such as 6 for TCP");
        }
    }

    /** Times in seconds since 1970, up to the end of the year 9999. */
    record Seconds() implements Whole {
        @Override
        public Optional<BigDecimal> most() {
            return Optional.of(BigDecimal.valueOf(253_402_300_799L));
        }

        @Override
        public String inWords() {
            return "a time in seconds since 1970";
        }

        @Override
        public String remedy(String field, String value) {
            return "write seconds, such as 1418530500 for 2014-12-14T04:15:00Z";
        }
    }

    /** Single addresses. */
    record Addresses() implements FlowValues {
        private static final Pattern PART = Pattern.compile("[0-9A-Fa-f.:]+");

        @Override
        public boolean holds(String part) {
            return PART.matcher(part).matches();
        }

        @Override
        public boolean has(String value) {
            return IpAddress.parse(value).isPresent();
        }

        @Override
        public String inWords() {
            return "a single address";
        }

        @Override
        public String remedy(String field, String value) {
            return CidrBlock.parse(value)
                    .map(block -> "write `" + (block.isIpv4() ? "isIpv4InSubnet(" : "isIpv6InSubnet(") + field + ", \""
                            + block + "\")`")
                    .orElse("write an address, or `isIpInSubnet(" + field + ", \"10.0.0.0/8\")` for a block");
        }
    }

    /** Ids of network interfaces. */
    record Interfaces() implements FlowValues {
        private static final Pattern ID = Pattern.compile("eni-[0-9A-Za-z]+");
        private static final Pattern PART = Pattern.compile("(e?ni|i)?-[0-9A-Za-z]*|[0-9A-Za-z]+");
        private static final Pattern STREAM = Pattern.compile("(eni-[0-9A-Za-z]+)-(all|accept|reject)");

        @Override
        public boolean has(String value) {
            return ID.matcher(value).matches();
        }

        @Override
        public boolean holds(String part) {
            return PART.matcher(part).matches();
        }

        @Override
        public String inWords() {
            return "the id of a network interface";
        }

        @Override
        public String remedy(String field, String value) {
            String lower = value.toLowerCase(Locale.ROOT);
            Matcher stream = STREAM.matcher(lower);
            if (stream.matches()) {
                return "write \"" + stream.group(1) + "\"; the log stream is `@logStream`";
            }
            return "write " + (has(lower) ? "\"" + lower + "\"" : "an id such as \"eni-1235b8ca123456789\"");
        }
    }
}
