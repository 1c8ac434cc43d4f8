package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives every check of a file an id of its own. */
final class CheckIds {
    private final Values values;
    private final NameValues names;
    private final String folder;
    private final Map<String, Place> taken = new HashMap<>();

    CheckIds(Values values, String folder) {
        this.values = values;
        this.names = new NameValues(values);
        this.folder = folder;
    }

    /** The id that is written in a check. */
    Optional<String> written(Fields fields) {
        Optional<YamlNode> node = fields.value("id");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> id = names.checkId(node.get());
        if (id.isPresent()) {
            take(id.get(), node.get().place());
        }
        return id;
    }

    private void take(String id, Place place) {
        tellTooLong(id, place);
        Place first = taken.putIfAbsent(id, place);
        if (first != null) {
            values.problems()
                    .error(
                            place,
                            "the check in line " + first.line() + " has the id " + Quoted.of(id) + " too",
                            "give every check an id of its own");
        }
    }

    /** The id that is made for a check without one. */
    Optional<String> made(Fields fields, String id) {
        tellTooLong(id, fields.head());
        Place first = taken.putIfAbsent(id, fields.head());
        if (first != null) {
            values.problems()
                    .error(
                            fields.head(),
                            "the check has no id, and " + Quoted.of(id)
                                    + ", made of what it selects, is that of the check in line " + first.line(),
                            "write an id");
        }
        return first == null ? Optional.of(id) : Optional.empty();
    }

    /** The id of a check on one of several interfaces: {@code <id>.<eni>}. */
    Optional<String> ofInterface(Fields fields, String id, String eni) {
        String own = id + "." + eni;
        Optional<YamlNode> written = fields.value("id");
        Place place = written.isPresent() ? written.get().place() : fields.head();
        if (!Check.isId(own)) {
            values.problems()
                    .error(
                            place,
                            "with ." + eni + " behind it the id has " + own.length() + " characters",
                            "shorten it, so that it has at most " + Check.LONGEST_ID + " with the interface behind it");
            return Optional.empty();
        }
        tellTooLong(own, place);
        Place first = taken.putIfAbsent(own, place);
        if (first != null) {
            values.problems()
                    .error(
                            place,
                            "the check in line " + first.line() + " has the id " + Quoted.of(own)
                                    + " too, which this check has for one of its interfaces",
                            "give one of them another id");
        }
        return first == null ? Optional.of(own) : Optional.empty();
    }

    private void tellTooLong(String id, Place place) {
        int length = folder.length() + 1 + id.length();
        if (length > NameValues.LONGEST_NAME) {
            values.problems()
                    .error(
                            place,
                            "the saved query's name has " + length + " characters: folder, slash and id",
                            "shorten the folder or the id, to 255 characters together");
        }
    }
}
