package io.github.flowcheck.lint;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import java.time.LocalDate;

/**
 * One question that a check file may raise. They are asked in this order. A table and a switch instead of one function each, for
 * every function costs a cold start time, and most files raise no question at all.
 */
enum LintRule {
    JUDGES_REJECTED("judges-rejected", false),
    UNREACHABLE_PORT("unreachable-port", false),
    CONTRADICTION("contradiction", false),
    SELECTS_NOTHING("selects-nothing", true),
    UNREACHABLE_PEER("unreachable-peer", true),
    NEVER_LOGGED("never-logged", true),
    IMPOSSIBLE_ADDRESS("impossible-address", true),
    PUBLIC_ADDRESS("public-address", true),
    SAME_TRAFFIC("same-traffic", true),
    CANNOT_BOTH_PASS("cannot-both-pass", true),
    SAYS_NOTHING_NEW("says-nothing-new", true),
    NAMES_COLLIDE("names-collide", false),
    WAIVER_OVER("waiver-over", false),
    WAIVER_ENDS_SOON("waiver-ends-soon", false),
    MISSING_FIELD("missing-field", false),
    NOT_RECORDED("not-recorded", false),
    HIDDEN_ADDRESSES("hidden-addresses", false),
    QUERY_TOO_LONG("query-too-long", false);

    private final String id;
    private final boolean ofValues;

    LintRule(String id, boolean ofValues) {
        this.id = id;
        this.ofValues = ofValues;
    }

    /** Stands at the end of every message of the rule, and in the table of the README. */
    String id() {
        return id;
    }

    /** Whether it can judge no check of which a value is not known yet. */
    boolean ofValues() {
        return ofValues;
    }

    /** Finds what raises it. */
    void judge(CheckSuite suite, LocalDate today, Findings findings) {
        switch (this) {
            case IMPOSSIBLE_ADDRESS -> AddressRules.impossible(suite, findings);
            case PUBLIC_ADDRESS -> AddressRules.isPublic(suite, findings);
            case SAME_TRAFFIC -> PairRules.sameTraffic(suite, findings);
            case CANNOT_BOTH_PASS -> PairRules.cannotBothPass(suite, findings);
            case SAYS_NOTHING_NEW -> PairRules.saysNothingNew(suite, findings);
            case NAMES_COLLIDE -> PairRules.namesCollide(suite, findings);
            case QUERY_TOO_LONG -> QueryRules.tooLong(suite, findings);
            default -> judgeEach(suite, today, findings);
        }
    }

    private void judgeEach(CheckSuite suite, LocalDate today, Findings findings) {
        for (AnyCheck check : suite.all()) {
            if (findings.isFull()) {
                return;
            }
            judge(check, today, findings);
        }
    }

    /** Looks at one check after the other, those with queries of their author's too. */
    private void judge(AnyCheck any, LocalDate today, Findings findings) {
        switch (this) {
            case WAIVER_OVER -> WaiverRules.over(any, today, findings);
            case WAIVER_ENDS_SOON -> WaiverRules.endsSoon(any, today, findings);
            default -> {
                if (any instanceof Check check) {
                    judge(check, findings);
                }
            }
        }
    }

    /** Looks at one check on traffic after the other. */
    private void judge(Check check, Findings findings) {
        switch (this) {
            case JUDGES_REJECTED -> ExpectationRules.judgesRejected(check, findings);
            case UNREACHABLE_PORT -> ExpectationRules.unreachablePorts(check, findings);
            case CONTRADICTION -> ExpectationRules.contradictions(check, findings);
            case SELECTS_NOTHING -> PeerRules.selectsNothing(check, findings);
            case UNREACHABLE_PEER -> PeerRules.unreachablePeers(check, findings);
            case NEVER_LOGGED -> PeerRules.neverLogged(check, findings);
            case MISSING_FIELD -> FormatRules.lacksFields(check, findings);
            case NOT_RECORDED -> FormatRules.recordsNot(check, findings);
            case HIDDEN_ADDRESSES -> FormatRules.hidesSecondaryAddresses(check, findings);
            default -> throw new IllegalStateException("nothing looks for " + id);
        }
    }
}
