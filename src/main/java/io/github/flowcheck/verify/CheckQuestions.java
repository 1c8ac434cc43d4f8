package io.github.flowcheck.verify;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.render.CheckQueries;
import io.github.flowcheck.render.CoverageQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked for a check on traffic. What few checks need is rendered for those alone. */
final class CheckQuestions {
    private final Check check;
    private final DeliveryRule delivery;
    private final Question answer;
    private final Question coverage;
    private final Optional<Question> times;
    private final Optional<Question> replies;
    private @Nullable List<Question> addresses;
    private @Nullable Question streams;

    private CheckQuestions(
            Check check,
            DeliveryRule delivery,
            Question answer,
            Question coverage,
            Optional<Question> times,
            Optional<Question> replies) {
        this.check = check;
        this.delivery = delivery;
        this.answer = answer;
        this.coverage = coverage;
        this.times = times;
        this.replies = replies;
    }

    /**
     * The records are counted over the whole window too where one record is enough, so that all questions of a check are about
     * the same time and can be one query: that the first of them is old enough says as much. More than one must be counted up to
     * where all have arrived.
     */
    static CheckQuestions of(Check check, String owner, DeliveryRule delivery, CoverageQuestions coverage) {
        Optional<TimeRange> range = delivery.range();
        Optional<TimeRange> covered = check.coverage().minRecords() > 1 ? delivery.covered() : range;
        String eni = check.networkInterface().eni();
        return new CheckQuestions(
                check,
                delivery,
                question(check.id(), CheckQueries.answer(check, owner), check, range),
                coverage.of(check, covered.isPresent() ? covered : range),
                check.coverage()
                        .maxGap()
                        .map(gap -> question(
                                "gaps of " + eni,
                                CoverageQueries.times(eni, check.scope().reading(), gap),
                                check,
                                range)),
                CheckQueries.replies(check)
                        .map(query -> question("replies left out of " + check.id(), query, check, range)));
    }

    static Question question(String name, Query query, Check check, Optional<TimeRange> range) {
        return Question.of(
                name,
                query,
                check.scope().logGroups(),
                range,
                check.scope().reading().records());
    }

    Check check() {
        return check;
    }

    DeliveryRule delivery() {
        return delivery;
    }

    /** What the check itself asks. */
    Question answer() {
        return answer;
    }

    /** The records of its interface. */
    Question coverage() {
        return coverage;
    }

    /** When its interface has records, where the check asks for it. */
    Optional<Question> times() {
        return times;
    }

    /** What is left out as replies, where something can be. */
    Optional<Question> replies() {
        return replies;
    }

    /** Adds what is asked of every check. */
    void addTo(List<Question> questions) {
        questions.add(answer);
        questions.add(coverage);
        if (times.isPresent()) {
            questions.add(times.get());
        }
        if (replies.isPresent()) {
            questions.add(replies.get());
        }
    }

    /** Asked only where the records carry none of the check's addresses. */
    List<Question> addresses() {
        List<Question> known = addresses;
        if (known != null) {
            return known;
        }
        List<Question> rendered = new ArrayList<>();
        for (Query query : CoverageQueries.addresses(check)) {
            rendered.add(question("addresses of " + check.networkInterface().eni(), query, check, delivery.range()));
        }
        addresses = rendered;
        return rendered;
    }

    /** Asked only where nothing else tells which traffic the flow log records. */
    Question streams() {
        Question known = streams;
        if (known != null) {
            return known;
        }
        String eni = check.networkInterface().eni();
        Question rendered = question(
                "streams of " + eni, CoverageQueries.streams(eni, check.scope().reading()), check, delivery.range());
        streams = rendered;
        return rendered;
    }
}
