package io.github.flowcheck.flow;

import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which fields the records of a flow log have, in which order.
 *
 * @param fields at least one, each at most once
 */
public record LogFormat(List<FlowField> fields) {
    /** The format of a flow log for which none was chosen: the 14 fields of version 2. */
    public static final LogFormat DEFAULT = new LogFormat(List.of(
            FlowField.VERSION,
            FlowField.ACCOUNT_ID,
            FlowField.INTERFACE_ID,
            FlowField.SRCADDR,
            FlowField.DSTADDR,
            FlowField.SRCPORT,
            FlowField.DSTPORT,
            FlowField.PROTOCOL,
            FlowField.PACKETS,
            FlowField.BYTES,
            FlowField.START,
            FlowField.END,
            FlowField.ACTION,
            FlowField.LOG_STATUS));

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern FIELD = Pattern.compile("\\$\\{([^{}$]*)}");

    public LogFormat {
        fields = List.copyOf(fields);
        if (fields.isEmpty() || fields.stream().distinct().count() != fields.size()) {
            throw new IllegalArgumentException("a format has fields, each once: " + fields);
        }
    }

    /** Whether the field at that position is a number in every record of traffic; later versions' fields may be {@code -}. */
    public boolean isAlwaysNumber(int position) {
        FlowField field = fields.get(position);
        return field.shape().isNumber() && !field.mayLack();
    }

    /**
     * Reads AWS's own notation, {@code ${version} ${account-id} …}.
     *
     * @param format the notation; several blanks count as one
     * @param place where it stands; problems point at the field if the place's text holds the notation as it is, else
     *     at all of it
     * @param problems takes what is wrong
     * @return empty if something is wrong
     */
    public static Optional<LogFormat> parse(String format, Place place, Problems problems) {
        List<FlowField> fields = new ArrayList<>();
        int offset = place.text().indexOf(format);
        int found = 0;
        Matcher words = WORD.matcher(format);
        while (words.find()) {
            found++;
            Place at = offset < 0
                    ? place
                    : place.source()
                            .place(place.start() + offset + words.start(), place.start() + offset + words.end());
            field(words.group(), at, problems).ifPresent(field -> {
                if (fields.contains(field)) {
                    problems.error(at, "the format has " + field.recordName() + " twice", "name each field once");
                } else {
                    fields.add(field);
                }
            });
        }
        if (found == 0) {
            problems.error(place, "the format has no field", "write the flow log's own format, such as " + DEFAULT);
        }
        return found > 0 && fields.size() == found ? Optional.of(new LogFormat(fields)) : Optional.empty();
    }

    private static Optional<FlowField> field(String word, Place at, Problems problems) {
        Matcher field = FIELD.matcher(word);
        if (!field.matches()) {
            String bare = word.replaceAll("[${},;]", "");
            String example =
                    FlowField.ofRecordName(bare).map(FlowField::recordName).orElse("version");
            problems.error(
                    at,
                    word + " is not one field of the form ${name}",
                    "write it as ${" + example + "}, with a blank between fields");
            return Optional.empty();
        }
        String name = field.group(1);
        Optional<FlowField> known = FlowField.ofRecordName(name);
        if (known.isEmpty()) {
            problems.error(at, "flow logs have no field " + (name.isEmpty() ? "without a name" : name), remedy(name));
        }
        return known;
    }

    private static String remedy(String unknown) {
        return NearestName.of(unknown, FlowField.recordNames())
                .map(name -> "did you mean ${" + name + "}?")
                .orElseGet(() -> "the fields are " + String.join(", ", FlowField.recordNames()));
    }

    public boolean has(FlowField field) {
        return fields.contains(field);
    }

    /** The line that S3 delivery writes above records of this format: the names with single blanks between them. */
    public String header() {
        return fields.stream().map(FlowField::recordName).collect(Collectors.joining(" "));
    }

    /** AWS's notation. */
    @Override
    public String toString() {
        return fields.stream().map(field -> "${" + field.recordName() + "}").collect(Collectors.joining(" "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogFormat that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }
}
