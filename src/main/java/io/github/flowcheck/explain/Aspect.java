package io.github.flowcheck.explain;

/**
 * What one key of a check comes to, whether it is written, stands in the defaults or is left to its usual value.
 *
 * @param key as the check file spells it; the schema describes it
 * @param words what it is for this check
 */
public record Aspect(String key, String words) {}
