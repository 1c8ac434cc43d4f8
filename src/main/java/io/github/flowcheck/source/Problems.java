package io.github.flowcheck.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the problems of one input, so that all of them are told in one run. After {@link #MOST} of them it keeps no more:
 * so many have one cause, or the input is made to exhaust the memory of whoever reads it.
 */
public final class Problems {
    /** How many problems are kept. */
    public static final int MOST = 1000;

    private final Set<Problem> problems = new LinkedHashSet<>();
    private int errors;

    public void error(Place place, String message, String remedy) {
        add(Problem.error(place, message, remedy));
    }

    public void warning(Place place, String message, String remedy) {
        add(Problem.warning(place, message, remedy));
    }

    /** Adds a problem; one that was added before is not told twice. */
    public void add(Problem problem) {
        errors += problem.isError() ? 1 : 0;
        if (!isFull()) {
            problems.add(problem);
        }
    }

    /** Whether no more problems are kept, so that looking for more is of no use. */
    public boolean isFull() {
        return problems.size() >= MOST;
    }

    public void addAll(List<Problem> more) {
        for (Problem problem : more) {
            add(problem);
        }
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /** How often an error was told, the same one twice counted twice: whoever reads a part sees whether it was right. */
    public int errorsTold() {
        return errors;
    }

    /** All problems in the order of their places; those without a place come first. A last one says if there may be more. */
    public List<Problem> inOrder() {
        if (problems.isEmpty()) {
            return List.of();
        }
        List<Problem> ordered = new ArrayList<>(problems);
        ordered.sort(Problems::byPlace);
        if (isFull()) {
            ordered.add(new Problem(
                    hasErrors() ? Severity.ERROR : Severity.WARNING,
                    Optional.empty(),
                    "no more than " + MOST + " problems are shown",
                    "mend these first"));
        }
        return List.copyOf(ordered);
    }

    private static int byPlace(Problem one, Problem other) {
        if (one.place().isEmpty() || other.place().isEmpty()) {
            return Boolean.compare(one.place().isPresent(), other.place().isPresent());
        }
        return one.place().get().compareTo(other.place().get());
    }

    /** @throws BadInputException with all problems, if one of them is an error */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new BadInputException(inOrder());
        }
    }
}
