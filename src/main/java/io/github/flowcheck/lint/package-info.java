/** Rules over a suite and the queries it renders: what can be used, but is probably not meant so. */
@NullMarked
package io.github.flowcheck.lint;

import org.jspecify.annotations.NullMarked;
