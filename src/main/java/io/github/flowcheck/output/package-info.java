/** Every file and every console line that is written: saved queries, reports, and the directory they lie in. */
@NullMarked
package io.github.flowcheck.output;

import org.jspecify.annotations.NullMarked;
