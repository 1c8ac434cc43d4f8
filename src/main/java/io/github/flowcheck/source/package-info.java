/** Text with positions, located problems, and the one form in which they are printed. Knows nothing of YAML or queries. */
@NullMarked
package io.github.flowcheck.source;

import org.jspecify.annotations.NullMarked;
