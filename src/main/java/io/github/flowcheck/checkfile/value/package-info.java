/**
 * The objects and values of a check file: which keys an object has, how a value is written, and what is said of one that is
 * wrong. {@link io.github.flowcheck.checkfile.value.ObjectKind} and {@link io.github.flowcheck.checkfile.value.ValueKind} are
 * the tables.
 */
@NullMarked
package io.github.flowcheck.checkfile.value;

import org.jspecify.annotations.NullMarked;
