package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives every check of a file an id of its own. */
final class CheckIds {
    /** How many lines a message names. */
    private static final int MOST_LINES = 10;

    private final Values values;
    private final NameValues names;
    private final String folder;
    private final Map<String, Place> taken = new HashMap<>();

    private final Set<String> made = new HashSet<>();

    /** By an id that was made, what tells the addresses of the first check that has it. */
    private final Map<String, String> firstMade = new HashMap<>();

    /** By an id that was made for several, where they stand, by what tells their addresses. */
    private final Map<String, Map<String, Place>> shared = new HashMap<>();

    /** By an id that was made, where it is written for another check behind that. */
    private final Map<String, List<Place>> writtenToo = new LinkedHashMap<>();

    CheckIds(Values values, String folder) {
        this.values = values;
        this.names = new NameValues(values);
        this.folder = folder;
    }

    /** The id that is written in a check; empty if there is none, or it is wrong or that of another check. */
    Optional<String> written(Fields fields) {
        Optional<YamlNode> node = fields.value("id");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return names.checkId(node.get()).filter(id -> take(id, node.get().place()));
    }

    private boolean take(String id, Place place) {
        tellTooLong(id, place);
        Place first = taken.putIfAbsent(id, place);
        if (first != null && made.contains(id)) {
            writtenToo.computeIfAbsent(id, fresh -> new ArrayList<>()).add(place);
        } else if (first != null) {
            values.problems()
                    .error(
                            place,
                            "the check in line " + first.line() + " has the id " + Quoted.of(id) + " too",
                            "give every check an id of its own");
        }
        return first == null;
    }

    /**
     * The id that is made for a check without one. Several checks get the same one where their addresses differ; {@link #apart} then
     * gives each its own.
     *
     * @param addresses what tells its addresses; absent for a check that has others on each interface
     */
    Optional<String> made(Fields fields, String id, Optional<String> addresses) {
        tellTooLong(id, fields.head());
        Place first = taken.putIfAbsent(id, fields.head());
        if (first == null) {
            made.add(id);
            addresses.ifPresent(its -> firstMade.put(id, its));
            return Optional.of(id);
        }
        Optional<Place> same = addresses.isPresent() && firstMade.containsKey(id)
                ? share(id, first, addresses.get(), fields.head())
                : Optional.of(first);
        if (same.isPresent()) {
            tellMade(id, fields.head(), same.get());
        }
        return same.isPresent() ? Optional.empty() : Optional.of(id);
    }

    /** The place of a check that has the id for the same addresses, if there is one. */
    private Optional<Place> share(String id, Place first, String addresses, Place place) {
        Map<String, Place> places = shared.computeIfAbsent(id, fresh -> new HashMap<>());
        places.putIfAbsent(firstMade.get(id), first);
        return Optional.ofNullable(places.putIfAbsent(addresses, place));
    }

    private void tellMade(String id, Place place, Place first) {
        values.problems()
                .error(
                        place,
                        "the check has no id, and " + Quoted.of(id)
                                + ", made of what it selects, is that of the check in line " + first.line(),
                        "write an id");
    }

    /**
     * The checks, each with an id of its own: where several have the same because their addresses are not in it, all of them get it with
     * these. None of them keeps it, for otherwise it would be that of another check when one with another address is added.
     */
    List<AnyCheck> apart(List<AnyCheck> checks) {
        writtenToo.forEach(this::tellMadeOf);
        if (shared.isEmpty()) {
            return checks;
        }
        List<AnyCheck> apart = new ArrayList<>();
        for (AnyCheck any : checks) {
            boolean shares = any instanceof Check
                    && shared.getOrDefault(any.id(), Map.of()).size() > 1;
            apart.add(shares ? apart((Check) any) : any);
        }
        return apart;
    }

    /** Told when all checks are read: who writes an id for one of those that it is made for has to know of the others. */
    private void tellMadeOf(String id, List<Place> written) {
        List<String> lines = shared.getOrDefault(id, Map.of("", taken.get(id))).values().stream()
                .sorted()
                .map(place -> String.valueOf(place.line()))
                .toList();
        boolean one = lines.size() == 1;
        String more = lines.size() > MOST_LINES ? " and others" : "";
        for (Place place : written) {
            values.problems()
                    .error(
                            place,
                            Quoted.of(id) + " is made of what the "
                                    + (one ? "check in line " : "checks in lines ")
                                    + String.join(", ", lines.subList(0, Math.min(MOST_LINES, lines.size()))) + more
                                    + (one ? " selects, which has no id" : " select, which have no id"),
                            "write another id here, or one " + (one ? "there" : "in each of them"));
        }
    }

    private Check apart(Check check) {
        String id = DerivedId.withAddresses(
                check.id(), DerivedId.addresses(check.networkInterface().own()));
        tellTooLong(id, check.place());
        Place first = taken.putIfAbsent(id, check.place());
        if (first != null) {
            tellMade(id, check.place(), first);
        }
        return check.withId(id);
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
