@NullMarked
package io.github.flowcheck.output;

import org.jspecify.annotations.NullMarked;
