/**
 * From YAML to checks. The file is first read as a tree of nodes with places; what its objects and values may be is then
 * looked up in {@link io.github.flowcheck.checkfile.ObjectKind} and {@link io.github.flowcheck.checkfile.ValueKind}.
 */
@NullMarked
package io.github.flowcheck.checkfile;

import org.jspecify.annotations.NullMarked;
