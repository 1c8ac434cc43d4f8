package io.github.flowcheck.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Makes the clients of the AWS SDK. Each belongs to its caller, who closes it. Nothing is asked of AWS before the first call,
 * so a missing Region is told here ({@link AwsRefusal} says how) and missing credentials by the first call.
 */
public final class LogsClients {
    private static final int ATTEMPTS = 5;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofMinutes(2);
    private static final int MOST_CONNECTIONS = 32;

    private LogsClients() {}

    /**
     * A client of CloudWatch Logs that tries a call up to five times where trying again may help: throttling, server errors,
     * dropped connections, a wrong clock.
     *
     * @throws SdkClientException if no Region is known
     */
    public static CloudWatchLogsClient open(AwsAccess access) {
        QuietSdk.keep();
        return open(
                access,
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build());
    }

    /**
     * The same without trying again, for a caller that counts its calls against a quota.
     *
     * @throws SdkClientException if no Region is known
     */
    public static CloudWatchLogsClient openOnce(AwsAccess access) {
        QuietSdk.keep();
        return open(access, AwsRetryStrategy.doNotRetry());
    }

    /**
     * A client that tells who is asking. It asks where the AWS tools ask: the endpoint of {@code access} is that of CloudWatch
     * Logs; unless it is an emulator, which stands for all of AWS.
     *
     * @throws SdkClientException if no Region is known
     */
    public static StsClient identity(AwsAccess access) {
        QuietSdk.keep();
        var builder = with(StsClient.builder(), access, AwsRetryStrategy.standardRetryStrategy());
        access.endpoint().filter(LogsClients::isEmulator).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /**
     * The Region in which the clients ask.
     *
     * @throws SdkClientException if none is known
     */
    public static Region region(AwsAccess access) {
        QuietSdk.keep();
        return access.region().map(Region::of).orElseGet(() -> {
            DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
            access.profile().ifPresent(chain::profileName);
            return chain.build().getRegion();
        });
    }

    /** Whether an address is none of AWS's, and the AWS tools were told no other one for STS. */
    private static boolean isEmulator(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        return !host.contains(".amazonaws.")
                && System.getenv("AWS_ENDPOINT_URL_STS") == null
                && System.getProperty("aws.endpointUrlSts") == null;
    }

    private static CloudWatchLogsClient open(AwsAccess access, RetryStrategy retries) {
        var builder = with(CloudWatchLogsClient.builder(), access, retries);
        access.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B with(
            B builder, AwsAccess access, RetryStrategy retries) {
        return builder.region(region(access))
                .credentialsProvider(credentials(access))
                .httpClientBuilder(
                        ApacheHttpClient.builder().connectionTimeout(CONNECTING).maxConnections(MOST_CONNECTIONS))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .build());
    }

    /** A profile that was named is what its user wants, whatever the environment holds beside it. */
    private static AwsCredentialsProvider credentials(AwsAccess access) {
        return ToldCredentials.of(() -> access.profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build()));
    }
}
