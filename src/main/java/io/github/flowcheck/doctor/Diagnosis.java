package io.github.flowcheck.doctor;

import io.github.flowcheck.doctor.Finding.Level;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was found out about an account, and the permissions that the goals need there. */
public record Diagnosis(List<Finding> findings, IamPolicy policy) {
    /** How every service of AWS words a denied access. */
    private static final Pattern DENIED = Pattern.compile("not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)");

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** The actions that were denied to whoever asked, as AWS names them; sorted. */
    public List<String> denied() {
        return denied(findings).toList();
    }

    static Stream<String> denied(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> DENIED.matcher(finding.what()).results())
                .map(found -> found.group(1))
                .distinct()
                .sorted();
    }

    /** How many findings there are of a level. */
    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
