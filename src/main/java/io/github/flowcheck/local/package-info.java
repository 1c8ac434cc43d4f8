/**
 * Answers queries from flow-log files: finds them, reads each once, and lets the engine evaluate every query on the
 * way.
 */
@NullMarked
package io.github.flowcheck.local;

import org.jspecify.annotations.NullMarked;
