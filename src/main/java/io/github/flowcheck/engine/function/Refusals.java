package io.github.flowcheck.engine.function;

/** Takes what a query asks that is not evaluated. */
@FunctionalInterface
public interface Refusals {
    /**
     * Refuses a part of the query.
     *
     * @param node the very object of the tree, from which the place follows
     */
    void problem(Object node, String message, String remedy);
}
