package io.github.flowcheck.engine.function;

import java.util.OptionalLong;

/**
 * When a query runs, and over which time; each in milliseconds since 1970-01-01T00:00Z, and absent where it is not known.
 *
 * @param now when it was started
 * @param start the first moment of its events
 * @param end the last one
 */
public record Moments(OptionalLong now, OptionalLong start, OptionalLong end) {}
