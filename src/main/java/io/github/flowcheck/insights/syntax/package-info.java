/** Reads queries: texts to trees with places, every error with its place and a remedy. */
@NullMarked
package io.github.flowcheck.insights.syntax;

import org.jspecify.annotations.NullMarked;
