package io.github.flowcheck.insights.rule;

import io.github.flowcheck.insights.ParsedQuery;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that a query does not want to be held against. A comment says so, in a line of its own or behind a command:
 * {@code # flowcheck-ignore: no-limit, after-stats}.
 */
final class Silence {
    /** What such a comment begins with, behind its {@code #}. */
    static final String WORD = "flowcheck-ignore";

    private static final Pattern COMMENT = Pattern.compile("#\\s*" + WORD + "\\b\\s*(:?)(.*)");
    private static final Pattern ID = Pattern.compile("[^\\s,]+");

    private final Set<String> ids = new TreeSet<>();
    private final Problems problems = new Problems();

    private Silence() {}

    static Silence of(ParsedQuery query) {
        Silence silence = new Silence();
        query.comments().forEach(silence::read);
        return silence;
    }

    boolean covers(QueryRule rule) {
        return ids.contains(rule.id());
    }

    List<Problem> problems() {
        return problems.inOrder();
    }

    private void read(Place comment) {
        Matcher matcher = COMMENT.matcher(comment.text());
        if (!matcher.matches()) {
            return;
        }
        Matcher id = ID.matcher(matcher.group(2));
        boolean any = false;
        while (matcher.group(1).equals(":") && id.find()) {
            any = true;
            int start = comment.start() + matcher.start(2) + id.start();
            add(id.group(), comment.source().place(start, start + id.group().length()));
        }
        if (!any) {
            problems.error(
                    comment, "a comment that silences no rule", "write `# " + WORD + ": rule, rule` with ids of rules");
        }
    }

    private void add(String id, Place place) {
        List<String> known =
                QueryRules.all().stream().map(QueryRule::id).sorted().toList();
        if (QueryRules.all().stream().anyMatch(rule -> rule.firm() && rule.id().equals(id))) {
            problems.error(place, "no comment can silence `" + id + "`", "mend what it finds");
        } else if (known.contains(id)) {
            ids.add(id);
        } else {
            problems.error(
                    place,
                    "there is no rule `" + id + "`",
                    NearestName.of(id, known)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("the rules are: " + String.join(", ", known)));
        }
    }
}
