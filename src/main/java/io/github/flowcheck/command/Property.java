package io.github.flowcheck.command;

/** The user properties that goals read. Every one is text that {@link Settings} parses. */
public enum Property {
    FILE("file", "the path of a check file"),
    SKIP("skip", "true or false"),
    OUTPUT_DIRECTORY("outputDirectory", "a directory"),
    CHECKS("checks", "check ids, globs such as web-*, or tag:NAME, separated by commas"),
    TARGET("target", "names of the check file's targets, separated by commas"),
    FORMATS("formats", "queries, cloudformation, terraform or requests, separated by commas"),
    LOGS("logs", "files, directories or globs of flow logs, plain or gzip, separated by commas"),
    WINDOW("window", "24h, 7d, 90m, PT15M, or FROM/TO such as 2026-01-31T00:00:00Z/2026-01-31T23:59:59Z"),
    FAIL_ON(
            "failOn",
            "fail, inconclusive, waived or observed, separated by commas, or none; error fails the build in any case"),
    FAIL_ON_UNUSED("failOnUnused", "true or false"),
    REPORTS("reports", "json, junit, html, sarif, markdown or github, separated by commas"),
    REGION("region", "an AWS Region such as eu-west-1"),
    PROFILE("profile", "the name of a profile of the AWS tools"),
    ENDPOINT("endpoint", "the URL where CloudWatch Logs is asked, such as http://localhost:4566"),
    ADOPT("adopt", "true or false"),
    PRUNE("prune", "true or false"),
    FAIL_ON_DRIFT("failOnDrift", "true or false"),
    DELIVERY_DELAY("deliveryDelay", "a length of time such as 15m, 1h or 0m"),
    WAIT_FOR("waitFor", "a length of time such as 10m or PT1H"),
    MAX_BYTES_SCANNED("maxBytesScanned", "a number of bytes such as 5000000000, 500MB or 5GB"),
    BASELINE("baseline", "the path of a verify.json that an earlier run wrote"),
    CURRENT("current", "the path of a verify.json"),
    FAIL_ON_NEW("failOnNew", "true or false"),
    PEER_WIDTH("peerWidth", "the width of the widest blocks of peers: 24, or 24 and 64 for IPv6, separated by a comma"),
    MOST_PEERS("mostPeers", "how many blocks of peers a check lists at most, 1 to 100"),
    MASK("mask", "accounts or addresses, separated by commas");

    private final String parameter;
    private final String allowed;

    Property(String parameter, String allowed) {
        this.parameter = parameter;
        this.allowed = allowed;
    }

    /** The name of the goal's parameter, as in a pom's configuration. */
    public String parameter() {
        return parameter;
    }

    /** The name of the user property, as on the command line: {@code flowcheck.file}. */
    public String key() {
        return "flowcheck." + parameter;
    }

    /** What it may hold, in words. */
    public String allowed() {
        return allowed;
    }

    @Override
    public String toString() {
        return key();
    }
}
