/** IP addresses and CIDR blocks as values. The one truth about addresses for checks and for queries. */
@NullMarked
package io.github.flowcheck.address;

import org.jspecify.annotations.NullMarked;
