package io.github.flowcheck.source;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one input, so that all of them are told in one run. */
public final class Problems {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
            (Problem problem) -> problem.place().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Set<Problem> problems = new LinkedHashSet<>();

    public void error(Place place, String message, String remedy) {
        add(Problem.error(place, message, remedy));
    }

    public void warning(Place place, String message, String remedy) {
        add(Problem.warning(place, message, remedy));
    }

    /** Adds a problem; one that was added before is not told twice. */
    public void add(Problem problem) {
        problems.add(problem);
    }

    public void addAll(List<Problem> more) {
        more.forEach(this::add);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** All problems in the order of their places; those without a place come first. */
    public List<Problem> inOrder() {
        return problems.stream().sorted(BY_PLACE).toList();
    }

    /** @throws BadInputException with all problems, if one of them is an error */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new BadInputException(inOrder());
        }
    }
}
