package io.github.flowcheck.engine.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map or a list, as {@code jsonParse} makes them. Functions of texts, numbers and times take it as missing, and it compares with
 * nothing. Its {@link #toString} is JSON without blanks. An abstract class, not an interface: that makes the question whether a
 * value is one cheap, and every comparison asks it.
 */
public abstract sealed class Structure {
    private Structure() {}

    /** The number of a JSON text, as it is spelt there. */
    record Digits(String spelling) {}

    /** The member or element of that name; null if there is none, or it is null. */
    abstract @Nullable Object part(String name);

    /**
     * The part at a path of names and indexes between dots; null if there is none, or it is null. A name may hold dots too.
     */
    public final @Nullable Object at(String path) {
        Object found = part(path);
        for (int dot = path.indexOf('.'); found == null && dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (part(path.substring(0, dot)) instanceof Structure inner) {
                found = inner.at(path.substring(dot + 1));
            }
        }
        return found;
    }

    /** The elements of a list; of a map the map itself, as one. */
    public abstract List<@Nullable Object> elements();

    abstract void write(StringBuilder json);

    @Override
    public final String toString() {
        StringBuilder json = new StringBuilder();
        write(json);
        return json.toString();
    }

    /** A map; names in the order of the text. */
    public static final class OfMembers extends Structure {
        private final Map<String, @Nullable Object> members;

        /** @param members texts, flags, structures or null */
        public OfMembers(Map<String, ? extends @Nullable Object> members) {
            this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The names of its members. */
        public Iterable<String> names() {
            return members.keySet();
        }

        /** The member of that name; null if there is none, or it is null. */
        public @Nullable Object member(String name) {
            return value(members.get(name));
        }

        @Override
        @Nullable
        Object part(String name) {
            return member(name);
        }

        @Override
        public List<@Nullable Object> elements() {
            return Collections.singletonList(this);
        }

        @Override
        void write(StringBuilder json) {
            json.append('{');
            String separator = "";
            for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
                json.append(separator);
                quote(member.getKey(), json);
                writeValue(member.getValue(), json.append(':'));
                separator = ",";
            }
            json.append('}');
        }
    }

    /** A list. */
    public static final class OfElements extends Structure {
        private final List<@Nullable Object> elements;
        private final boolean ofText;

        /** @param elements texts, flags, structures or null */
        public OfElements(List<? extends @Nullable Object> elements) {
            this(elements, false);
        }

        private OfElements(List<? extends @Nullable Object> elements, boolean ofText) {
            this.elements = Collections.unmodifiableList(new ArrayList<>(elements));
            this.ofText = ofText;
        }

        /** The parts of a text that {@code split} made. */
        public static OfElements ofText(List<String> parts) {
            return new OfElements(parts, true);
        }

        /** Whether {@code split} made it, of which CloudWatch makes no rows. */
        public boolean isOfText() {
            return ofText;
        }

        @Override
        @Nullable
        Object part(String name) {
            boolean index =
                    !name.isEmpty() && name.length() <= 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
            int place = index ? Integer.parseInt(name) : elements.size();
            return place < elements.size() ? value(elements.get(place)) : null;
        }

        @Override
        public List<@Nullable Object> elements() {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(value(element)));
            return values;
        }

        @Override
        void write(StringBuilder json) {
            json.append('[');
            String separator = "";
            for (Object element : elements) {
                writeValue(element, json.append(separator));
                separator = ",";
            }
            json.append(']');
        }
    }

    /** A number becomes the text that spells it, so that it is shown as it was logged. */
    private static @Nullable Object value(@Nullable Object node) {
        return node instanceof Digits digits ? digits.spelling() : node;
    }

    private static void writeValue(@Nullable Object node, StringBuilder json) {
        if (node instanceof Structure structure) {
            structure.write(json);
        } else if (node instanceof Digits digits) {
            json.append(digits.spelling());
        } else if (node == null || node instanceof Boolean) {
            json.append(node);
        } else {
            quote(Values.text(node), json);
        }
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
