/** What changed between two runs of {@code verify}. */
@NullMarked
package io.github.flowcheck.diff;

import org.jspecify.annotations.NullMarked;
