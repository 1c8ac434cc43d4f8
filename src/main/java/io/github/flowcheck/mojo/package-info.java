/** The Maven goals: parameters to settings, one command, its outcome to the log or an exception. */
@NullMarked
package io.github.flowcheck.mojo;

import org.jspecify.annotations.NullMarked;
