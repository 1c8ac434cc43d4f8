/** Judges what the queries of a suite answered: coverage, verdicts, and the report as a value. */
@NullMarked
package io.github.flowcheck.verify;

import org.jspecify.annotations.NullMarked;
