package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects checks by id, by glob ({@code *} and {@code ?}), or by {@code tag:NAME}. A check that runs for each of several interfaces, as
 * {@code <id>.<eni>}, is also selected by the id that stands in the file.
 */
final class Selection {
    private static final String TAG = "tag:";

    private final CheckSuite suite;
    private final Set<String> ids = new HashSet<>();

    private Selection(CheckSuite suite) {
        this.suite = suite;
        suite.all().forEach(check -> ids.add(check.id()));
    }

    /**
     * The checks that at least one selector matches, in the order of the file.
     *
     * @throws BadInputException with every selector that matches nothing: nothing checked is never a success
     */
    static CheckSuite select(CheckSuite suite, List<String> selectors) {
        return new Selection(suite).select(selectors);
    }

    private CheckSuite select(List<String> selectors) {
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
                        remedy(selector)));
            }
            selected.addAll(matching);
        }
        problems.throwIfErrors();
        return suite.with(suite.all().stream()
                .filter(check -> selected.contains(check.id()))
                .toList());
    }

    private Predicate<AnyCheck> matcher(String selector) {
        boolean isTag = selector.startsWith(TAG);
        Pattern glob = glob(isTag ? selector.substring(TAG.length()) : selector);
        return check -> (isTag
                        ? check.scope().tags().stream()
                        : Stream.concat(Stream.of(check.id()), idInFile(check).stream()))
                .anyMatch(name -> glob.matcher(name).matches());
    }

    /** What the id of a check on one of several interfaces begins with; the id of another check means that one alone. */
    private Optional<String> idInFile(AnyCheck any) {
        if (!(any instanceof Check check)) {
            return Optional.empty();
        }
        String end = "." + check.networkInterface().eni();
        return Optional.of(check.id())
                .filter(id -> id.endsWith(end))
                .map(id -> id.substring(0, id.length() - end.length()))
                .filter(id -> !ids.contains(id));
    }

    private static Pattern glob(String text) {
        return Pattern.compile(text.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining()));
    }

    private String remedy(String selector) {
        boolean isTag = selector.startsWith(TAG);
        List<String> known = suite.all().stream()
                .flatMap(check -> isTag
                        ? check.scope().tags().stream()
                        : Stream.concat(idInFile(check).stream(), Stream.of(check.id())))
                .distinct()
                .toList();
        String prefix = isTag ? TAG : "";
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
