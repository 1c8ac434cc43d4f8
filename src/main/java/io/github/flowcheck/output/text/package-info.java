/** How text is spelled that people and programs read: amounts, tables, what is safe to print, JSON. */
@NullMarked
package io.github.flowcheck.output.text;

import org.jspecify.annotations.NullMarked;
