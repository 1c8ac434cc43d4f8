/** The parts of a running query through which rows go: what each command does to them, and what it keeps. */
@NullMarked
package io.github.flowcheck.engine.stage;

import org.jspecify.annotations.NullMarked;
