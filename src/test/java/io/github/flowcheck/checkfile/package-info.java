/** Tests of the check-file reader; most of them are the golden folders below {@code src/test/resources/checkfile}. */
@NullMarked
package io.github.flowcheck.checkfile;

import org.jspecify.annotations.NullMarked;
