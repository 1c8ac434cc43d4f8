package io.github.flowcheck.aws;

import java.util.List;

/**
 * Keeps the SDK from logging what it signs: with {@code -X} Maven's loggers take everything, and what is signed holds the session
 * token. The properties are those of Maven's own loggers, old and new, which look them up when a logger is made. They are of the whole process, so a
 * level that somebody has set already stays.
 */
final class QuietSdk {
    private static final List<String> PREFIXES = List.of("org.slf4j.simpleLogger.log.", "maven.logger.log.");
    private static final List<String> LOGGERS = List.of("software.amazon.awssdk", "org.apache.http");

    private QuietSdk() {}

    /** To be called before the first class of the SDK is loaded that logs. */
    static void keep() {
        for (String prefix : PREFIXES) {
            for (String logger : LOGGERS) {
                if (System.getProperty(prefix + logger) == null) {
                    System.setProperty(prefix + logger, "info");
                }
            }
        }
    }
}
