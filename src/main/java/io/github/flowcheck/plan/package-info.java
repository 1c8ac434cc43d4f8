/**
 * What stands between the saved queries of a check file and those of an account, as values, and the order in which that is
 * closed. Owns the port {@link io.github.flowcheck.plan.SavedQueryStore}, behind which the account is.
 */
@NullMarked
package io.github.flowcheck.plan;

import org.jspecify.annotations.NullMarked;
