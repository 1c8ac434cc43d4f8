/**
 * Evaluates queries over log events, strictly: what it does not implement is refused with its place. Knows no VPC and no files.
 *
 * <p>What CloudWatch's documentation leaves open, and what is done here, stands in {@code docs/engine.md}.
 */
@NullMarked
package io.github.flowcheck.engine;

import org.jspecify.annotations.NullMarked;
