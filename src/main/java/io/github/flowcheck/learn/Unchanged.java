package io.github.flowcheck.learn;

import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlNode.Entry;
import io.github.flowcheck.checkfile.yaml.YamlNode.Mapping;
import io.github.flowcheck.checkfile.yaml.YamlNode.Scalar;
import io.github.flowcheck.checkfile.yaml.YamlNode.Sequence;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Optional;

/** Holds a spliced text against what it was made of: all values of before are there, and nothing but what was to be added. */
final class Unchanged {
    private final KnownFile file;
    private final Additions additions;

    Unchanged(KnownFile file, Additions additions) {
        this.file = file;
        this.additions = additions;
    }

    boolean in(SourceText spliced) {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlReader.read(spliced, problems);
        if (problems.hasErrors() || root.filter(Mapping.class::isInstance).isEmpty()) {
            return false;
        }
        Mapping after = (Mapping) root.orElseThrow();
        for (Entry entry : after.entries()) {
            String key = entry.key().text();
            Optional<YamlNode> before = KnownFile.value(file.root(), key);
            boolean same =
                    switch (key) {
                        case "interfaces" ->
                            startsWith(
                                    entries(entry.value()),
                                    before.map(Unchanged::entries).orElse(List.of()),
                                    additions.interfaces().size());
                        case "checks" ->
                            startsWith(
                                    items(entry.value()),
                                    before.map(Unchanged::items).orElse(List.of()),
                                    additions.checks().size());
                        default ->
                            before.filter(node -> same(node, entry.value())).isPresent();
                    };
            if (!same) {
                return false;
            }
        }
        return file.root().entries().stream()
                .allMatch(entry -> KnownFile.entry(after, entry.key().text()).isPresent());
    }

    /** A mapping's entries, each as a mapping of its own. */
    private static List<YamlNode> entries(YamlNode node) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .<YamlNode>map(
                                entry -> new Mapping(List.of(entry), entry.key().place()))
                        .toList()
                : List.of();
    }

    private static List<YamlNode> items(YamlNode node) {
        return node instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private boolean startsWith(List<YamlNode> after, List<YamlNode> before, int more) {
        if (after.size() != before.size() + more) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!same(before.get(i), after.get(i)) && !hasNewQuery(before.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean hasNewQuery(YamlNode item) {
        return item instanceof Mapping mapping
                && KnownFile.value(mapping, "id")
                        .filter(node ->
                                node instanceof Scalar id && additions.queries().containsKey(id.text()))
                        .isPresent();
    }

    private static boolean same(YamlNode one, YamlNode other) {
        if (one instanceof Scalar text && other instanceof Scalar otherText) {
            return text.text().equals(otherText.text()) && text.style() == otherText.style();
        } else if (one instanceof Sequence list && other instanceof Sequence otherList) {
            return same(list.items(), otherList.items());
        }
        return one instanceof Mapping mapping
                && other instanceof Mapping otherMapping
                && same(keys(mapping), keys(otherMapping))
                && same(values(mapping), values(otherMapping));
    }

    private static boolean same(List<YamlNode> nodes, List<YamlNode> others) {
        boolean same = nodes.size() == others.size();
        for (int i = 0; same && i < nodes.size(); i++) {
            same = same(nodes.get(i), others.get(i));
        }
        return same;
    }

    private static List<YamlNode> keys(Mapping mapping) {
        return mapping.entries().stream().<YamlNode>map(Entry::key).toList();
    }

    private static List<YamlNode> values(Mapping mapping) {
        return mapping.entries().stream().map(Entry::value).toList();
    }
}
