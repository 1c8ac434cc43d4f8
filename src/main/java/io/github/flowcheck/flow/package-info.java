/** The vocabulary of VPC flow logs: fields, formats, records, and reading them from plain and gzip files. */
@NullMarked
package io.github.flowcheck.flow;

import org.jspecify.annotations.NullMarked;
