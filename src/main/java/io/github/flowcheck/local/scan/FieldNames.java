package io.github.flowcheck.local.scan;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** At which position of a record the fields stand that a query names. */
final class FieldNames {
    private final LogFormat format;
    private final Map<String, Integer> positions = new HashMap<>();

    /** What stands for a number that is computed. */
    private final Map<String, RecordNumber> numbers = new HashMap<>();

    /** In the default format fields are discovered; those of any other have no names before they are parsed. */
    FieldNames(LogFormat format) {
        this.format = format;
        if (hasDiscoveredFields(format)) {
            for (int i = 0; i < format.fields().size(); i++) {
                positions.put(format.fields().get(i).insightsName(), i);
            }
        }
    }

    /** Whether CloudWatch names the fields of such records without being told them. */
    static boolean hasDiscoveredFields(LogFormat format) {
        return format.equals(LogFormat.DEFAULT);
    }

    /** The position of a field; empty for what is no field of the record, or no field that is known. */
    Optional<Integer> position(String name) {
        return Optional.ofNullable(positions.get(name));
    }

    /** What a name stands for that was given to a number; empty for any other. */
    Optional<RecordNumber> number(String name) {
        return Optional.ofNullable(numbers.get(name));
    }

    /** Takes a name for the field at a position. */
    void put(String name, int position) {
        numbers.remove(name);
        positions.put(name, position);
    }

    /** Takes a name for a number. */
    void put(String name, RecordNumber number) {
        positions.remove(name);
        numbers.put(name, number);
    }

    /** Which field of the flow log stands at a position. */
    FlowField fieldAt(int position) {
        return format.fields().get(position);
    }

    /**
     * Takes the names that a {@code parse} gives, if it cuts the message into as many fields as the format has.
     *
     * @return false if it is any other
     */
    boolean take(ParseGlob parse) {
        List<FlowField> fields = format.fields();
        boolean each = parse.field().equals(new Field("@message"))
                && parse.glob().equals(String.join(" ", Collections.nCopies(fields.size(), "*")))
                && parse.aliases().size() == fields.size()
                && !hasDiscoveredFields(format);
        if (each) {
            for (int i = 0; i < fields.size(); i++) {
                positions.put(parse.aliases().get(i), i);
            }
        }
        return each;
    }
}
