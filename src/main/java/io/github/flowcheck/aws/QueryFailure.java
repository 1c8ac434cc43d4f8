package io.github.flowcheck.aws;

import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import io.github.flowcheck.verify.Answer.Failed;
import io.github.flowcheck.verify.Question;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryCompileError;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryCompileErrorLocation;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;

/** Says why a query has no answer. */
final class QueryFailure {
    /** Where the service writes a place into its message instead of beside it; both forms were seen in the wild. */
    private static final Pattern AT_POSITION = Pattern.compile("at line (\\d{1,9}) and position (\\d{1,9})(?!\\d)");

    private static final Pattern FROM_TO = Pattern.compile("\\(\\[(\\d{1,9}),(\\d{1,9})]\\)");
    private static final Pattern OUTSIDE_RETENTION =
            Pattern.compile("(?i)log groups? creation time|retention settings");

    private QueryFailure() {}

    /** What the service found wrong with a text, with the place in the question's own text where it tells one. */
    static Failed malformed(MalformedQueryException refused, Question question, RunMark.Sent sent) {
        String said = AwsRefusal.said(refused);
        if (OUTSIDE_RETENTION.matcher(said).find()) {
            return new Failed(
                    "CloudWatch Logs has nothing of that time: " + said,
                    "look at a window that ends after the log group was created and within its retention",
                    true);
        }
        String message = "CloudWatch Logs does not take this query: " + said;
        String remedy = question.query().startsWith("# flowcheck")
                ? "correct the query at that place; if flowcheck rendered it, report this with the query"
                : "correct the query at that place";
        return place(refused, question, sent)
                .map(place -> new Failed(withoutRemedy(Problem.error(place, message, remedy)), remedy))
                .orElseGet(() -> new Failed(message, remedy.replace(" at that place", "")));
    }

    private static String withoutRemedy(Problem problem) {
        String all = problem.format();
        return all.substring(0, all.lastIndexOf("\n  -> "));
    }

    private static Optional<Place> place(MalformedQueryException refused, Question question, RunMark.Sent sent) {
        SourceText text = new SourceText(question.name(), question.query());
        QueryCompileErrorLocation location = Optional.ofNullable(refused.queryCompileError())
                .map(QueryCompileError::location)
                .orElse(null);
        if (location != null && location.startCharOffset() != null) {
            int end = location.endCharOffset() == null ? location.startCharOffset() + 1 : location.endCharOffset();
            return Optional.of(text.place(sent.offset(location.startCharOffset()), sent.offset(end)));
        }
        String message = AwsRefusal.said(refused);
        Matcher range = FROM_TO.matcher(message);
        if (range.find()) {
            return Optional.of(text.place(
                    sent.offset(Integer.parseInt(range.group(1))), sent.offset(Integer.parseInt(range.group(2)) + 1)));
        }
        Matcher position = AT_POSITION.matcher(message);
        return position.find()
                ? Optional.of(
                        text.placeAt(Integer.parseInt(position.group(1)), Integer.parseInt(position.group(2)) + 1, 1))
                : Optional.empty();
    }

    /** A query that the service ended without a whole answer. */
    static Failed ended(String status, String queryId) {
        String message = "the query ended as " + status + " (query " + queryId + ")";
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "cancelled" ->
                new Failed(
                        "somebody cancelled the query (query " + queryId + ")",
                        "run again, and let nobody stop queries of flowcheck in the console meanwhile");
            case "timeout" ->
                new Failed(
                        message + ": it ran for the longest time that CloudWatch Logs allows, 60 minutes",
                        "look at a shorter window, or at fewer log groups");
            case "failed" -> new Failed(message, "run again; if it fails again, look at a shorter window");
            default -> new Failed(message, "run again; what that status means is not documented");
        };
    }

    /** What the service told of a query says neither that it runs nor what came of it. */
    static Failed unclear(GetQueryResultsResponse page, String queryId) {
        if (page.status() != null && page.status() != QueryStatus.COMPLETE) {
            return ended(page.statusAsString(), queryId);
        }
        return new Failed(
                "the service tells no " + (page.status() == null ? "status" : "rows") + " of the query (query "
                        + queryId + ")",
                "check flowcheck.endpoint and what stands between, such as a proxy; then run again");
    }

    /** The pages of an answer have no end. */
    static Failed samePage(String queryId) {
        return new Failed(
                "the service hands out a page of the answer again instead of the next one (query " + queryId + ")",
                "run again; if it happens again, look at a shorter window");
    }

    /** A call that concerns one query was refused. */
    static Failed refused(AwsRefusal refusal) {
        return new Failed(refusal.message(), refusal.remedy());
    }

    /** A call was refused, and would be for every other query on the same log groups. */
    static Failed refusedToAll(AwsRefusal refusal) {
        return new Failed(refusal.message(), refusal.remedy(), true);
    }

    /** The limit on what is scanned was reached. */
    static Failed overBudget(long most, long scanned) {
        return new Failed(
                String.format(
                        Locale.ROOT,
                        "not answered: %,d bytes were scanned, %,d more than the %,d of maxBytesScanned",
                        scanned,
                        scanned - most,
                        most),
                "raise maxBytesScanned, look at a shorter window, or run fewer checks at once",
                true);
    }

    /** It ran for longer than the service should let it. */
    static Failed tooLong(String queryId, long minutes) {
        return new Failed(
                "the query had not ended after " + minutes + " minutes and was stopped (query " + queryId + ")",
                "look at a shorter window, or at fewer log groups");
    }
}
