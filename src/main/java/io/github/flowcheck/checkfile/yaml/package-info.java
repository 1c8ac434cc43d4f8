/** YAML as a tree of nodes that know their places. Knows nothing of checks; the YAML library is used only here. */
@NullMarked
package io.github.flowcheck.checkfile.yaml;

import org.jspecify.annotations.NullMarked;
