package io.github.flowcheck.checkfile;

import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Place;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of a test: a text of lines, or a list of such texts. Either may hold nothing. */
final class TestRecords {
    private final Values values;

    TestRecords(Values values) {
        this.values = values;
    }

    /**
     * A line.
     *
     * @param places tells where it stands in the file
     */
    record Line(String text, Place place, QueryPlaces places) {
        Problem error(String message, String remedy) {
            return places.inFile(Problem.error(place, message, remedy));
        }
    }

    List<Line> read(YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        List<Line> lines = new ArrayList<>();
        for (YamlNode item : items) {
            values.text(item, ValueKind.RECORDS).ifPresent(text -> lines.addAll(lines(item, text)));
        }
        return lines;
    }

    private static List<Line> lines(YamlNode node, Text text) {
        String records = text.value().stripTrailing();
        SourceText source = new SourceText("records", records);
        QueryPlaces places = new QueryPlaces(node, records, "the records");
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (String line : records.split("\n", -1)) {
            lines.add(new Line(line, source.place(start, start + line.length()), places));
            start += line.length() + 1;
        }
        return records.isEmpty() ? List.of() : lines;
    }
}
