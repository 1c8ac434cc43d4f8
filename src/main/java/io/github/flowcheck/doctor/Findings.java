package io.github.flowcheck.doctor;

import io.github.flowcheck.doctor.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects findings; what cannot be read becomes one. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /** Reads something of the account. */
    @FunctionalInterface
    interface Read<T> {
        T read() throws ReadException;
    }

    void add(Level level, String where, String what, String remedy) {
        all.add(new Finding(level, where, what, remedy));
    }

    void add(Finding finding) {
        all.add(finding);
    }

    void info(String where, String what) {
        add(Level.INFO, where, what, Finding.NOTHING);
    }

    /** What was read; empty, with a finding of that level, if it could not be. */
    <T> Optional<T> ask(Level ifRefused, String where, Read<T> read) {
        try {
            return Optional.of(read.read());
        } catch (ReadException e) {
            add(ifRefused, where, e.getMessage(), e.remedy());
            return Optional.empty();
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
