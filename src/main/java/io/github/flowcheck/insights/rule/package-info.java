/**
 * What a query must keep beyond its grammar, and what it probably does not mean: rules with ids, each of which a comment in the
 * query can silence. Knows no check; what it must know of the log is handed in.
 */
@NullMarked
package io.github.flowcheck.insights.rule;

import org.jspecify.annotations.NullMarked;
