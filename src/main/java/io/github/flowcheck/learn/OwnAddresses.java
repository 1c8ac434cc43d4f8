package io.github.flowcheck.learn;

import io.github.flowcheck.learn.PairSample.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells which of the addresses in its records are a network interface's own: in each family the one that most records carry on
 * either side, then others that carry a good part of the rest. Where two addresses are in equally many records, such as those
 * of an interface that talks to one peer alone, what belongs to another interface is the peer's, then what is public, then the
 * side of the higher ports; and the file says that it may be the other one.
 */
final class OwnAddresses {
    /** A further address is taken if so many records in a hundred carry it and no address before it. */
    private static final int SHARE = 5;

    private final Map<String, InterfaceSample> samples;
    private final Map<String, Found> found = new TreeMap<>();
    private final Set<RawAddress> owned = new HashSet<>();

    /**
     * The addresses of an interface.
     *
     * @param addresses its own, the most frequent first; may be empty
     * @param instead what else may be its own, as far as the records tell
     */
    record Found(List<RawAddress> addresses, Optional<RawAddress> instead) {
        Found {
            addresses = List.copyOf(addresses);
        }
    }

    private OwnAddresses(Map<String, InterfaceSample> samples) {
        this.samples = samples;
    }

    /**
     * @param samples by interface
     * @param known addresses of interfaces that need not be found
     */
    static Map<String, Found> of(Map<String, InterfaceSample> samples, Map<String, List<RawAddress>> known) {
        OwnAddresses addresses = new OwnAddresses(samples);
        known.values().forEach(addresses.owned::addAll);
        known.forEach((eni, own) -> addresses.found.put(eni, new Found(own, Optional.empty())));
        addresses.take(true);
        addresses.take(false);
        return addresses.found;
    }

    /** Those of whose addresses there is no doubt come first, so that they help with the others. */
    private void take(boolean certain) {
        Map<String, Found> now = new TreeMap<>();
        samples.forEach((eni, sample) -> {
            if (!found.containsKey(eni)) {
                Found own = of(sample);
                if (!certain || own.instead().isEmpty()) {
                    now.put(eni, own);
                }
            }
        });
        found.putAll(now);
        now.values().forEach(own -> owned.addAll(own.addresses()));
    }

    private Found of(InterfaceSample sample) {
        List<RawAddress> own = new ArrayList<>();
        Optional<RawAddress> instead = Optional.empty();
        for (boolean ipv6 : new boolean[] {false, true}) {
            List<Pair> outer = of(sample.outer(), ipv6);
            List<Pair> inner = of(sample.inner(), ipv6);
            List<RawAddress> first = mostFrequent(outer);
            boolean seen = !first.isEmpty() && inner.stream().anyMatch(pair -> pair.has(first.get(0)));
            List<RawAddress> candidates = seen ? first : mostFrequent(inner);
            if (candidates.isEmpty()) {
                continue;
            }
            own.add(candidates.get(0));
            instead = instead.isPresent() || candidates.size() == 1 ? instead : Optional.of(candidates.get(1));
            if (sample.outer() == sample.inner()) {
                addFurther(own, outer);
            }
        }
        return new Found(own, instead);
    }

    private static List<Pair> of(PairSample sample, boolean ipv6) {
        return sample.pairs().stream()
                .filter(pair -> pair.source().ipv6() == ipv6)
                .toList();
    }

    private void addFurther(List<RawAddress> own, List<Pair> pairs) {
        long all = pairs.stream().mapToLong(Pair::records).sum();
        List<Pair> rest = new ArrayList<>(pairs);
        rest.removeIf(pair -> own.stream().anyMatch(pair::has));
        while (!rest.isEmpty()) {
            List<RawAddress> next = mostFrequent(rest);
            RawAddress address = next.get(0);
            List<Pair> its = rest.stream().filter(pair -> pair.has(address)).toList();
            long records = its.stream().mapToLong(Pair::records).sum();
            if (next.size() > 1 || its.size() < 2 || 100 * records < SHARE * all) {
                return;
            }
            own.add(address);
            rest.removeAll(its);
        }
    }

    /** The address that most records carry, and behind it those that equally many carry, the likeliest first. */
    private List<RawAddress> mostFrequent(List<Pair> pairs) {
        Map<RawAddress, long[]> counts = new HashMap<>();
        for (Pair pair : pairs) {
            add(counts, pair.source(), pair.records(), -pair.hints());
            if (!pair.source().equals(pair.destination())) {
                add(counts, pair.destination(), pair.records(), pair.hints());
            }
        }
        long most = counts.values().stream().mapToLong(count -> count[0]).max().orElse(0);
        List<RawAddress> tied = new ArrayList<>(counts.keySet());
        tied.removeIf(address -> counts.get(address)[0] < most);
        List<RawAddress> free =
                tied.stream().filter(address -> !owned.contains(address)).toList();
        if (!free.isEmpty()) {
            tied = new ArrayList<>(free);
        }
        if (tied.stream().anyMatch(address -> address.isInternal() && !address.ipv6())) {
            tied.removeIf(address -> !address.isInternal());
        }
        tied.sort(Comparator.comparingLong((RawAddress address) -> -counts.get(address)[1])
                .thenComparing(Comparator.naturalOrder()));
        return tied;
    }

    private static void add(Map<RawAddress, long[]> counts, RawAddress address, long records, long hints) {
        long[] count = counts.computeIfAbsent(address, fresh -> new long[2]);
        count[0] += records;
        count[1] += hints;
    }
}
