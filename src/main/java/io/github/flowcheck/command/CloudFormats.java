package io.github.flowcheck.command;

import io.github.flowcheck.aws.CloudLogs;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.LogFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A suite in which every check knows how to get at the fields of its records. {@code format: auto} means the fields that
 * CloudWatch discovers, where it says that it does, and fields that the query cuts out of the message of the default format
 * where it says that it does not. Whatever is taken, coverage is counted through it: what cannot be read so is never a pass.
 *
 * @param notes what was found
 */
record CloudFormats(CheckSuite suite, List<String> notes) {
    static CloudFormats of(CheckSuite suite, CloudLogs logs) {
        Set<String> notes = new LinkedHashSet<>();
        List<AnyCheck> checks = new ArrayList<>();
        for (AnyCheck check : suite.all()) {
            checks.add(check.scope().reading().fromFiles() ? told(check, logs, notes) : check);
        }
        return new CloudFormats(suite.with(checks), List.copyOf(notes));
    }

    private static AnyCheck told(AnyCheck check, CloudLogs logs, Set<String> notes) {
        List<String> groups = check.scope().logGroups();
        boolean discovered = logs.discoversDefaultFormat(groups).orElse(true);
        Reading reading = check.scope().reading();
        notes.add("format: auto found the default format" + (discovered ? "" : ", whose fields are not discovered,")
                + " in " + String.join(", ", groups));
        return check.read(new Reading(discovered ? Optional.empty() : Optional.of(LogFormat.DEFAULT), reading.match()));
    }
}
