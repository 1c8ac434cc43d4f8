package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.PortRange;
import io.github.flowcheck.check.Protocol;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells texts that are no ports, and what to write instead. Loaded only where there is one, as its patterns take a while. */
final class WrongPorts {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\s*-\\s*([0-9]{1,9})");
    private static final Pattern WITH_PROTOCOL = Pattern.compile("([0-9]{1,5}(?:-[0-9]{1,5})?)\\s*/\\s*([A-Za-z0-9]+)");
    private static final Pattern WITH_COLON = Pattern.compile("([0-9]{1,5}):([0-9]{1,5})");
    /** Possessive, as that below: else the matcher takes a piece of the stack for each port. */
    private static final Pattern WITH_COMMA = Pattern.compile("[0-9-]+(?:\\s*[,;]\\s*[0-9-]+)++");

    private static final Pattern WITH_BLANK = Pattern.compile("[0-9]+(?:-[0-9]+)?(?:\\s+[0-9]+(?:-[0-9]+)?)++");

    /** A range with what stands for a hyphen elsewhere. */
    private static final Pattern WITH_DASH =
            Pattern.compile("([0-9]{1,5})\\s*(?:[\\u2010-\\u2015\\u2212]|\\.\\.|to)\\s*([0-9]{1,5})");

    private final Values values;

    WrongPorts(Values values) {
        this.values = values;
    }

    /**
     * Refuses a text as a port of a check.
     *
     * @param names of sets of ports
     */
    void refusePort(Text text, Collection<String> names) {
        Matcher withProtocol = WITH_PROTOCOL.matcher(text.value());
        if (withProtocol.matches()) {
            String remedy =
                    "write " + withProtocol.group(1) + ", and protocol: " + withProtocol.group(2) + " beside ports";
            values.refuse(text, ValueKind.PORT, remedy);
        } else if (!refuseNumbers(text, ValueKind.PORT)) {
            values.refuse(text, ValueKind.PORT, Values.nearest(text.value(), names, ValueKind.PORT));
        }
    }

    /** Refuses a text as a port of an expectation. */
    void refuseExpected(Text text) {
        if (!refuseNumbers(text, ValueKind.EXPECTED_PORT)) {
            values.refuse(text, ValueKind.EXPECTED_PORT, expectedRemedy(text.value()));
        }
    }

    private static String expectedRemedy(String value) {
        int slash = value.indexOf('/');
        boolean portRight =
                slash > 0 && PortRange.parse(value.substring(0, slash).strip()).isPresent();
        if (portRight && Protocol.parse(value.substring(slash + 1).strip()).isPresent()) {
            return "write the protocol alone; its records have no ports";
        }
        return portRight
                ? "write tcp or udp, or the number of a protocol with ports, after the slash"
                : ValueKind.EXPECTED_PORT.remedy();
    }

    /** Refuses numbers that are no ports and texts that only look like numbers. */
    private boolean refuseNumbers(Text text, ValueKind kind) {
        String value = text.value();
        Matcher range = RANGE.matcher(value);
        Matcher colon = WITH_COLON.matcher(value);
        Matcher dash = WITH_DASH.matcher(value);
        if (text.isDecimal()) {
            values.problems()
                    .error(text.place(), "port " + text.quoted() + " is out of range", "write a port of 0 to 65535");
        } else if (range.matches()) {
            values.refuse(text, kind, rangeRemedy(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
        } else if (colon.matches()) {
            String both = colon.group(1) + ", " + colon.group(2);
            values.refuse(
                    text,
                    kind,
                    "write one port, a list such as [" + both + "], or a range with a hyphen such as \"8000-8999\"");
        } else if (WITH_COMMA.matcher(value).matches()) {
            values.refuse(text, kind, "write a list: " + ListRemedy.of(value, "\\s*[,;]\\s*"));
        } else if (WITH_BLANK.matcher(value).matches()) {
            values.refuse(text, kind, "write one port, or a list: " + ListRemedy.of(value, "\\s+"));
        } else if (dash.matches()) {
            values.refuse(text, kind, "write \"" + dash.group(1) + "-" + dash.group(2) + "\", with a hyphen");
        } else {
            Optional<String> remedy = NumberText.remedy(value);
            remedy.ifPresent(write -> values.refuse(text, kind, write));
            return remedy.isPresent();
        }
        return true;
    }

    private static String rangeRemedy(long first, long last) {
        if (first > PortRange.MAX || last > PortRange.MAX) {
            return "write ports of 0 to 65535";
        }
        return first > last
                ? "write the lower port first: \"" + last + "-" + first + "\""
                : "write \"" + first + "-" + last + "\", without leading zeros";
    }
}
