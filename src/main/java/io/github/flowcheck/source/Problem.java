package io.github.flowcheck.source;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong with an input, where, and what to do about it.
 *
 * @param severity whether the input can still be used
 * @param place where it is; absent when it concerns no text, such as a property that was given but is empty
 * @param message one sentence without a final stop
 * @param remedy what to do, one sentence without a final stop: allowed values, the nearest name, a command
 */
public record Problem(Severity severity, Optional<Place> place, String message, String remedy) {
    public Problem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(place);
        if (message.isBlank() || remedy.isBlank()) {
            throw new IllegalArgumentException("a problem needs a message and a remedy");
        }
    }

    public static Problem error(Place place, String message, String remedy) {
        return new Problem(Severity.ERROR, Optional.of(place), message, remedy);
    }

    public static Problem warning(Place place, String message, String remedy) {
        return new Problem(Severity.WARNING, Optional.of(place), message, remedy);
    }

    /** A problem of no text, such as a bad property or a missing file. */
    public static Problem unplaced(String message, String remedy) {
        return new Problem(Severity.ERROR, Optional.empty(), message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * The form in which every problem is printed: {@code file:line:column: message}, the source line, a caret line below
     * the place, and the remedy; lines are separated by LF and the last one has none. A warning says so before its message.
     * What an input brought along is shown as {@link VisibleText}.
     */
    public String format() {
        String kind = isError() ? "" : severity.name().toLowerCase(Locale.ROOT) + ": ";
        String head = place.map(p -> p + ": ").orElse("") + kind + message;
        return VisibleText.of(head) + place.map(Excerpt::of).orElse("") + "\n  -> " + VisibleText.of(remedy);
    }
}
