package io.github.flowcheck.output.text;

/**
 * One line for the console.
 *
 * @param level how loud it is
 * @param text without line ends; whatever a terminal would act on was replaced by U+FFFD
 */
public record ConsoleLine(Level level, String text) {
    /** The levels of a build log. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    public ConsoleLine {
        text = Printable.line(text);
    }
}
