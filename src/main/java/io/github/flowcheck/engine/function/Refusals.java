package io.github.flowcheck.engine.function;

/** Takes what a query asks that is not evaluated. */
@FunctionalInterface
public interface Refusals {
    /**
     * Refuses a part of the query that is wrong wherever the query is run.
     *
     * @param node the very object of the tree, from which the place follows
     */
    void problem(Object node, String message, String remedy);

    /**
     * Refuses a part of the query that CloudWatch may well evaluate.
     *
     * @param node the very object of the tree, from which the place follows
     * @param remedy what to write instead; another is to run the query on CloudWatch
     */
    default void unevaluated(Object node, String message, String remedy) {
        problem(node, message, remedy);
    }
}
