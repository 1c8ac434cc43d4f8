package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.TestCase;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.ObjectKind;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.flow.FirstLine;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.flow.RecordText;
import io.github.flowcheck.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code tests}. */
final class TestReader {
    private static final Map<String, String> VERDICTS = wordsByThemselves();

    private final Values values;
    private final Map<String, AnyCheck> checks = new LinkedHashMap<>();
    private final boolean checksAreKnown;
    private final Map<String, Place> names = new HashMap<>();

    /**
     * @param checks the checks of the file
     * @param checksAreKnown whether these are all; if not, a check that is not among them may be one with a problem
     */
    TestReader(Values values, List<AnyCheck> checks, boolean checksAreKnown) {
        this.values = values;
        this.checksAreKnown = checksAreKnown;
        for (AnyCheck check : checks) {
            this.checks.put(check.id(), check);
        }
    }

    private static Map<String, String> wordsByThemselves() {
        Map<String, String> words = new HashMap<>();
        for (String verdict : TestCase.VERDICTS) {
            words.put(verdict, verdict);
        }
        return words;
    }

    /** The tests that have no problem. */
    List<TestCase> read(YamlNode node) {
        Optional<YamlNode.Sequence> sequence = values.sequence(node, ValueKind.TESTS);
        List<YamlNode> items = sequence.isPresent() ? sequence.get().items() : List.of();
        if (node instanceof YamlNode.Sequence && items.isEmpty()) {
            values.problems().error(node.place(), "the list is empty", ValueKind.TESTS.remedy());
        }
        List<TestCase> tests = new ArrayList<>();
        for (YamlNode item : items) {
            if (!values.problems().isFull()) {
                addTest(tests, item);
            }
        }
        return tests;
    }

    private void addTest(List<TestCase> tests, YamlNode item) {
        Optional<YamlNode.Mapping> mapping = values.mapping(item, ValueKind.TEST);
        Optional<TestCase> test = mapping.isPresent() ? read(mapping.get()) : Optional.empty();
        if (test.isPresent()) {
            tests.add(test.get());
        }
    }

    private Optional<TestCase> read(YamlNode.Mapping mapping) {
        int errors = values.problems().errorsTold();
        Fields fields = Fields.open(mapping, ObjectKind.TEST, values.problems());
        if (fields.lacks("name")) {
            values.missing(fields.head(), "name", "write what the test shows, in one line");
        }
        if (fields.lacks("records")) {
            values.missing(
                    fields.head(), "records", "write flow-log records; records: [] tests what there is no data for");
        }
        if (fields.lacks("expect")) {
            values.missing(fields.head(), "expect", ValueKind.EXPECTED_VERDICTS.remedy());
        }
        Optional<String> name = name(fields);
        Optional<YamlNode> records = fields.value("records");
        int before = values.problems().errorsTold();
        List<TestRecords.Line> lines = records.isPresent() ? new TestRecords(values).read(records.get()) : List.of();
        boolean isRead = values.problems().errorsTold() == before;
        Optional<YamlNode> verdicts = fields.value("expect");
        Map<String, String> expected = verdicts.isPresent() ? expected(verdicts.get()) : Map.of();
        Set<String> ids = verdicts.isPresent() ? ids(verdicts.get()) : Set.of();
        if (isRead && !ids.isEmpty() && checks.keySet().containsAll(ids)) {
            tellUnread(lines, ids);
        }
        return values.problems().errorsTold() > errors || !checksAreKnown
                ? Optional.empty()
                : Optional.of(new TestCase(name.orElseThrow(), fields.place(), texts(lines), expected));
    }

    private static List<String> texts(List<TestRecords.Line> lines) {
        List<String> texts = new ArrayList<>();
        for (TestRecords.Line line : lines) {
            texts.add(line.text());
        }
        return texts;
    }

    private Optional<String> name(Fields fields) {
        Optional<YamlNode> node = fields.value("name");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name = new NameValues(values).line(node.get());
        if (name.isPresent()) {
            take(name.get(), node.get().place());
        }
        return name;
    }

    private void take(String name, Place place) {
        Place first = names.putIfAbsent(name, place);
        if (first != null) {
            values.problems()
                    .error(
                            place,
                            "the test in line " + first.line() + " has this name too",
                            "give every test a name of its own");
        }
    }

    /** The checks of a test, whether or not their verdicts can be read. */
    private static Set<String> ids(YamlNode expected) {
        Set<String> ids = new LinkedHashSet<>();
        if (expected instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                ids.add(entry.key().text());
            }
        }
        return ids;
    }

    /** The words of verdicts by check id. */
    private Map<String, String> expected(YamlNode node) {
        Map<String, String> expected = new LinkedHashMap<>();
        List<YamlNode.Entry> entries = values.entries(node, ValueKind.EXPECTED_VERDICTS);
        if (node instanceof YamlNode.Mapping && entries.isEmpty()) {
            values.problems().error(node.place(), "the mapping is empty", ValueKind.EXPECTED_VERDICTS.remedy());
        }
        for (YamlNode.Entry entry : entries) {
            String id = entry.key().text();
            if (checksAreKnown && !checks.containsKey(id)) {
                values.problems().error(entry.key().place(), "the file has no check " + Quoted.of(id), remedy(id));
            }
            Optional<String> verdict = values.choice(entry.value(), ValueKind.EXPECTED_VERDICT, VERDICTS);
            if (verdict.isPresent()) {
                expected.put(id, verdict.get());
            }
        }
        return expected;
    }

    /** A check on selected interfaces has no id of its own, but one for each of them. */
    private String remedy(String id) {
        return checks.keySet().stream()
                .filter(known -> known.startsWith(id + ".eni-"))
                .findFirst()
                .map(known -> "it runs for each of its interfaces; write the id with one of them, such as " + known)
                .orElseGet(() -> Values.nearest(id, checks.keySet(), ValueKind.TESTED_CHECK));
    }

    /** What no check of the test can read would be passed over in silence. */
    private void tellUnread(List<TestRecords.Line> lines, Collection<String> ids) {
        RecordText text = new RecordText(texts(lines));
        Set<LogFormat> formats = new LinkedHashSet<>();
        for (String id : ids) {
            formats.add(format(checks.get(id).scope().reading(), text));
        }
        for (RecordText.Unread unread : text.unread(List.copyOf(formats))) {
            values.problems()
                    .add(
                            lines.get(unread.index())
                                    .error(
                                            "this line is no record that a check of the test reads: " + unread.reason(),
                                            "write it as a flow log of the check's format has it, or with the format's header above it"));
        }
    }

    private static LogFormat format(Reading reading, RecordText text) {
        return reading.fromFiles()
                ? text.firstLine().flatMap(FirstLine::format).orElse(LogFormat.DEFAULT)
                : reading.records();
    }
}
