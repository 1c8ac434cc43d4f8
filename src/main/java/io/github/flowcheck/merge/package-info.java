/** Makes few queries of many questions, and many answers of their rows. Pure: it neither runs a query nor knows who does. */
@NullMarked
package io.github.flowcheck.merge;

import org.jspecify.annotations.NullMarked;
