package io.github.flowcheck.cloudwatch;

import io.github.flowcheck.aws.AwsAccess;
import java.util.Map;
import java.util.Optional;

/** Keys that no account has, where the SDK finds them first, for the time of a test. */
public final class Credentials implements AutoCloseable {
    private static final Map<String, String> KEYS =
            Map.of("aws.accessKeyId", "AKIDEXAMPLE", "aws.secretAccessKey", "secret");

    public Credentials() {
        KEYS.forEach(System::setProperty);
    }

    /** Access to a service with these keys; waiting for it takes no time. */
    public static AwsAccess to(AwsJsonService service) {
        return new AwsAccess(
                Optional.of("eu-west-1"), Optional.empty(), Optional.of(service.endpoint()), new VirtualPace());
    }

    @Override
    public void close() {
        KEYS.keySet().forEach(System::clearProperty);
    }
}
