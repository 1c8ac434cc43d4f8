/** Holds what the documentation shows: every fenced block, every link, the pages that are generated, and pages run from top to bottom. */
@NullMarked
package io.github.flowcheck.docs;

import org.jspecify.annotations.NullMarked;
