package io.github.flowcheck.cloudwatch;

import java.time.Duration;

/** What the service does wrong, on command, instead of or beside what it was asked for. */
public sealed interface Fault {
    /** Answers with an error and does nothing. */
    record Refuse(ServiceError error) implements Fault {}

    /** Closes the connection without an answer. */
    record Drop(boolean afterwards) implements Fault {}

    /** Answers with a page that is no JSON, as a proxy or a wrong host does. */
    record Strange(int status, String body) implements Fault {}

    /** Does what it was asked for, but only after a while. */
    record Late(Duration by) implements Fault {}

    /** Does what it was asked for, while something else happens. */
    record Meanwhile(Runnable happens) implements Fault {}

    static Fault throttled() {
        return new Refuse(new ServiceError(400, "ThrottlingException", "Rate exceeded"));
    }

    static Fault limitExceeded() {
        return new Refuse(new ServiceError(
                400, "LimitExceededException", "Account maximum query concurrency limit of [100] reached."));
    }

    static Fault internal() {
        return new Refuse(new ServiceError(500, "InternalFailure", "An internal error occurred"));
    }

    static Fault unavailable() {
        return new Refuse(
                new ServiceError(503, "ServiceUnavailableException", "The service cannot complete the request"));
    }

    static Fault expired() {
        return new Refuse(new ServiceError(
                400, "ExpiredTokenException", "The security token included in the request is expired"));
    }

    static Fault skewed() {
        return new Refuse(new ServiceError(
                400,
                "InvalidSignatureException",
                "Signature expired: 20200101T000000Z is now earlier than 20200102T000000Z"));
    }

    static Fault denied(String operation) {
        return new Refuse(new ServiceError(
                400,
                "AccessDeniedException",
                "User: arn:aws:iam::123456789010:user/ci is not authorized to perform: logs:" + operation
                        + " because no identity-based policy allows the logs:" + operation + " action"));
    }
}
