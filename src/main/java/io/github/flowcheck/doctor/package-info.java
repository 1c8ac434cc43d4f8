/**
 * Whether verdicts from an account can be trusted: what is looked at there, and what that means for a check file. Owns the port
 * {@link io.github.flowcheck.doctor.AccountReads}, behind which the account is.
 */
@NullMarked
package io.github.flowcheck.doctor;

import org.jspecify.annotations.NullMarked;
