/** What {@code plan}, {@code apply} and {@code doctor} tell of an account, for people and for programs. */
@NullMarked
package io.github.flowcheck.output.account;

import org.jspecify.annotations.NullMarked;
