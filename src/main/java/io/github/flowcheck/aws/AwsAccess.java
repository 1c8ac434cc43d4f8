package io.github.flowcheck.aws;

import io.github.flowcheck.check.Target;
import java.net.URI;
import java.util.Optional;

/**
 * Which account and Region, as whom, and at what pace. What is absent is found where the AWS tools look: system properties, environment,
 * the files of the AWS tools, the machine.
 *
 * @param region such as {@code eu-west-1}
 * @param profile of the AWS tools' configuration; when given, its credentials go before those of the environment
 * @param endpoint where CloudWatch Logs is asked instead of at AWS's public address: a VPC endpoint or an emulator
 * @param pace by which calls are kept apart and waited for
 */
public record AwsAccess(Optional<String> region, Optional<String> profile, Optional<URI> endpoint, Pace pace) {
    /** All of it found where the AWS tools look. */
    public static final AwsAccess USUAL = new AwsAccess(Optional.empty(), Optional.empty(), Optional.empty());

    public AwsAccess(Optional<String> region, Optional<String> profile, Optional<URI> endpoint) {
        this(region, profile, endpoint, Pace.REAL);
    }

    /** The same for a target of the check file; what was given for this run goes before what the target says. */
    public AwsAccess at(Optional<Target> target) {
        return new AwsAccess(
                region.or(() -> target.flatMap(Target::region)),
                profile.or(() -> target.flatMap(Target::profile)),
                endpoint,
                pace);
    }
}
