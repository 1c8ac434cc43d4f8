package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a check file says of where its checks look. It need have no checks yet.
 *
 * @param logGroups names or ARNs, those of the chosen target if it has some; of checks without some of their own
 * @param target where the file is for in this run, if one of its targets was chosen
 */
public record CheckFileHead(List<String> logGroups, Optional<Target> target) {
    public CheckFileHead {
        logGroups = List.copyOf(logGroups);
    }
}
