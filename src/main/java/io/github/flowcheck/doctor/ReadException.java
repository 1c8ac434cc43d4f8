package io.github.flowcheck.doctor;

import java.io.IOException;

/** Something could not be read. */
public final class ReadException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public ReadException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public ReadException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
