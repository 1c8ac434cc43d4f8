/** What {@code verify} tells of its verdicts, for each kind of reader. */
@NullMarked
package io.github.flowcheck.output.report;

import org.jspecify.annotations.NullMarked;
