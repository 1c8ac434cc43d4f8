/**
 * From YAML to checks, in three layers: {@code yaml} makes nodes with places, {@code value} reads single objects and values
 * of them, and this package makes checks of these.
 */
@NullMarked
package io.github.flowcheck.checkfile;

import org.jspecify.annotations.NullMarked;
