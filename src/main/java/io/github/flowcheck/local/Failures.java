package io.github.flowcheck.local;

import io.github.flowcheck.engine.QueryTooLargeException;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.Answer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes an answer of what is wrong with a query. */
final class Failures {
    private Failures() {}

    /** @param more what helps besides what the engine says, or nothing */
    static Answer of(QueryTooLargeException tooLarge, Optional<String> more) {
        String remedy = tooLarge.remedy() + more.map(also -> ", or " + also).orElse("");
        return new Answer.Failed(Objects.requireNonNull(tooLarge.getMessage()), remedy);
    }

    /** All problems in the form in which they are printed; the last one's remedy is the answer's. */
    static Answer of(BadInputException refused) {
        List<Problem> problems =
                refused.problems().stream().filter(Problem::isError).toList();
        String all = problems.stream().map(Problem::format).collect(Collectors.joining("\n\n"));
        String remedy = problems.get(problems.size() - 1).remedy();
        return new Answer.Failed(all.substring(0, all.length() - ("\n  -> " + remedy).length()), remedy);
    }
}
