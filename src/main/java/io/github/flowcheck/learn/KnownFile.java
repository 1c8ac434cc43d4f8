package io.github.flowcheck.learn;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.checkfile.yaml.YamlNode.Entry;
import io.github.flowcheck.checkfile.yaml.YamlNode.Mapping;
import io.github.flowcheck.checkfile.yaml.YamlNode.Scalar;
import io.github.flowcheck.checkfile.yaml.YamlNode.Sequence;
import io.github.flowcheck.checkfile.yaml.YamlReader;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A check file that is there already, to which what is learnt is added.
 *
 * @param text all of it
 * @param root its tree
 * @param suite its checks; absent where it has none yet
 */
public record KnownFile(SourceText text, Mapping root, Optional<CheckSuite> suite) {
    /**
     * @param suite reads the checks, if there are any
     * @throws BadInputException if the text is no YAML or no mapping
     */
    public static KnownFile of(SourceText text, Supplier<CheckSuite> suite) {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlReader.read(text, problems);
        problems.throwIfErrors();
        if (!(root.orElseThrow() instanceof Mapping mapping)) {
            throw new BadInputException(Problem.error(
                    root.get().place(), "this is no check file, so nothing can be added to it", "name another file"));
        }
        requireKind(mapping, "checks", Sequence.class, "list of checks");
        requireKind(mapping, "interfaces", Mapping.class, "mapping of interfaces");
        boolean hasChecks = value(mapping, "checks")
                .filter(node -> node instanceof Sequence items && !items.items().isEmpty())
                .isPresent();
        return new KnownFile(text, mapping, hasChecks ? Optional.of(suite.get()) : Optional.empty());
    }

    /** Nothing behind the colon is right too: what is added then stands there. */
    private static void requireKind(Mapping mapping, String key, Class<? extends YamlNode> kind, String noun) {
        value(mapping, key)
                .filter(node -> !kind.isInstance(node) && !node.place().text().isEmpty())
                .ifPresent(node -> {
                    throw new BadInputException(Problem.error(
                            node.place(),
                            "this is no " + noun + ", so nothing can be added to it",
                            "write one, or remove the key"));
                });
    }

    /** The value of a key of a mapping. */
    static Optional<YamlNode> value(Mapping mapping, String key) {
        return entry(mapping, key).map(Entry::value);
    }

    static Optional<Entry> entry(Mapping mapping, String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }

    /** The format that the file says for all checks; absent where the files are to tell it. */
    public Optional<LogFormat> format() {
        return reading().map(Reading::records);
    }

    /**
     * How its checks read records; absent where the files are to tell it. A format that is written out is cut out of the message
     * also where it is the default one, as log groups need it that discover no fields.
     */
    public Optional<Reading> reading() {
        Optional<Scalar> said =
                value(root, "format").filter(Scalar.class::isInstance).map(Scalar.class::cast);
        if (said.isEmpty()) {
            return Optional.of(Reading.USUAL);
        }
        return switch (said.get().text()) {
            case "auto" -> Optional.empty();
            case "default" -> Optional.of(Reading.USUAL);
            default -> {
                Problems problems = new Problems();
                Optional<LogFormat> format =
                        LogFormat.parse(said.get().text(), said.get().place(), problems);
                problems.throwIfErrors();
                yield format.map(written -> new Reading(Optional.of(written), Reading.Match.EXACT));
            }
        };
    }

    /** The log groups that its checks are about; absent where it has none yet. */
    public Optional<List<String>> logGroups() {
        return suite.map(checks -> checks.all().stream()
                .flatMap(check -> check.scope().logGroups().stream())
                .distinct()
                .toList());
    }

    /** The addresses of the interfaces that it names or has checks on. */
    public Map<String, List<IpAddress>> addresses() {
        Map<String, Set<IpAddress>> all = new TreeMap<>();
        suite.stream()
                .flatMap(checks -> checks.checks().stream())
                .map(Check::networkInterface)
                .forEach(one -> all.computeIfAbsent(one.eni(), fresh -> new LinkedHashSet<>())
                        .addAll(one.addresses()));
        written().forEach((name, one) -> all.computeIfAbsent(one.eni(), fresh -> new LinkedHashSet<>())
                .addAll(one.addresses()));
        Map<String, List<IpAddress>> addresses = new TreeMap<>();
        all.forEach((eni, own) -> addresses.put(eni, List.copyOf(own)));
        return addresses;
    }

    /** The names of {@link #written} interfaces, by id. */
    Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        written().forEach((name, one) -> names.putIfAbsent(one.eni(), name));
        return names;
    }

    /** All names under {@code interfaces}. */
    Set<String> takenNames() {
        return value(root, "interfaces").stream()
                .filter(Mapping.class::isInstance)
                .flatMap(node -> ((Mapping) node).entries().stream())
                .map(entry -> entry.key().text())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The ids of its checks. */
    Set<String> ids() {
        return suite.stream()
                .flatMap(checks -> checks.all().stream())
                .map(AnyCheck::id)
                .collect(Collectors.toSet());
    }

    boolean hasDefaults() {
        return entry(root, "defaults").isPresent();
    }

    /** The interfaces whose id and addresses stand there as they are, by name. */
    Map<String, NetworkInterface> written() {
        Map<String, NetworkInterface> written = new TreeMap<>();
        value(root, "interfaces").filter(Mapping.class::isInstance).map(Mapping.class::cast).stream()
                .flatMap(mapping -> mapping.entries().stream())
                .filter(entry -> entry.value() instanceof Mapping)
                .forEach(entry -> {
                    Mapping mapping = (Mapping) entry.value();
                    Optional<String> eni = texts(mapping, "eni").stream()
                            .filter(NetworkInterface::isEni)
                            .findFirst();
                    List<String> texts = new ArrayList<>(texts(mapping, "address"));
                    texts.addAll(texts(mapping, "addresses"));
                    List<IpAddress> addresses = texts.stream()
                            .flatMap(text -> IpAddress.parse(text).stream())
                            .toList();
                    if (eni.isPresent() && !addresses.isEmpty() && addresses.size() == texts.size()) {
                        written.put(entry.key().text(), new NetworkInterface(eni.get(), addresses));
                    }
                });
        return written;
    }

    private static List<String> texts(Mapping mapping, String key) {
        Optional<YamlNode> value = value(mapping, key);
        List<YamlNode> nodes = value.filter(Sequence.class::isInstance)
                .map(node -> ((Sequence) node).items())
                .orElseGet(() -> value.stream().toList());
        return nodes.stream()
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .toList();
    }
}
