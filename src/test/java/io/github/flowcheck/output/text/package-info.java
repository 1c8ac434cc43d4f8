@NullMarked
package io.github.flowcheck.output.text;

import org.jspecify.annotations.NullMarked;
