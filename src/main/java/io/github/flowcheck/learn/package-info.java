/**
 * Makes a check file of observed traffic: finds the addresses of network interfaces in the records, sums their flows up in
 * memory that does not grow with the number of records, and writes what was seen as checks that a person can review.
 */
@NullMarked
package io.github.flowcheck.learn;

import org.jspecify.annotations.NullMarked;
