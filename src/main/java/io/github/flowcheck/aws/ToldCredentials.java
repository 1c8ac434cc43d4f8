package io.github.flowcheck.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials of a profile or a chain, whose failures are all of the SDK's own kind. The SDK throws {@link IllegalStateException} for
 * a source profile without credentials and for a {@code credential_process} that fails, which are faults of a file like any other.
 */
final class ToldCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final AwsCredentialsProvider provider;

    private ToldCredentials(AwsCredentialsProvider provider) {
        this.provider = provider;
    }

    /** @throws SdkClientException if they cannot be got, and that is known before the first call */
    static AwsCredentialsProvider of(Supplier<AwsCredentialsProvider> made) {
        return new ToldCredentials(told(made));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return told(provider::resolveCredentials);
    }

    private static <T> T told(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (SdkException e) {
            throw e;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw SdkClientException.create(why(e), e);
        }
    }

    private static String why(RuntimeException thrown) {
        String why = "the credentials cannot be got: " + thrown.getMessage();
        return thrown.getCause() == null ? why : (why + " " + thrown.getCause().getMessage()).strip();
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
