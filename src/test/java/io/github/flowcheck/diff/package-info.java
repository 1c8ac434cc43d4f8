@NullMarked
package io.github.flowcheck.diff;

import org.jspecify.annotations.NullMarked;
