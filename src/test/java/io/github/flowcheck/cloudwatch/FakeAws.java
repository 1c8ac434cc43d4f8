package io.github.flowcheck.cloudwatch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * All of AWS that a whole build needs: CloudWatch Logs with one log group, STS that lets a role be assumed, and SSO that
 * gives out its credentials. For integration tests, which start it before Maven and write where it is beside the build.
 */
public final class FakeAws implements AutoCloseable {
    /** The log group. */
    public static final String LOG_GROUP = "/vpc/flow-logs";

    private static final String SESSION = "company";
    private static final String NEVER = "2099-01-01T00:00:00Z";

    private final AwsJsonService service;
    private final InsightsQueries queries;
    private final AwsJsonService roles;
    private final AwsJsonService logins;

    private FakeAws(AwsJsonService service, InsightsQueries queries, AwsJsonService roles, AwsJsonService logins) {
        this.service = service;
        this.queries = queries;
        this.roles = roles;
        this.logins = logins;
    }

    /** With these records in its log group. */
    public static FakeAws start(List<String> records) {
        return start(records, Behaviour.QUICK);
    }

    public static FakeAws start(List<String> records, Behaviour behaviour) {
        List<LogGroup> groups = List.of(LogGroup.of(LOG_GROUP).deliver(records));
        AwsJsonService service = AwsJsonService.start();
        InsightsQueries queries = new InsightsQueries(groups, behaviour, System::currentTimeMillis).install(service);
        new LogGroupQueries(groups).install(service);
        return new FakeAws(
                service,
                queries,
                AwsJsonService.start().at("/", (uri, body) -> assumed()),
                AwsJsonService.start().at("/", (uri, body) -> loggedIn()));
    }

    private static AwsJsonService.PlainAnswer assumed() {
        return new AwsJsonService.PlainAnswer(200, "text/xml", """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                <Credentials><AccessKeyId>AKIDOFROLE</AccessKeyId><SecretAccessKey>secret-of-the-role</SecretAccessKey>
                <SessionToken>token-of-the-role</SessionToken><Expiration>%s</Expiration></Credentials>
                <AssumedRoleUser><Arn>arn:aws:sts::123456789010:assumed-role/reader/flowcheck</Arn>
                <AssumedRoleId>AROA:flowcheck</AssumedRoleId></AssumedRoleUser></AssumeRoleResult>
                <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleResponse>
                """.replace("%s", NEVER));
    }

    private static AwsJsonService.PlainAnswer loggedIn() {
        return new AwsJsonService.PlainAnswer(200, "application/json", """
                {"roleCredentials": {"accessKeyId": "AKIDOFSSO", "secretAccessKey": "secret-of-the-login",
                 "sessionToken": "token-of-the-login", "expiration": 4070908800000}}
                """);
    }

    /**
     * Writes what a build needs to ask it, into a directory: the files of the AWS tools, with a profile that assumes a role
     * and one that is logged in by SSO, and {@code test.properties}, which hands these files and the endpoint to Maven.
     */
    public void writeSettings(Path directory) throws IOException {
        Path config = directory.resolve("aws-config");
        Files.writeString(config, """
                [profile base]
                region = eu-west-1
                aws_access_key_id = AKIDOFBASE
                aws_secret_access_key = secret-of-the-base
                [profile reader]
                region = eu-west-1
                role_arn = arn:aws:iam::123456789010:role/reader
                source_profile = base
                [profile sso-reader]
                region = eu-west-1
                sso_session = company
                sso_account_id = 123456789010
                sso_role_name = reader
                [sso-session company]
                sso_region = eu-west-1
                sso_start_url = https://company.awsapps.com/start
                """);
        Path cache = Files.createDirectories(directory.resolve("home/.aws/sso/cache"));
        Files.writeString(
                cache.resolve(sha1(SESSION) + ".json"),
                "{\"accessToken\": \"token-of-the-person\", \"expiresAt\": \"" + NEVER
                        + "\", \"region\": \"eu-west-1\"," + " \"startUrl\": \"https://company.awsapps.com/start\"}");
        Files.writeString(
                directory.resolve("test.properties"),
                String.join(
                                "\n",
                                "flowcheck.endpoint=" + service.endpoint(),
                                "aws.configFile=" + config,
                                "aws.sharedCredentialsFile=" + directory.resolve("no-credentials"),
                                "aws.endpointUrlSts=" + roles.endpoint(),
                                "aws.endpointUrlSso=" + logins.endpoint())
                        + "\n");
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All calls of CloudWatch Logs so far. */
    public List<AwsJsonService.Call> calls() {
        return service.calls();
    }

    /** Lets the credentials expire once so many queries were started. */
    public void expireAfterStarts(int starts) {
        service.fail("StartQuery", new Fault.Late(Duration.ZERO), starts).fail("StartQuery", Fault.expired(), 1);
    }

    /** How many queries run now. */
    public int running() {
        return queries.running();
    }

    @Override
    public void close() {
        roles.close();
        logins.close();
        service.close();
    }
}
