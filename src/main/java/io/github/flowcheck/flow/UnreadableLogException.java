package io.github.flowcheck.flow;

import io.github.flowcheck.source.Problem;
import java.io.IOException;

/**
 * A file that cannot be read as a flow log. The message is that of its problem, in the form in which problems are
 * printed.
 */
public final class UnreadableLogException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableLogException(String message, String remedy) {
        this(Problem.unplaced(message, remedy));
    }

    UnreadableLogException(String message, String remedy, Throwable cause) {
        this(message, remedy);
        initCause(cause);
    }

    private UnreadableLogException(Problem problem) {
        super(problem.format());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
