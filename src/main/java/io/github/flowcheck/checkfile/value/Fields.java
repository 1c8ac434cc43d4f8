package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of one object of a check file by their keys. */
public final class Fields {
    private static final char NO_BREAK_SPACE = '\u00A0';

    private final YamlNode.Mapping mapping;
    private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    private final Set<String> misspelt = new HashSet<>();

    private Fields(YamlNode.Mapping mapping) {
        this.mapping = mapping;
    }

    /** Opens an object, and tells the keys that it cannot have and those without a value. */
    public static Fields open(YamlNode.Mapping mapping, ObjectKind kind, Problems problems) {
        Fields fields = new Fields(mapping);
        for (YamlNode.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (problems.isFull()) {
                break;
            }
            if (!kind.has(key)) {
                tellUnknown(entry.key(), kind, problems).ifPresent(meant -> fields.takeFor(meant, entry));
                continue;
            }
            fields.entries.put(key, entry);
            if (isNull(entry.value())) {
                problems.error(
                        entry.key().place(),
                        Quoted.of(key) + " has no value",
                        "write a value after the colon, or remove the key"
                                + hint(entry.key().place()));
            }
        }
        return fields;
    }

    /** Takes the value of a misspelt key for that of the one that is meant, where there is no doubt, so that its problems are told too. */
    private void takeFor(String meant, YamlNode.Entry entry) {
        misspelt.add(meant);
        if (isSpelling(entry.key().text(), meant)) {
            entries.putIfAbsent(meant, entry);
        }
    }

    /** Whether two names differ in nothing but capitals, hyphens, underscores and the s of a plural. */
    private static boolean isSpelling(String given, String meant) {
        return letters(given).equals(letters(meant));
    }

    private static String letters(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return letters.endsWith("s") ? letters.substring(0, letters.length() - 1) : letters;
    }

    /** What to know of a comment that stands in the place of a value. */
    private static String hint(Place key) {
        boolean comment = Pattern.compile("[\"']? *: +#")
                .matcher(key.source().text())
                .region(key.end(), key.source().text().length())
                .lookingAt();
        return comment ? "; what begins with # is a comment, unless it is in quotes" : "";
    }

    /** Tells an unknown key, and says which one is probably meant. */
    private static Optional<String> tellUnknown(YamlNode.Scalar key, ObjectKind kind, Problems problems) {
        String name = Quoted.of(key.text());
        if (kind.keysToCome().contains(key.text())) {
            problems.error(key.place(), name + " is not read by this version", "remove it");
            return Optional.empty();
        }
        if (kind.mistakes().containsKey(key.text())) {
            problems.error(
                    key.place(),
                    name + " is no key of " + kind.describe(),
                    kind.mistakes().get(key.text()));
            return Optional.empty();
        }
        if (key.text().indexOf(NO_BREAK_SPACE) >= 0) {
            problems.error(
                    key.place(),
                    name + " is no key of " + kind.describe(),
                    "write blanks: a no-break space is part of the key");
            return Optional.empty();
        }
        String keys = "keys here are " + String.join(", ", kind.keys());
        Optional<String> meant = NearestName.of(key.text(), kind.keys());
        problems.error(
                key.place(),
                name + " is no key of " + kind.describe(),
                meant.map(nearest -> "write " + nearest + "; " + keys).orElse("remove it; " + keys));
        return meant;
    }

    /**
     * The object with another one's values for keys that it lacks.
     *
     * @param rivals for a key, the keys beside which it cannot stand: where one of them is here, it is not taken over
     */
    public Fields withDefaults(Fields defaults, Map<String, Set<String>> rivals) {
        Fields merged = new Fields(mapping);
        merged.entries.putAll(entries);
        merged.misspelt.addAll(misspelt);
        for (Map.Entry<String, YamlNode.Entry> other : defaults.entries.entrySet()) {
            if (!hasAny(rivals.getOrDefault(other.getKey(), Set.of()))) {
                merged.entries.putIfAbsent(other.getKey(), other.getValue());
            }
        }
        return merged;
    }

    private boolean hasAny(Set<String> keys) {
        for (String key : keys) {
            if (has(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the key is there, even without a value. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether none of the keys is there, not even misspelt, which has been told. */
    public boolean lacks(String... keys) {
        for (String key : keys) {
            if (has(key) || misspelt.contains(key)) {
                return false;
            }
        }
        return true;
    }

    /** The value of a key; absent too where the key has none, which has been told. */
    public Optional<YamlNode> value(String key) {
        YamlNode.Entry entry = entries.get(key);
        return entry == null || isNull(entry.value()) ? Optional.empty() : Optional.of(entry.value());
    }

    /** The value of the first key, or that of the second where the first has none. */
    public Optional<YamlNode> value(String first, String second) {
        Optional<YamlNode> value = value(first);
        return value.isPresent() ? value : value(second);
    }

    private static boolean isNull(YamlNode value) {
        return value instanceof YamlNode.Scalar scalar && scalar.isNull();
    }

    /** Where a key stands that is there. */
    public Place keyPlace(String key) {
        YamlNode.Entry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalArgumentException("no key " + key);
        }
        return entry.key().place();
    }

    /** Where the object starts, for what it lacks. */
    public Place head() {
        return mapping.head();
    }

    /** The whole object. */
    public Place place() {
        return mapping.place();
    }

    /** Whether it has no keys at all, not even unknown ones. */
    public boolean isEmpty() {
        return mapping.entries().isEmpty();
    }

    /** Tells at the second key if two keys are there that mean one thing. */
    public void exclude(String first, String second, Problems problems) {
        if (has(first) && has(second)) {
            boolean inOrder = keyPlace(first).compareTo(keyPlace(second)) < 0;
            problems.error(
                    keyPlace(inOrder ? second : first),
                    Quoted.of(inOrder ? second : first) + " cannot stand beside " + Quoted.of(inOrder ? first : second),
                    "keep one of them");
        }
    }
}
