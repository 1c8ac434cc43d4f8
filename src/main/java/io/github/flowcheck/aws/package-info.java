/**
 * Everything that talks to AWS: runs queries on CloudWatch Logs Insights, inside the account's quotas and with nothing left
 * running. Needed by no goal that reads local files, and loaded by none of them.
 */
@NullMarked
package io.github.flowcheck.aws;

import org.jspecify.annotations.NullMarked;
