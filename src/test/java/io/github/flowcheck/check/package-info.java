/** Tests of the domain. */
@NullMarked
package io.github.flowcheck.check;

import org.jspecify.annotations.NullMarked;
