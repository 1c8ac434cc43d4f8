package io.github.flowcheck.learn;

import io.github.flowcheck.checkfile.yaml.JsonReader;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlNode.Entry;
import io.github.flowcheck.checkfile.yaml.YamlNode.Mapping;
import io.github.flowcheck.checkfile.yaml.YamlNode.Scalar;
import io.github.flowcheck.checkfile.yaml.YamlNode.Sequence;
import io.github.flowcheck.checkfile.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds to the text of a check file where its tokens say that lists and mappings end. All that is there stays as it is, byte for
 * byte: byte order mark, kinds of line breaks, comments, quotes.
 */
final class CheckFileSplice {
    private final KnownFile file;
    private final String text;
    private final String lineBreak;
    private final boolean isJson;
    private final List<Edit> edits = new ArrayList<>();

    /** What stands from one offset to another is replaced; nothing is, where they are the same. */
    private record Edit(int start, int end, String text) {}

    /** An entry as it stands in brackets, in one line, and the comments that may stand in lines above it. */
    private record Item(List<String> comments, String flow) {}

    private CheckFileSplice(KnownFile file) {
        this.file = file;
        this.text = file.text().text();
        this.lineBreak = lineBreak(text);
        this.isJson = isFlow(file.root()) && JsonReader.isJson(file.text());
    }

    static String of(KnownFile file, Additions additions) {
        CheckFileSplice splice = new CheckFileSplice(file);
        splice.addInterfaces(additions.interfaces());
        splice.addChecks(additions.checks());
        additions.queries().forEach(splice::replaceQuery);
        return splice.applied();
    }

    /** The kind of line breaks that a text has. */
    static String lineBreak(String text) {
        int feed = text.indexOf('\n');
        int carriage = text.indexOf('\r');
        return carriage >= 0 && feed == carriage + 1 ? "\r\n" : feed < 0 && carriage >= 0 ? "\r" : "\n";
    }

    private void addInterfaces(List<LearntInterface> interfaces) {
        if (interfaces.isEmpty()) {
            return;
        }
        List<List<String>> blocks =
                interfaces.stream().map(LearntInterface::lines).toList();
        List<Item> items = interfaces.stream()
                .map(one -> new Item(one.comments(), inFile("{ " + one.flow() + " }", 2)))
                .toList();
        Optional<Entry> entry = KnownFile.entry(file.root(), "interfaces");
        if (entry.isEmpty()) {
            Optional<Entry> checks = KnownFile.entry(file.root(), "checks");
            addKey("interfaces", blocks, items, "{}", checks.map(Entry::key));
        } else if (entry.get().value() instanceof Mapping mapping
                && !mapping.entries().isEmpty()) {
            Entry last = mapping.entries().get(mapping.entries().size() - 1);
            if (isFlow(mapping)) {
                addInBrackets(last.key().place().start(), last.value().place().end(), items);
            } else {
                int indent = column(mapping.entries().get(0).key().place().start());
                insertLines(afterBlock(last.value(), indent), blocks, indent);
            }
        } else {
            fillEmpty(entry.get(), blocks, items);
        }
    }

    private void addChecks(List<LearntCheck> checks) {
        if (checks.isEmpty()) {
            return;
        }
        List<List<String>> blocks = checks.stream().map(LearntCheck::lines).toList();
        List<Item> items = checks.stream()
                .map(check -> new Item(check.comments(), inFile(check.flow(), 0)))
                .toList();
        Optional<Entry> entry = KnownFile.entry(file.root(), "checks");
        if (entry.isEmpty()) {
            addKey("checks", blocks, items, "[]", Optional.empty());
        } else if (entry.get().value() instanceof Sequence sequence
                && !sequence.items().isEmpty()) {
            YamlNode last = sequence.items().get(sequence.items().size() - 1);
            if (isFlow(sequence)) {
                addInBrackets(last.place().start(), last.place().end(), items);
            } else {
                int indent = column(dash(sequence));
                insertLines(afterBlock(last, indent), blocks, indent);
            }
        } else {
            fillEmpty(entry.get(), blocks, items);
        }
    }

