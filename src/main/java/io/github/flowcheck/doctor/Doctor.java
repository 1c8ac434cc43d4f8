package io.github.flowcheck.doctor;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.doctor.AccountReads.Identity;
import io.github.flowcheck.doctor.AccountReads.Stream;
import io.github.flowcheck.doctor.Finding.Level;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.verify.QueryRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at all that verdicts about a check file rest on. Changes nothing; what it may not look at becomes a finding. */
public final class Doctor {
    /** Flow logs aggregate over ten minutes at most; twice that holds some records. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(20);

    private final AccountReads account;
    private final QueryRunner runner;
    private final Clock clock;
    private final Findings findings = new Findings();

    public Doctor(AccountReads account, QueryRunner runner, Clock clock) {
        this.account = account;
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * Looks at the account. To be called once.
     *
     * @param known what was found out about the formats of the suite's flow logs
     */
    public Diagnosis examine(CheckSuite suite, List<Finding> known) {
        findings.info("region", "asked in " + account.region());
        Optional<Identity> identity = findings.ask(Level.WARNING, "identity", account::identity);
        identity.ifPresent(who -> findings.info("identity", "asked as " + who.arn() + " of account " + who.account()));
        known.forEach(findings::add);
        Map<String, List<AnyCheck>> groups = groups(suite);
        if (groups.isEmpty()
                && suite.all().stream().allMatch(check -> check.namesLogGroups() && check.isOfAnyInterface())) {
            findings.add(
                    Level.WARNING,
                    "check file",
                    "its queries name their log groups themselves, and nothing was looked at there",
                    "give the file a logGroup too, such as logGroup: /vpc/flow-logs, to have it looked at");
        } else if (groups.isEmpty()) {
            findings.add(
                    Level.ERROR,
                    "check file",
                    "it names no log group, so nothing can be looked at",
                    "give the file a logGroup, such as logGroup: /vpc/flow-logs");
        } else {
            records(suite, groups);
        }
        savedQueries();
        IamPolicy policy = IamPolicy.of(
                account.region(), identity.map(Identity::account).orElse("*"), List.copyOf(groups.keySet()));
        denied(policy);
        return new Diagnosis(findings.all(), policy);
    }

    /** Which checks look at which log group, in the order of the file. */
    private static Map<String, List<AnyCheck>> groups(CheckSuite suite) {
        Map<String, List<AnyCheck>> groups = new LinkedHashMap<>();
        suite.all().forEach(check -> check.scope().logGroups().forEach(group -> groups.computeIfAbsent(
                        group, key -> new ArrayList<>())
                .add(check)));
        suite.library().ifPresent(library -> library.logGroups()
                .forEach(group -> groups.computeIfAbsent(group, key -> new ArrayList<>())));
        return groups;
    }

    private void records(CheckSuite suite, Map<String, List<AnyCheck>> groups) {
        LogGroupExam exam = new LogGroupExam(account, findings, clock);
        Set<String> there = groups.entrySet().stream()
                .filter(group -> exam.isThere(group.getKey(), group.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<Check> askable = suite.checks().stream()
                .filter(check -> !check.scope().logGroups().isEmpty()
                        && there.containsAll(check.scope().logGroups()))
                .toList();
        Map<String, Instant> newest =
                askable.isEmpty() ? Map.of() : new RecordsExam(runner, findings, clock).newest(askable);
        groups.forEach((group, checks) -> {
            if (there.contains(group)) {
                exam.fields(group, checks, latest(newest, checks));
                interfaces(group, checks, newest);
            }
        });
    }

    private static Optional<Instant> latest(Map<String, Instant> newest, List<AnyCheck> checks) {
        return checks.stream()
                .flatMap(check -> eni(check).stream())
                .flatMap(eni -> Optional.ofNullable(newest.get(eni)).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<String> eni(AnyCheck check) {
        return check instanceof Check own ? Optional.of(own.networkInterface().eni()) : ((RawCheck) check).eni();
    }

    private void interfaces(String group, List<AnyCheck> checks, Map<String, Instant> newest) {
        InterfaceExam exam = new InterfaceExam(account, findings);
        Map<String, List<AnyCheck>> byEni = new LinkedHashMap<>();
        checks.forEach(check -> eni(check).ifPresent(eni -> byEni.computeIfAbsent(eni, key -> new ArrayList<>())
                .add(check)));
        byEni.forEach((eni, own) -> {
            List<Stream> streams = exam.streams(eni, group, own);
            Optional<Instant> last = Optional.ofNullable(newest.get(eni)).or(() -> InterfaceExam.newest(streams));
            Instant from = last.map(time -> time.minus(LOOKED_AT)).orElseGet(() -> start(own));
            if (!streams.isEmpty()) {
                exam.lines(eni, group, streams, from, formats(own));
            }
        });
    }

    private Instant start(List<AnyCheck> checks) {
        return checks.stream()
                .map(check -> LogGroupExam.usual(check).range(clock).start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Set<LogFormat> formats(List<AnyCheck> checks) {
        return checks.stream()
                .map(check -> check.scope().reading())
                .filter(reading -> !reading.fromFiles())
                .map(reading -> reading.records())
                .collect(Collectors.toSet());
    }

    /** All of them in one place: a finding each says what was not known for it. */
    private void denied(IamPolicy policy) {
        List<String> denied = Diagnosis.denied(findings.all()).toList();
        if (!denied.isEmpty()) {
            findings.add(
                    Level.WARNING,
                    "permissions",
                    "denied to whoever asks: "
                            + denied.stream()
                                    .map(action -> action
                                            + policy.goals(action)
                                                    .map(goals -> " (" + goals + ")")
                                                    .orElse(""))
                                    .collect(Collectors.joining("; ")),
                    "allow these as the policy below does, unless the goals named are run by somebody else");
        }
    }

    private void savedQueries() {
        boolean listed = findings.ask(Level.WARNING, "saved queries", () -> {
                    account.listSavedQueries();
                    return true;
                })
                .orElse(false);
        findings.info(
                "saved queries",
                (listed ? "they can be listed, which plan and apply need; " : "")
                        + "whether they can be written was not tried, for that would write one");
    }
}
