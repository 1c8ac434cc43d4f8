package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.source.Place;

/**
 * A value as text, and where it is written.
 *
 * @param value without quotes and escapes
 */
public record Text(String value, Place place) {}
