/** The rows that go through a query: values by slot, what computes a value or a condition from them, and what keeping them costs. */
@NullMarked
package io.github.flowcheck.engine.row;

import org.jspecify.annotations.NullMarked;
