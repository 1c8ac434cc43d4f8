/** Expressions and conditions as closures over the rows of one layout. */
@NullMarked
package io.github.flowcheck.engine.expression;

import org.jspecify.annotations.NullMarked;
