package io.github.flowcheck.insights.rule;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All rules about queries. The only such table: checker, silencing comments and documentation use it. */
public final class QueryRules {
    private static final List<QueryRule> ALL = Stream.of(
                    OrderRules.all(),
                    NameRules.all(),
                    CallRules.all(),
                    ArgumentRules.all(),
                    StatsRules.all(),
                    FieldRules.all(),
                    ValueRules.all(),
                    PatternRules.all(),
                    RowRules.all(),
                    UseRules.all(),
                    ReadingRules.all())
            .flatMap(Collection::stream)
            .toList();

    private QueryRules() {}

    /** In the order in which the documentation lists them. */
    public static List<QueryRule> all() {
        return ALL;
    }
}
