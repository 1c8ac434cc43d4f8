package io.github.flowcheck.render;

import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Library;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.flow.FlowField;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.Command.Column;
import io.github.flowcheck.insights.Command.Filter;
import io.github.flowcheck.insights.Command.Limit;
import io.github.flowcheck.insights.Command.Sort;
import io.github.flowcheck.insights.Command.SortKey;
import io.github.flowcheck.insights.Command.Stats;
import io.github.flowcheck.insights.Expression;
import io.github.flowcheck.insights.Expression.Binary;
import io.github.flowcheck.insights.Expression.Field;
import io.github.flowcheck.insights.Expression.NumberLiteral;
import io.github.flowcheck.insights.Expression.Operator;
import io.github.flowcheck.insights.Expression.Placeholder;
import io.github.flowcheck.insights.Expression.StringLiteral;
import io.github.flowcheck.insights.Query;
import io.github.flowcheck.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The questions of the library: those that are asked first about any interface, inbound and outbound. Each is a saved query with
 * parameters, which stand outside quotes, as {@code {{eni}}}; and, for targets without parameters, a plain one.
 *
 * <p>The default values are those of nobody: an interface id of zeros and addresses that RFC 5737 keeps for documentation. A
 * query that is run without values finds nothing; it never tells of an interface that was not meant.
 */
final class LibraryQueries {
    private static final FieldCatalog FIELDS = new FieldCatalog(Reading.USUAL);
    private static final Field PORT_FIELD = FIELDS.field(FlowField.DSTPORT);

    private static final QueryParameter ENI = new QueryParameter(
            "eni", "eni-00000000000000000", "Id of the network interface, in quotes: \"eni-1235b8ca123456789\"");
    private static final QueryParameter ADDRESS = new QueryParameter(
            "address", "192.0.2.1", "Address of the interface as its records spell it, in quotes: \"172.31.16.21\"");
    private static final QueryParameter PEER = new QueryParameter(
            "peer", "192.0.2.2", "Address of the other side as the records spell it, in quotes: \"172.31.16.139\"");
    private static final QueryParameter PORT = new QueryParameter("port", "22", "Destination port, a number: 22");
    private static final QueryParameter OTHER_PORT =
            new QueryParameter("otherPort", "80", "One more destination port, or the same again: 80");

    /** In the order of their names. */
    static final List<Question> QUESTIONS = List.of(
            new Question(
                    "inbound-from-peer",
                    "What came to this interface from one source, by port and action?",
                    Direction.INBOUND,
                    List.of(ENI, ADDRESS, PEER)),
            new Question(
                    "inbound-given-ports",
                    "Did these ports of this interface have accepted inbound traffic?",
                    Direction.INBOUND,
                    List.of(ENI, ADDRESS, PORT, OTHER_PORT)),
            new Question(
                    "inbound-well-known-ports",
                    "Which well-known ports (0-1023) of this interface had accepted inbound traffic?",
                    Direction.INBOUND,
                    List.of(ENI, ADDRESS)),
            new Question(
                    "outbound-given-ports",
                    "Did this interface have accepted outbound traffic to these ports?",
                    Direction.OUTBOUND,
                    List.of(ENI, ADDRESS, PORT, OTHER_PORT)),
            new Question(
                    "outbound-to-peer",
                    "What went from this interface to one destination, by port and action?",
                    Direction.OUTBOUND,
                    List.of(ENI, ADDRESS, PEER)),
            new Question(
                    "outbound-well-known-ports",
                    "To which well-known ports (0-1023) did this interface have accepted outbound traffic?",
                    Direction.OUTBOUND,
                    List.of(ENI, ADDRESS)));

    private LibraryQueries() {}

    /**
     * What the library can be asked.
     *
     * @param parameters of which it has {@code eni} and {@code address} always, and {@code peer} or both ports
     */
    record Question(String name, String text, Direction direction, List<QueryParameter> parameters) {
        Question {
            parameters = List.copyOf(parameters);
        }

        /** What stands for the check id of a check's query. */
        String key() {
            return Library.FOLDER + "/" + name;
        }

