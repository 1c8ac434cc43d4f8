/**
 * The CloudWatch Logs Insights query language: trees, the printer that writes them, the tables of commands and functions, and
 * the table a query answers with. Knows no check and no flow log.
 */
@NullMarked
package io.github.flowcheck.insights;

import org.jspecify.annotations.NullMarked;
