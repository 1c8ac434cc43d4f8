/**
 * Evaluates queries over log events, strictly: what it does not implement is refused with its place. Knows no VPC and no files.
 *
 * <p>What CloudWatch's documentation leaves open, and what is done here:
 * <ul>
 * <li>A comparison with a missing field does not hold, also {@code !=}, {@code not in} and {@code not like}; {@code not} turns
 *     that into what holds.
 * <li>Values compare as numbers if both sides are spelt as numbers, without exponent; else as texts.
 * <li>A number is shown with at most four decimals, rounded half up, without trailing zeros; truth as 1 and 0.
 * <li>A point in time is milliseconds wherever it is computed with; only results show it as a date.
 * <li>{@code stats} over no row answers no row. A group may lack a key. Groups come in the order in which they were first seen.
 * <li>{@code min} and {@code max} pass over texts where there is a number; {@code pct} takes the nearest rank;
 *     {@code stddev} and {@code variance} are those of a population; {@code count_distinct} is exact.
 * <li>Without a limit there are at most 10,000 rows, also after {@code stats}.
 * </ul>
 */
@NullMarked
package io.github.flowcheck.engine;

import org.jspecify.annotations.NullMarked;
