/** The values that queries compute with: numbers, points in time, texts, and their order. Knows no query and no event. */
@NullMarked
package io.github.flowcheck.engine.value;

import org.jspecify.annotations.NullMarked;
