/** How each aggregate of {@code stats} is computed: one small state a group. */
@NullMarked
package io.github.flowcheck.engine.aggregate;

import org.jspecify.annotations.NullMarked;
