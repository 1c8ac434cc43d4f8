package io.github.flowcheck.learn;

import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlNode.Mapping;
import io.github.flowcheck.checkfile.yaml.YamlNode.Scalar;
import io.github.flowcheck.checkfile.yaml.YamlNode.Sequence;
import io.github.flowcheck.checkfile.yaml.YamlNode.Style;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is learnt as JSON: a check file that is JSON stays JSON, for other programs may read it. */
final class JsonLine {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

    private JsonLine() {}

    /** @param flow a YAML value in brackets, as it was written here */
    static String of(String flow) {
        return json(YamlReader.read(new SourceText("what was learnt", flow), new Problems())
                .orElseThrow());
    }

    private static String json(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> LearntCheck.quoted(entry.key().text()) + ": " + json(entry.value()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        } else if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(JsonLine::json).collect(Collectors.joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) node;
        boolean number =
                scalar.style() == Style.PLAIN && NUMBER.matcher(scalar.text()).matches();
        return number ? scalar.text() : LearntCheck.quoted(scalar.text());
    }
}
