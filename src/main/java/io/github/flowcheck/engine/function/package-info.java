/**
 * How each function is computed, from arguments that are already compiled. Knows neither the trees around a call nor the rows'
 * origin, so that a function is a few lines and its limits stand beside it.
 */
@NullMarked
package io.github.flowcheck.engine.function;

import org.jspecify.annotations.NullMarked;
