@NullMarked
package io.github.flowcheck.output.report;

import org.jspecify.annotations.NullMarked;
