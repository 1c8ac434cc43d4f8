package io.github.flowcheck.local.scan;

/**
 * A query that a scan answers.
 *
 * @param number which of the scan's tasks it is, from 0
 * @param query what it selects and counts
 * @param range which of the scan's stretches of time it is about
 */
public record ScanTask(int number, ScanQuery query, int range) {}
