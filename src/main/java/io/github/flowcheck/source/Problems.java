package io.github.flowcheck.source;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects the problems of one input, so that all of them are told in one run. After {@link #MOST} of them it keeps no more:
 * so many have one cause, or the input is made to exhaust the memory of whoever reads it.
 */
public final class Problems {
    /** How many problems are kept. */
    public static final int MOST = 1000;

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
            (Problem problem) -> problem.place().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

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
        more.forEach(this::add);
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
        Stream<Problem> last = isFull()
                ? Stream.of(new Problem(
                        hasErrors() ? Severity.ERROR : Severity.WARNING,
                        Optional.empty(),
                        "no more than " + MOST + " problems are shown",
                        "mend these first"))
                : Stream.empty();
        return Stream.concat(problems.stream().sorted(BY_PLACE), last).toList();
    }

    /** @throws BadInputException with all problems, if one of them is an error */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new BadInputException(inOrder());
        }
    }
}
