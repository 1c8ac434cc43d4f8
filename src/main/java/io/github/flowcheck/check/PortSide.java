package io.github.flowcheck.check;

/** Which of a record's two ports a check is about. */
public enum PortSide {
    /** The port of the service that is called: {@code dstport}. */
    DESTINATION,
    /** {@code srcport}. */
    SOURCE
}