    private int dash(Sequence sequence) {
        int start = sequence.place().start();
        return start < text.length() && text.charAt(start) == '-'
                ? start
                : text.lastIndexOf(
                        '-', Math.max(0, sequence.items().get(0).place().start() - 1));
    }

    /** Into brackets with nothing in them, or below a key without a value. */
    private void fillEmpty(Entry entry, List<List<String>> blocks, List<Item> items) {
        YamlNode value = entry.value();
        if (isFlow(value)) {
            edits.add(insert(value.place().start() + 1, " " + joined(items) + " "));
        } else {
            int indent = column(entry.key().place().start()) + 2;
            insertLines(endOfLine(entry.key().place().end()), blocks, indent);
        }
    }

    /** In one line, as in a file that is JSON, if this one is. */
    private String inFile(String flow, int withoutBrackets) {
        String written = isJson ? JsonLine.of(flow) : flow;
        return written.substring(withoutBrackets, written.length() - withoutBrackets);
    }

    private static String joined(List<Item> items) {
        return items.stream().map(Item::flow).collect(Collectors.joining(", "));
    }

    /**
     * Behind the last item in brackets: in lines of their own, if that one stands in its own. A comma that may stand behind it and a
     * comment about it stay with it.
     */
    private void addInBrackets(int start, int end, List<Item> items) {
        String indent = text.substring(lineStart(start), start);
        if (!indent.isBlank() && !indent.isEmpty()) {
            edits.add(insert(end, ", " + joined(items)));
            return;
        }
        Optional<Integer> comma = commaBehind(end);
        int from = comma.map(at -> at + 1).orElse(end);
        int next = endOfLine(from);
        String said = text.substring(from, next).strip();
        if (said.startsWith("#") || said.isEmpty() && comma.isPresent()) {
            Edit separator = insert(end, ",");
            if (comma.isEmpty() && !edits.contains(separator)) {
                edits.add(separator);
            }
            items.forEach(item -> edits.add(insert(next, lines(item, indent) + "," + lineBreak)));
        } else {
            items.forEach(item -> edits.add(insert(end, "," + lineBreak + lines(item, indent))));
        }
    }

    private String lines(Item item, String indent) {
        List<String> lines = new ArrayList<>();
        if (!isJson) {
            item.comments().forEach(comment -> lines.add(indent + "# " + comment));
        }
        lines.add(indent + item.flow());
        return String.join(lineBreak, lines);
    }

    /** Where a comma stands, if nothing but blanks, line breaks and comments are before it. */
    private Optional<Integer> commaBehind(int offset) {
        int at = offset;
        while (at < text.length() && (text.charAt(at) == '#' || text.charAt(at) <= ' ')) {
            at = text.charAt(at) == '#' ? endOfLine(at) : at + 1;
        }
        return at < text.length() && text.charAt(at) == ',' ? Optional.of(at) : Optional.empty();
    }

