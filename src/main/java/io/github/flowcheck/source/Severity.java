package io.github.flowcheck.source;

/** How much a problem matters. */
public enum Severity {
    /** The input cannot be used as it stands. */
    ERROR,
    /** The input can be used, but probably does not mean what its author thinks. */
    WARNING
}
