package io.github.flowcheck.learn;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.learn.ObservedInterface.Records;
import io.github.flowcheck.learn.SideChecks.Style;
import io.github.flowcheck.output.text.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which interfaces and checks come of what was observed, beside those that a file has already. */
final class Learning {
    private final Observation observation;
    private final PeerShape shape;
    private final Optional<KnownFile> file;
    private final Reading reading;
    private final boolean writesFormat;
    private final Map<String, String> names;
    private final Set<String> takenNames;
    private final KnownChecks known;
    private final Set<String> ids = new HashSet<>();

    private final List<LearntInterface> interfaces = new ArrayList<>();
    private final List<LearntCheck> checks = new ArrayList<>();
    private final Map<String, List<String>> queries = new TreeMap<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Learning(Observation observation, PeerShape shape, Optional<KnownFile> file) {
        this.observation = observation;
        this.shape = shape;
        this.file = file;
        this.reading = file.flatMap(KnownFile::reading)
                .filter(reads -> reads.records().equals(observation.format()))
                .orElse(Reading.USUAL.in(observation.format()));
        this.writesFormat = file.isPresent()
                && file.get().format().filter(observation.format()::equals).isEmpty();
        this.names = new TreeMap<>(file.map(KnownFile::names).orElse(Map.of()));
        this.takenNames = new TreeSet<>(file.map(KnownFile::takenNames).orElse(Set.of()));
        this.known = new KnownChecks(file);
    }

