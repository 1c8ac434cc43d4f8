package io.github.flowcheck.source;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used. The message is that of its problems, in the form in which they are printed. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one error, and the warnings that were found beside it */
    public BadInputException(List<Problem> problems) {
        super(problems.stream().map(Problem::format).collect(Collectors.joining("\n\n")));
        if (problems.stream().noneMatch(Problem::isError)) {
            throw new IllegalArgumentException("no error among " + problems);
        }
        this.problems = List.copyOf(problems);
    }

    public BadInputException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
