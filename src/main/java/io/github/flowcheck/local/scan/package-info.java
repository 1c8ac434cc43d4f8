/**
 * Answers the usual queries over flow logs without an object for a record: their filters become tests of bytes, their
 * groups rows of numbers, and an index tells which of them a record may concern. What they answer is what the engine
 * answers; what stands behind the groups and a query of another shape are left to it.
 */
@NullMarked
package io.github.flowcheck.local.scan;

import org.jspecify.annotations.NullMarked;
