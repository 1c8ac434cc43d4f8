/** Evaluates queries over log events, strictly: what it does not implement is refused with its place. Knows no VPC and no files. */
@NullMarked
package io.github.flowcheck.engine;

import org.jspecify.annotations.NullMarked;
