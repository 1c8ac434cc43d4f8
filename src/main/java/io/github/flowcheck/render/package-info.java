/** Turns checks into queries: trees first, text last, so that no value of a check file can change a query's shape. */
@NullMarked
package io.github.flowcheck.render;

import org.jspecify.annotations.NullMarked;
