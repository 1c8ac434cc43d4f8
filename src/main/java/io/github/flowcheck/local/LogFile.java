package io.github.flowcheck.local;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param path where it is
 * @param name what it is called in messages: relative to the directory that relative entries start at, if it is below,
 *     with slashes on every system
 */
public record LogFile(Path path, String name) {}