    Additions additions() {
        List<String> silent = new ArrayList<>();
        for (ObservedInterface observed : observation.interfaces()) {
            if (observed.hasTraffic() && !isMisnamed(observed)) {
                add(observed);
            } else if (observed.hasTraffic()) {
                notes.add(observed.eni() + " gets no checks: none of its "
                        + Amounts.counted(observed.records().ok(), "record", "records") + " carries "
                        + observed.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(" or "))
                        + ", as the file says; write the address that they carry, or remove it to have it found");
            } else if (observed.records().ok() > 0) {
                notes.add(observed.eni() + " has no checks: no record tells its address");
            } else {
                silent.add(observed.eni());
            }
        }
        if (!silent.isEmpty()) {
            notes.add(Amounts.number(silent.size())
                    + (silent.size() == 1 ? " network interface has" : " network interfaces have")
                    + " no traffic, so no checks: " + shortList(silent));
        }
        addOthers();
        return new Additions(interfaces, checks, queries, kept, notes);
    }

    /** Whether the addresses are those of the file, and no record carries one of them. */
    private boolean isMisnamed(ObservedInterface observed) {
        return observed.passing() == observed.records().ok()
                && file.filter(there -> there.addresses().containsKey(observed.eni()))
                        .isPresent();
    }

    private void add(ObservedInterface observed) {
        Style style = style(observed);
        for (Direction direction : Direction.values()) {
            SideChecks side = side(observed, direction, style);
            // where one of them is in the file, somebody has looked at all of them
            if (known.has(side.id())) {
                keep(side.id(), observed.eni(), direction);
                continue;
            }
            for (LearntCheck check : side.checks()) {
                if (known.has(check.id())) {
                    kept.add(check.id());
                } else {
                    checks.add(withFormat(check));
                    ids.add(check.id());
                }
            }
        }
    }

    /** The checks of a side, under the first ids that no check on something else has. */
    private SideChecks side(ObservedInterface observed, Direction direction, Style style) {
        SideChecks first = new SideChecks(observed, direction, shape, style);
        Optional<String> other = taken(first, observed.eni(), direction);
        SideChecks side = first;
        Optional<String> taken = other;
        for (int i = 1; taken.isPresent(); i++) {
            String base = i == 1 ? observed.eni() : observed.eni() + "-" + i;
            side = new SideChecks(observed, direction, shape, style.withBase(base));
            taken = taken(side, observed.eni(), direction);
        }
        if (other.flatMap(known::of).isPresent()) {
            AnyCheck there = known.of(other.get()).orElseThrow();
            notes.add(there.id() + " in line " + there.place().line()
                    + " of the file is a check on something else: what is learnt of the " + word(direction)
                    + " traffic of " + observed.eni() + " is " + side.id());
        }
        return side;
    }

    private Optional<String> taken(SideChecks side, String eni, Direction direction) {
        return Stream.concat(Stream.of(side.id()), side.checks().stream().map(LearntCheck::id))
                .filter(id -> ids.contains(id) || known.isOther(id, eni, direction))
                .findFirst();
    }

    private void keep(String id, String eni, Direction direction) {
        AnyCheck there = known.of(id).orElseThrow();
        if (KnownChecks.asksForAll(there)) {
            kept.add(id);
            return;
        }
        notes.add("left out: what is learnt of the " + word(direction) + " traffic of " + eni + ", for " + id
                + " in line "
                + there.place().line() + " of the file "
                + (there instanceof RawCheck ? "is a query" : "asks about a part of it only")
                + "; give that check another id to have all of it learnt");
    }

    private static String word(Direction direction) {
        return direction == Direction.INBOUND ? "inbound" : "outbound";
    }

    private Style style(ObservedInterface observed) {
        String eni = observed.eni();
        boolean explicit = file.filter(KnownFile::hasDefaults).isPresent();
        String named = names.get(eni);
        boolean inFile =
                file.filter(there -> there.addresses().containsKey(eni)).isPresent();
        if (named == null && !inFile && takenNames.add(eni)) {
            named = eni;
            interfaces.add(new LearntInterface(eni, words(observed), eni, observed.addresses()));
        }
        Map<String, String> keys = new LinkedHashMap<>();
        if (named == null) {
            keys.put("eni", eni);
            keys.put(
                    LearntInterface.addressKey(observed.addresses()),
                    LearntInterface.addressValue(observed.addresses()));
        } else {
            keys.put("interface", named);
        }
        boolean fits = named != null && Check.isId(named) && named.length() < Check.LONGEST_ID - 30;
        return new Style(fits ? named : eni, keys, explicit, reading);
    }

    private LearntCheck withFormat(LearntCheck check) {
        if (!writesFormat) {
            return check;
        }
        Map<String, String> keys = new LinkedHashMap<>(check.keys());
        keys.put("format", format(observation.format()));
        return new LearntCheck(check.comments(), keys, check.query());
    }

    static String format(LogFormat format) {
        return format.equals(LogFormat.DEFAULT) ? "default" : LearntCheck.quoted(format.toString());
    }

    private static List<String> words(ObservedInterface observed) {
        Records records = observed.records();
        List<String> words = new ArrayList<>();
        words.add(Amounts.number(records.ok()) + (records.ok() == 1 ? " record" : " records") + " of traffic, "
                + Instant.ofEpochMilli(records.first()) + " to " + Instant.ofEpochMilli(records.last())
                + (records.skipData() == 0
                        ? ""
                        : "; " + Amounts.number(records.skipData())
                                + " SKIPDATA, so its checks cannot pass on these logs"));
        observed.instead()
                .ifPresent(other -> words.add("its address may be " + other + " instead: as many records carry it"));
        if (observed.passing() > 0) {
            words.add(Amounts.number(observed.passing()) + " of them carry none of its addresses: traffic that passes,"
                    + " or another address of its own");
        }
        return words;
    }

    private void addOthers() {
        OtherInterfaces others = new OtherInterfaces(reading);
        if (!others.arePossible()) {
            notes.add("no check tells of new network interfaces: the format has no ${interface-id}");
            return;
        }
        Set<String> seen = observation.interfaces().stream()
                .filter(observed -> observed.records().ok() > 0)
                .map(ObservedInterface::eni)
                .collect(Collectors.toCollection(TreeSet::new));
        if (observation.unnamed()) {
            seen.add(OtherInterfaces.NONE);
        }
        List<AnyCheck> before = file.flatMap(KnownFile::suite).stream()
                .flatMap(suite -> suite.all().stream())
                .filter(check -> OtherInterfaces.isOurs(check.id()))
                .toList();
        if (before.isEmpty()) {
            file.ifPresent(there -> seen.addAll(there.addresses().keySet()));
            others.checks(seen).stream().map(this::withFormat).forEach(checks::add);
            return;
        }
        Set<String> left = new TreeSet<>(seen);
        List<String> edited = new ArrayList<>();
        for (AnyCheck check : before) {
            Optional<List<String>> listed =
                    check instanceof RawCheck raw ? others.known(raw.id(), raw.query()) : Optional.empty();
            listed.ifPresentOrElse(left::addAll, () -> edited.add(check.id()));
            kept.add(check.id());
        }
        if (!edited.isEmpty()) {
            boolean other = before.stream().anyMatch(Check.class::isInstance);
            notes.add("left as it is, for it " + (other ? "is a check on something else" : "was edited") + ": "
                    + String.join(", ", edited) + "; " + (other ? "give it another id" : "remove it")
                    + " to have it learnt anew");
            return;
        }
        Map<String, List<String>> now = new TreeMap<>();
        others.checks(left).forEach(check -> now.put(check.id(), check.query().orElseThrow()));
        if (!now.keySet().equals(before.stream().map(AnyCheck::id).collect(Collectors.toSet()))) {
            notes.add(
                    "left as they are: the " + OtherInterfaces.ID + " checks, for there are too many network interfaces"
                            + " for as many queries; remove them to have them learnt anew");
            return;
        }
        before.forEach(check -> {
            List<String> lines = now.get(check.id());
            if (!OtherInterfaces.squeezed(String.join("\n", lines))
                    .equals(OtherInterfaces.squeezed(((RawCheck) check).query()))) {
                queries.put(check.id(), lines);
                kept.remove(check.id());
            }
        });
    }

    private static String shortList(List<String> names) {
        int most = 5;
        return String.join(", ", names.subList(0, Math.min(most, names.size()))) + (names.size() > most ? ", …" : "");
    }
}
