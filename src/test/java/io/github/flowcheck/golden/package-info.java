/** Expected texts in files. */
package io.github.flowcheck.golden;
