package io.github.flowcheck.doctor;

import io.github.flowcheck.doctor.Finding.Level;
import java.util.List;

/** What was found out about an account, and the permissions that the goals need there. */
public record Diagnosis(List<Finding> findings, IamPolicy policy) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** How many findings there are of a level. */
    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
