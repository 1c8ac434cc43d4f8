package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.source.Problems;

/** Collects what one rule finds. Every message names its check and ends in the rule's id. */
final class Findings {
    private final String rule;
    private final Problems errors;
    private final Problems warnings;

    Findings(String rule, Problems errors, Problems warnings) {
        this.rule = rule;
        this.errors = errors;
        this.warnings = warnings;
    }

    /** Something that is probably not meant so. */
    void warning(AnyCheck check, String message, String remedy) {
        warnings.warning(check.place(), message(check, message), remedy);
    }

    /** Something that can never be right. */
    void error(AnyCheck check, String message, String remedy) {
        errors.error(check.place(), message(check, message), remedy);
    }

    boolean isFull() {
        return errors.isFull() && warnings.isFull();
    }

    private String message(AnyCheck check, String message) {
        return "check \"" + check.id() + "\" " + message + " [" + rule + "]";
    }
}
