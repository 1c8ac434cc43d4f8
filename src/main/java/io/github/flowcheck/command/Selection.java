package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selects checks by id, by glob ({@code *} and {@code ?}), or by {@code tag:NAME}. */
final class Selection {
    private static final String TAG = "tag:";

    private Selection() {}

    /**
     * The checks that at least one selector matches, in the order of the file.
     *
     * @throws BadInputException with every selector that matches nothing: nothing checked is never a success
     */
    static CheckSuite select(CheckSuite suite, List<String> selectors) {
        Problems problems = new Problems();
        Set<String> selected = new HashSet<>();
        for (String selector : selectors) {
            Predicate<AnyCheck> matcher = matcher(selector);
            List<String> matching =
                    suite.all().stream().filter(matcher).map(AnyCheck::id).toList();
            if (matching.isEmpty()) {
                problems.add(Problem.unplaced(
                        Property.CHECKS + ": \"" + selector + "\" matches no check of "
                                + suite.source().name(),
                        remedy(suite, selector)));
            }
            selected.addAll(matching);
        }
        problems.throwIfErrors();
        return suite.with(suite.all().stream()
                .filter(check -> selected.contains(check.id()))
                .toList());
    }

    private static Predicate<AnyCheck> matcher(String selector) {
        boolean isTag = selector.startsWith(TAG);
        Pattern glob = glob(isTag ? selector.substring(TAG.length()) : selector);
        return check -> (isTag ? check.scope().tags().stream() : Stream.of(check.id()))
                .anyMatch(name -> glob.matcher(name).matches());
    }

    private static Pattern glob(String text) {
        return Pattern.compile(text.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining()));
    }

    private static String remedy(CheckSuite suite, String selector) {
        boolean isTag = selector.startsWith(TAG);
        List<String> known = suite.all().stream()
                .flatMap(check -> isTag ? check.scope().tags().stream() : Stream.of(check.id()))
                .distinct()
                .toList();
        String prefix = isTag ? TAG : "";
        // a check on selected network interfaces is one for each of them
        if (known.stream().anyMatch(name -> name.startsWith(selector + "."))) {
            return "did you mean " + selector + ".*?";
        }
        // the word before the name makes no two names alike
        return NearestName.of(selector.substring(prefix.length()), known)
                .map(name -> "did you mean " + prefix + name + "?")
                .orElseGet(() -> "the file has " + (known.isEmpty() ? "no " : "these ") + (isTag ? "tags" : "checks")
                        + (known.isEmpty()
                                ? ""
                                : ": "
                                        + known.stream()
                                                .limit(20)
                                                .map(prefix::concat)
                                                .collect(Collectors.joining(", "))));
    }
}