    private void addKey(
            String key, List<List<String>> blocks, List<Item> items, String brackets, Optional<Scalar> before) {
        List<Entry> entries = file.root().entries();
        if (isFlow(file.root())) {
            Item added = new Item(
                    List.of(),
                    (isJson ? LearntCheck.quoted(key) : key) + ": " + brackets.charAt(0) + " " + joined(items) + " "
                            + brackets.charAt(1));
            if (entries.isEmpty()) {
                edits.add(insert(file.root().place().start() + 1, " " + added.flow() + " "));
                return;
            }
            Entry last = entries.get(entries.size() - 1);
            addInBrackets(last.key().place().start(), last.value().place().end(), List.of(added));
            return;
        }
        int indent = column(entries.get(0).key().place().start());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(key + ":"));
        blocks.forEach(
                block -> lines.add(block.stream().map(line -> "  " + line).toList()));
        int at = before.map(scalar -> aboveComments(lineStart(scalar.place().start())))
                .orElseGet(() -> afterBlock(entries.get(entries.size() - 1).value(), indent));
        insertLines(at, lines, indent);
    }

    private void replaceQuery(String id, List<String> lines) {
        Sequence checks = (Sequence) KnownFile.value(file.root(), "checks").orElseThrow();
        for (YamlNode item : checks.items()) {
            if (item instanceof Mapping mapping && hasId(mapping, id)) {
                Entry query = KnownFile.entry(mapping, "query").orElseThrow();
                Scalar value = (Scalar) query.value();
                String indent =
                        lineBreak + " ".repeat(column(query.key().place().start()) + 2);
                String written = value.style() == Style.BLOCK
                        ? "|" + lines.stream().map(line -> indent + line).collect(Collectors.joining())
                        : LearntCheck.quoted(String.join("\n", lines));
                edits.add(new Edit(value.place().start(), value.place().end(), written));
            }
        }
    }

    private static boolean hasId(Mapping mapping, String id) {
        return KnownFile.value(mapping, "id")
                .filter(node -> node instanceof Scalar scalar && scalar.text().equals(id))
                .isPresent();
    }

    private boolean isFlow(YamlNode node) {
        int start = node.place().start();
        return !(node instanceof Scalar)
                && start < text.length()
                && (text.charAt(start) == '[' || text.charAt(start) == '{');
    }

    /** Behind the line in which a block ends, and behind the comments that are indented as parts of it. */
    private int afterBlock(YamlNode last, int indent) {
        int at = endOfLine(last.place().end());
        boolean mayKeepBlankLines = endsInBlockScalar(last);
        while (at < text.length()) {
            int end = endOfLine(at);
            String line = text.substring(at, end);
            boolean belongs = line.isBlank()
                    ? mayKeepBlankLines
                    : line.strip().startsWith("#") && line.indexOf('#') > indent && !mayKeepBlankLines;
            if (!belongs) {
                break;
            }
            at = end;
        }
        return at;
    }

    private static boolean endsInBlockScalar(YamlNode node) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            return endsInBlockScalar(
                    mapping.entries().get(mapping.entries().size() - 1).value());
        } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
            return endsInBlockScalar(sequence.items().get(sequence.items().size() - 1));
        }
        return node instanceof Scalar scalar && scalar.style() == Style.BLOCK;
    }

    /** Above the comments right above a line. */
    private int aboveComments(int line) {
        int at = line;
        while (at > firstOffset()) {
            int before = lineStart(at - 1 - (at > 1 && text.startsWith("\r\n", at - 2) ? 1 : 0));
            if (!text.substring(before, at).strip().startsWith("#")) {
                break;
            }
            at = before;
        }
        return at == line ? line : keepsFirstLine(at) ? line : at;
    }

    /** The comment in the first line is about the whole file. */
    private boolean keepsFirstLine(int at) {
        return at == firstOffset();
    }

    private int firstOffset() {
        return text.startsWith("\uFEFF") ? 1 : 0;
    }

    private int lineStart(int offset) {
        int at = offset;
        while (at > firstOffset() && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
            at--;
        }
        return at;
    }

    /** Behind the line break of the line. */
    private int endOfLine(int offset) {
        int at = offset;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at + (text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0);
    }

    private int column(int offset) {
        return text.codePointCount(lineStart(offset), offset);
    }

    private void insertLines(int at, List<List<String>> blocks, int indent) {
        StringBuilder added = new StringBuilder();
        boolean endsLine = at == firstOffset() || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
        added.append(endsLine ? "" : lineBreak);
        blocks.stream()
                .flatMap(List::stream)
                .forEach(line -> added.append(" ".repeat(indent)).append(line).append(lineBreak));
        edits.add(insert(at, added.toString()));
    }

    private static Edit insert(int at, String added) {
        return new Edit(at, at, added);
    }

    private String applied() {
        StringBuilder result = new StringBuilder();
        int done = 0;
        List<Edit> inOrder =
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList();
        for (Edit edit : inOrder) {
            result.append(text, done, edit.start()).append(edit.text());
            done = edit.end();
        }
        return result.append(text.substring(done)).toString();
    }
}
