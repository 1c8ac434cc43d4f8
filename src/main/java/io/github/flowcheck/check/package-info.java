/** The domain: what a check asks of a network interface, and what its author expects. */
@NullMarked
package io.github.flowcheck.check;

import org.jspecify.annotations.NullMarked;
