/** Tests of the YAML tree and its places. */
@NullMarked
package io.github.flowcheck.checkfile.yaml;

import org.jspecify.annotations.NullMarked;
