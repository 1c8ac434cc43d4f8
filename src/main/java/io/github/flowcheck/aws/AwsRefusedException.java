package io.github.flowcheck.aws;

import java.io.IOException;

/** AWS cannot be asked at all: the message says why and what to do. */
public final class AwsRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param refusal what was refused */
    public AwsRefusedException(AwsRefusal refusal, Throwable cause) {
        super(refusal.message() + "\n  -> " + refusal.remedy(), cause);
    }
}
