package io.github.flowcheck.render;

import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A few records of some interfaces, to see what they look like and what CloudWatch makes of them. */
public final class SampleQuery {
    /** How many records; {@code limit any} ends the scan once there are so many [CWL_QuerySyntax-Limit]. */
    public static final int RECORDS = 50;

    /** The column of the whole record. */
    public static final String MESSAGE = FieldCatalog.MESSAGE.name();

    private static final int MOST_INTERFACES = 20;

    private SampleQuery() {}

    /**
     * @param enis at least one; of many the first
     * @param discovered the fields that are told beside the record, under the names that CloudWatch discovers them by
     */
    public static Query of(List<String> enis, Collection<FlowField> discovered) {
        List<String> streams = enis.stream()
                .distinct()
                .limit(MOST_INTERFACES)
                .flatMap(eni -> Conditions.streamNames(eni).stream())
                .toList();
        List<Column> columns = Stream.concat(
                        Stream.of(FieldCatalog.MESSAGE),
                        discovered.stream().map(FlowField::insightsName).map(Field::new))
                .map(Column::of)
                .toList();
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.Filter(Conditions.oneOf(FieldCatalog.LOG_STREAM, streams)));
        commands.add(new Command.Fields(columns));
        commands.add(new Command.Limit(RECORDS, true));
        return new Query(List.of("flowcheck: what records of " + enis.get(0) + " look like"), commands);
    }
}
