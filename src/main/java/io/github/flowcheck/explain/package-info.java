/** Says in words what a check asks, and shows with which flow-log records it would pass and fail. */
@NullMarked
package io.github.flowcheck.explain;

import org.jspecify.annotations.NullMarked;
