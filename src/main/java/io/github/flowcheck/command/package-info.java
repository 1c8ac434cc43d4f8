/** One use case for each goal, without Maven: settings in, an outcome out. */
@NullMarked
package io.github.flowcheck.command;

import org.jspecify.annotations.NullMarked;
