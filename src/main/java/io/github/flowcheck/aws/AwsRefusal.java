package io.github.flowcheck.aws;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * What AWS, or the way to it, said no to: in words, with what to do.
 *
 * @param reach whether it concerns one call or all of them
 * @param message without a final stop
 * @param remedy what to do, without a final stop
 */
public record AwsRefusal(Reach reach, String message, String remedy) {
    private static final Set<String> EXPIRED = Set.of("ExpiredTokenException", "ExpiredToken", "TokenRefreshRequired");
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "MissingAuthenticationToken");
    private static final Set<String> DENIED =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "NotAuthorized", "OptInRequired");
    /** How the SDK names all places where it looks, before it tells of each why there are none. */
    private static final Pattern PROVIDERS =
            Pattern.compile(" from any of the providers in the chain AwsCredentialsProviderChain\\(.*?]\\) : \\[");

    private static final int NOT_IMPLEMENTED = 501;
    private static final Set<String> QUOTA = Set.of("LimitExceededException");

    /** What a refusal concerns. */
    public enum Reach {
        /** The call alone: others may go well. */
        CALL,
        /** Every call: there is no use in going on. */
        ALL,
        /** Nothing for good: the same call may go well a little later. */
        MOMENT
    }

    /**
     * Explains what a call threw.
     *
     * @param doing what was asked for, such as {@code starting a query}
     * @param access as whom and where
     */
    public static AwsRefusal of(SdkException thrown, String doing, AwsAccess access) {
        return thrown instanceof AwsServiceException answered
                ? ofAnswer(answered, doing, access)
                : ofClient(thrown, doing, access);
    }

    private static AwsRefusal ofAnswer(AwsServiceException answered, String doing, AwsAccess access) {
        String code = code(answered);
        String said = doing + " was refused: " + said(answered);
        if (!isOfLogs(answered)) {
            return new AwsRefusal(
                    Reach.ALL,
                    "the AWS credentials could not be got: " + said(answered),
                    "check the profile and the role that it names, and log in again, such as with aws sso login");
        } else if (EXPIRED.contains(code)) {
            return new AwsRefusal(
                    Reach.ALL,
                    "the AWS credentials have expired: " + said(answered),
                    "log in again, such as with aws sso login, or get new credentials");
        } else if (BAD_CREDENTIALS.contains(code)) {
            return new AwsRefusal(
                    Reach.ALL,
                    "AWS does not know these credentials: " + said(answered),
                    "check them with aws sts get-caller-identity, and that they are of the partition of the Region");
        } else if (answered.isClockSkewException() || code.equals("InvalidSignatureException")) {
            return new AwsRefusal(
                    // the SDK learns the right time from the answer, so that the next call may go well
                    Reach.MOMENT,
                    "AWS does not accept the signature of the calls: " + said(answered),
                    "set this machine's clock, which must be within five minutes of the time; else check the secret access key");
        } else if (DENIED.contains(code)) {
            return new AwsRefusal(
                    Reach.CALL,
                    said,
                    "allow that action in the IAM policy of whoever runs this, or choose another profile");
        } else if (QUOTA.contains(code) || answered.isThrottlingException()) {
            return new AwsRefusal(
                    Reach.MOMENT,
                    said,
                    "try again when less runs in the account: its quotas are shared by all who query");
        } else if (isUnknownAction(answered)) {
            return new AwsRefusal(
                    Reach.ALL,
                    doing + " is an action that what answers at " + where(access) + " does not know: " + said(answered),
                    "ask AWS, or an emulator that has this action; else check flowcheck.endpoint and the Region");
        } else if (answered.statusCode() >= 500) {
            return new AwsRefusal(
                    Reach.MOMENT, said, "try again later; the AWS Health Dashboard tells of troubles of the Region");
        } else if (code.isEmpty()) {
            return new AwsRefusal(
                    Reach.ALL,
                    "what answers at " + where(access) + " is no CloudWatch Logs: " + said(answered),
                    "check flowcheck.endpoint, the Region and what stands between, such as a proxy");
        }
        return new AwsRefusal(
                Reach.CALL,
                said,
                answered instanceof ResourceNotFoundException
                        ? "check the names of the log groups, the Region and the account"
                        : "correct what it names");
    }

    private static AwsRefusal ofClient(SdkException thrown, String doing, AwsAccess access) {
        String message = String.valueOf(thrown.getMessage());
        if (isInterruption(thrown)) {
            return new AwsRefusal(
                    Reach.ALL,
                    doing + " was interrupted",
                    "run it again: what was done stays, and the rest is done then");
        } else if (message.contains("Unable to load region")) {
            return new AwsRefusal(
                    Reach.ALL,
                    "no AWS Region is known",
                    "give -Dflowcheck.region=eu-west-1 (yours), set AWS_REGION, or set region in the profile or target");
        } else if (message.contains("credentials") || message.contains("SSO") || message.contains("sso")) {
            return new AwsRefusal(
                    Reach.ALL,
                    "no AWS credentials"
                            + access.profile().map(p -> " of profile " + p).orElse("") + " were found: "
                            + PROVIDERS.matcher(message).replaceFirst(": ["),
                    "log in, such as with aws sso login, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile"
                            + " with -Dflowcheck.profile");
        }
        boolean late = thrown instanceof ApiCallTimeoutException || thrown instanceof ApiCallAttemptTimeoutException;
        return new AwsRefusal(
                Reach.MOMENT,
                doing + " got no answer from " + where(access) + ": " + (late ? "it took too long" : root(thrown)),
                "check the network, a proxy, flowcheck.endpoint and the Region; then run again");
    }

    /** Emulators know some of the actions only: they say so as AWS would, or that it is not implemented. */
    private static boolean isUnknownAction(AwsServiceException answered) {
        return code(answered).equals("UnknownOperationException") || answered.statusCode() == NOT_IMPLEMENTED;
    }

    /** Whether CloudWatch Logs itself answered, and not the service that credentials are got from. */
    private static boolean isOfLogs(AwsServiceException answered) {
        return answered instanceof CloudWatchLogsException;
    }

    /** Whether the call was cut off because the thread that made it is to end. */
    static boolean isInterruption(SdkException thrown) {
        return thrown instanceof AbortedException
                || thrown instanceof SdkClientException
                        && Thread.currentThread().isInterrupted();
    }

    /** Whether whoever asks may not. */
    static boolean isDenied(SdkException thrown) {
        return thrown instanceof AwsServiceException answered && DENIED.contains(code(answered));
    }

    /** Whether it would be refused for every query on the same log groups. */
    static boolean isAboutLogGroups(SdkException thrown) {
        return isDenied(thrown) || thrown instanceof ResourceNotFoundException;
    }

    /** The name of the error without its namespace; empty if the answer has none. */
    static String code(AwsServiceException answered) {
        return Optional.ofNullable(answered.awsErrorDetails())
                .map(details -> details.errorCode())
                .orElse("");
    }

    /** What AWS itself said, without what the SDK appends. */
    static String said(AwsServiceException answered) {
        String code = code(answered);
        String message = Optional.ofNullable(answered.awsErrorDetails())
                .map(details -> details.errorMessage())
                .filter(text -> !text.isBlank())
                .orElse("status " + answered.statusCode());
        String id = Optional.ofNullable(answered.requestId())
                .map(r -> ", request " + r)
                .orElse("");
        return message.strip() + " (" + (code.isEmpty() ? "no error code" : code) + id + ")";
    }

    private static String where(AwsAccess access) {
        return access.endpoint()
                .map(Object::toString)
                .orElse("CloudWatch Logs" + access.region().map(r -> " in " + r).orElse(""));
    }

    private static String root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // further lines are about the source code of the SDK
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof SdkClientException || cause.getMessage() == null
                ? message
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