        /**
         * The query.
         *
         * @param values what stands for each parameter
         */
        Query query(List<String> comments, Function<QueryParameter, Expression> values) {
            boolean ofPeer = parameters.contains(PEER);
            List<Command> commands = new ArrayList<>();
            commands.add(new Filter(equal(FIELDS.field(FlowField.INTERFACE_ID), values.apply(ENI))));
            commands.add(new Filter(Conditions.equal(FIELDS.field(FlowField.LOG_STATUS), "OK")));
            commands.add(new Filter(equal(FIELDS.ownAddress(direction), values.apply(ADDRESS))));
            if (ofPeer) {
                commands.add(new Filter(equal(FIELDS.peerAddress(direction), values.apply(PEER))));
            } else {
                commands.add(new Filter(Conditions.and(ports(values), PROTOCOLS)));
                commands.add(new Filter(Conditions.equal(FIELDS.field(FlowField.ACTION), "ACCEPT")));
            }
            commands.add(new Stats(CheckQueries.measures(FIELDS), groups(ofPeer)));
            commands.add(new Sort(List.of(new SortKey(PORT_FIELD, false))));
            commands.add(new Limit(CheckQueries.ROW_LIMIT, false));
            return new Query(comments, commands);
        }

        private Expression ports(Function<QueryParameter, Expression> values) {
            return parameters.contains(PORT)
                    ? Conditions.any(
                            List.of(equal(PORT_FIELD, values.apply(PORT)), equal(PORT_FIELD, values.apply(OTHER_PORT))))
                    : Conditions.EXACT.inPorts(PORT_FIELD, PortSet.WELL_KNOWN);
        }

        private static List<Column> groups(boolean byAction) {
            List<Column> groups =
                    new ArrayList<>(List.of(Column.of(PORT_FIELD), Column.of(FIELDS.field(FlowField.PROTOCOL))));
            if (byAction) {
                groups.add(Column.of(FIELDS.field(FlowField.ACTION)));
            }
            return groups;
        }

        private static Expression equal(Field field, Expression value) {
            return new Binary(Operator.EQUAL, field, value);
        }
    }

    private static final Expression PROTOCOLS = Conditions.oneOfNumbers(
            FIELDS.field(FlowField.PROTOCOL),
            Protocol.withPorts().stream().map(Protocol::number).toList());

    /** The saved queries of the library, in the order of their names. */
    static List<SavedQuery> of(CheckSuite suite, Library library, Problems problems) {
        if (library.logGroups().isEmpty()) {
            problems.error(
                    library.place(),
                    "the library has no log group to save its queries for",
                    "give the file a logGroup, such as logGroup: /vpc/flow-logs");
        }
        SavedLogGroups logGroups = SavedLogGroups.of(library.groups());
        if (logGroups.byArn()) {
            problems.warning(
                    library.place(),
                    "the file names log groups by ARN, which a saved query cannot hold",
                    "the queries of the library are saved without log groups: choose them in the console when you open"
                            + " one");
        }
        if (suite.checks().stream()
                .anyMatch(check -> check.scope().reading().format().isPresent())) {
            problems.warning(
                    library.place(),
                    "the queries of the library read the default format, and flow logs of this file have another",
                    "use them on log groups with the default format only; a check of this file reads its own");
        }
        return QUESTIONS.stream()
                .map(question -> save(suite, question, logGroups))
                .toList();
    }

    private static SavedQuery save(CheckSuite suite, Question question, SavedLogGroups logGroups) {
        String header = "flowcheck: " + suite.owner() + "/" + question.key();
        String text = QueryText.of(question.query(
                List.of(header, question.text(), "Run it with values of yours, texts in quotes, numbers without."),
                parameter -> new Placeholder(parameter.name())));
        String plain = QueryText.of(
                question.query(List.of(header, question.text(), example(question)), LibraryQueries::literal));
        return new SavedQuery(
                question.key(),
                suite.savedName(question.key()),
                text,
                logGroups.names(),
                question.parameters(),
                plain,
                new SavedQuery.Deployed(DeployText.of(text), logGroups.deployed()));
    }

    private static String example(Question question) {
        return question.parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.defaultValue())
                .collect(Collectors.joining(", ", "An example: put values of yours in place of ", "."));
    }

    private static Expression literal(QueryParameter parameter) {
        String value = parameter.defaultValue();
        return value.chars().allMatch(Character::isDigit)
                ? NumberLiteral.of(Integer.parseInt(value))
                : new StringLiteral(value);
    }
}
