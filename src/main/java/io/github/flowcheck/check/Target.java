package io.github.flowcheck.check;

import java.util.List;
import java.util.Optional;

/**
 * An account and Region that a check file is for.
 *
 * @param name by which it is chosen
 * @param region such as {@code eu-west-1}; absent means whatever the AWS tools are set to
 * @param profile of the AWS tools' configuration
 * @param groups instead of those of the file; none means those of the file
 */
public record Target(String name, Optional<String> region, Optional<String> profile, LogGroups groups) {
    /** A target whose log groups are written in the file. */
    public Target(String name, Optional<String> region, Optional<String> profile, List<String> logGroups) {
        this(name, region, profile, LogGroups.of(logGroups));
    }

    /** Whether a text is the code of a Region as AWS writes them, such as {@code us-gov-west-1}; which there are only AWS knows. */
    public static boolean isRegion(String text) {
        return text.matches("[a-z]{2}(?:-[a-z]{1,12}){1,3}-[0-9]{1,2}");
    }

    /** Names or ARNs of log groups. */
    public List<String> logGroups() {
        return groups.names();
    }
}
