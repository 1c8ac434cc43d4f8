package io.github.flowcheck.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.diff.ReportDiff.Change;
import io.github.flowcheck.diff.ReportDiff.Kind;
import io.github.flowcheck.diff.Snapshot.Entry;
import io.github.flowcheck.verify.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportDiffTest {
    private static final Seen SSH = seen(22, "10.0.0.1");
    private static final Seen RDP = seen(3389, "10.0.0.1");
    private static final Seen RDP_OF_ANOTHER = seen(3389, "10.0.0.2");

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void twoRunsThatFoundTheSameDoNotDiffer(Verdict verdict) {
        Snapshot run = run(new Entry("a", verdict, Set.of(SSH), Set.of(SSH)));
        assertThat(ReportDiff.between(run, run).changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PASS,         FAIL,         NEW_FINDING",
        "PASS,         INCONCLUSIVE, NEW_FINDING",
        "INCONCLUSIVE, FAIL,         NEW_FINDING",
        "WAIVED,       FAIL,         NEW_FINDING",
        "FAIL,         ERROR,        NEW_FINDING",
        "FAIL,         PASS,         FIXED",
        "FAIL,         WAIVED,       FIXED",
        "ERROR,        OBSERVED,     FIXED",
        "PASS,         OBSERVED,     CHANGED"
    })
    void aVerdictThatChangesIsOfItsKind(Verdict before, Verdict after, Kind kind) {
        assertThat(one(entry(before), entry(after)).kind()).isEqualTo(kind);
    }

    @Test
    void aCheckThatIsNewIsAFindingOnlyIfThereIsSomethingToDo() {
        assertThat(ReportDiff.between(run(), run(entry(Verdict.FAIL))).newFindings())
                .hasSize(1);
        assertThat(ReportDiff.between(run(), run(entry(Verdict.PASS))).changes())
                .extracting(Change::kind)
                .containsExactly(Kind.ADDED);
    }

    @Test
    void aCheckThatIsGoneIsTold() {
        assertThat(ReportDiff.between(run(entry(Verdict.FAIL)), run()).changes())
                .extracting(Change::kind)
                .containsExactly(Kind.REMOVED);
    }

    @Test
    void aFailureWithNewEvidenceIsANewFinding() {
        Change change = one(failed(RDP), failed(RDP, RDP_OF_ANOTHER));
        assertThat(change.kind()).isEqualTo(Kind.NEW_FINDING);
        assertThat(change.evidence()).containsExactly(RDP_OF_ANOTHER);
    }

    @Test
    void aFailureWithLessEvidenceIsNone() {
        assertThat(ReportDiff.between(run(failed(RDP, RDP_OF_ANOTHER)), run(failed(RDP)))
                        .newFindings())
                .isEmpty();
    }

    @Test
    void trafficThatAppearsOrGoesIsTold() {
        Change change = one(
                new Entry("a", Verdict.PASS, Set.of(SSH), Set.of()),
                new Entry("a", Verdict.PASS, Set.of(RDP), Set.of()));
        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.appeared()).containsExactly(RDP);
        assertThat(change.gone()).containsExactly(SSH);
    }

    @Test
    void aCheckThatNewlyTellsPeersOrActionsIsComparedByWhatBothRunsTell() {
        Seen plain = new Seen(22, Protocol.TCP, Optional.empty(), Optional.empty());
        Entry before = new Entry("a", Verdict.PASS, Set.of(plain), Set.of());
        Entry same = new Entry("a", Verdict.PASS, Set.of(SSH, seen(22, "10.0.0.2")), Set.of());
        Entry more = new Entry("a", Verdict.PASS, Set.of(SSH, RDP), Set.of());
        assertThat(ReportDiff.between(run(before), run(same)).changes()).isEmpty();
        assertThat(ReportDiff.between(run(same), run(before)).changes()).isEmpty();
        assertThat(one(before, more).appeared()).containsExactly(RDP);
        assertThat(one(before, more).gone()).isEmpty();
        assertThat(one(more, before).gone()).containsExactly(RDP);
    }

    @Test
    void evidenceThatNoLongerTellsItsActionIsKnownByItsPeer() {
        Seen rdp = new Seen(3389, Protocol.TCP, Optional.empty(), RDP.peer());
        Seen rdpOfAnother = new Seen(3389, Protocol.TCP, Optional.empty(), RDP_OF_ANOTHER.peer());
        assertThat(ReportDiff.isKnown(failed(rdp), run(failed(RDP)))).isTrue();
        assertThat(ReportDiff.isKnown(failed(RDP), run(failed(rdp)))).isTrue();
        assertThat(ReportDiff.isKnown(failed(rdpOfAnother), run(failed(RDP)))).isFalse();
        assertThat(one(failed(RDP), failed(rdp, rdpOfAnother)).evidence()).containsExactly(rdpOfAnother);
    }

    @Test
    void evidenceWithoutPeersIsNotThatOfAPeer() {
        Seen anybody = new Seen(3389, Protocol.TCP, RDP.action(), Optional.empty());
        assertThat(ReportDiff.isKnown(failed(anybody), run(failed(RDP)))).isFalse();
        assertThat(ReportDiff.isKnown(failed(RDP), run(failed(anybody)))).isFalse();
    }

    @Test
    void aFindingIsKnownIfTheEarlierRunHadAllOfItsEvidence() {
        Snapshot before = run(failed(RDP, RDP_OF_ANOTHER));
        assertThat(ReportDiff.isKnown(failed(RDP), before)).isTrue();
        assertThat(ReportDiff.isKnown(failed(SSH), before)).isFalse();
        assertThat(ReportDiff.isKnown(entry(Verdict.ERROR), before)).isFalse();
        assertThat(ReportDiff.isKnown(failed(RDP), run())).isFalse();
    }

    @Test
    void theOrderOfChecksIsNoDifference() {
        Entry a = entry(Verdict.PASS);
        Entry b = new Entry("b", Verdict.FAIL, Set.of(), Set.of(RDP));
        assertThat(ReportDiff.between(run(a, b), run(b, a)).changes()).isEmpty();
    }

    private static Change one(Entry before, Entry after) {
        List<Change> changes = ReportDiff.between(run(before), run(after)).changes();
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static Snapshot run(Entry... entries) {
        Map<String, Entry> checks = new LinkedHashMap<>();
        Arrays.stream(entries).forEach(entry -> checks.put(entry.id(), entry));
        return new Snapshot(checks);
    }

    private static Entry entry(Verdict verdict) {
        return new Entry("a", verdict, Set.of(SSH), Set.of());
    }

    private static Entry failed(Seen... evidence) {
        return new Entry("a", Verdict.FAIL, Set.of(SSH), Set.of(evidence));
    }

    private static Seen seen(int port, String peer) {
        return new Seen(port, Protocol.TCP, Optional.of(Action.ACCEPT), Optional.of(peer));
    }
}
