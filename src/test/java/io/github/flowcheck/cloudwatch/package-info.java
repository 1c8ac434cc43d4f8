/**
 * A service that stands in for CloudWatch Logs in tests. It speaks the real protocol over HTTP, so that the SDK is tested
 * along; nothing of it is mocked.
 */
@NullMarked
package io.github.flowcheck.cloudwatch;

import org.jspecify.annotations.NullMarked;
