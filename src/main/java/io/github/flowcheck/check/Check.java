package io.github.flowcheck.check;

import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One question about one network interface, and what its author expects as the answer.
 *
 * @param id unique in its file; lower-case letters, digits, {@code . _ -}, a letter or digit first, at most 200
 * @param place where it stands in its file
 * @param description lines for whoever reads the saved query or the report
 * @param networkInterface whose traffic
 * @param traffic which of it
 * @param expectation what is expected of it
 * @param coverage how much data "nothing seen" needs
 * @param waiver an accepted failure
 * @param scope where and when it looks, and how it is labelled
 */
public record Check(
        String id,
        Place place,
        Optional<String> description,
        NetworkInterface networkInterface,
        Traffic traffic,
        Expectation expectation,
        CoverageDemand coverage,
        Optional<Waiver> waiver,
        Scope scope)
        implements AnyCheck {
    /** The longest id, so that {@code <id>.json} is a file name everywhere. */
    public static final int LONGEST_ID = 200;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    public Check {
        if (!isId(id)) {
            throw new IllegalArgumentException("no check id: " + id);
        }
        Objects.requireNonNull(place);
    }

    /** Whether a text is a check id. */
    public static boolean isId(String text) {
        return text.length() <= LONGEST_ID && ID.matcher(text).matches();
    }

    /** The same check under another id. */
    public Check withId(String other) {
        return new Check(other, place, description, networkInterface, traffic, expectation, coverage, waiver, scope);
    }

    @Override
    public Check read(Reading reading) {
        return new Check(
                id, place, description, networkInterface, traffic, expectation, coverage, waiver, scope.read(reading));
    }

    @Override
    public List<Parameter> parameters() {
        List<Input<?>> inputs = new ArrayList<>();
        inputs.add(networkInterface.id());
        inputs.addAll(networkInterface.own());
        inputs.addAll(traffic.farSide().within());
        inputs.addAll(traffic.farSide().outside());
        inputs.addAll(scope.groups().inputs());
        return Input.parameters(inputs);
    }

    /** Whether the rows of its answer tell the actions apart. */
    public boolean groupsByAction() {
        return traffic.action().isEmpty() || expectation.isSplit();
    }

    /** Whether the rows of its answer tell the peers apart. */
    public boolean groupsByPeer() {
        return expectation.needsPeers()
                || waiver.isPresent() && !waiver.get().peers().isEmpty();
    }

    /**
     * Where and when a check looks, and how it is labelled.
     *
     * @param groups CloudWatch log groups; local files need none
     * @param window absent means all records there are
     * @param reading how its queries get at the fields of the records
     * @param tags labels by which checks are selected
     * @param save whether it becomes a saved query
     */
    public record Scope(LogGroups groups, Optional<Window> window, Reading reading, Set<String> tags, boolean save) {
        public Scope {
            tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        }

        /** A scope whose log groups are written in the file. */
        public Scope(List<String> logGroups, Optional<Window> window, Reading reading, Set<String> tags, boolean save) {
            this(LogGroups.of(logGroups), window, reading, tags, save);
        }

        /** Names or ARNs of CloudWatch log groups. */
        public List<String> logGroups() {
            return groups.names();
        }

        Scope read(Reading other) {
            return new Scope(groups, window, other, tags, save);
        }
    }
}
