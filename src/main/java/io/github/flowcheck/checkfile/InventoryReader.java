package io.github.flowcheck.checkfile;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.checkfile.yaml.JsonReader;
import io.github.flowcheck.checkfile.yaml.Quoted;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.source.Problems;
import io.github.flowcheck.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code aws ec2 describe-network-interfaces} writes, whole or its list alone (EC2's API of 2016-11-15). */
final class InventoryReader {
    private static final String REMEDY = "write it anew with aws ec2 describe-network-interfaces";

    private final Problems problems;

    InventoryReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * A network interface and what it can be selected by.
     *
     * @param addresses none where it has no IP at all, as those for the Elastic Fabric Adapter alone (efa-only)
     * @param tags by their keys
     */
    record Item(String eni, List<IpAddress> addresses, Map<String, String> tags, String subnet, String vpc) {
        NetworkInterface networkInterface() {
            return new NetworkInterface(eni, addresses);
        }
    }

    /** All network interfaces; empty if something is wrong with the text, which is told. */
    Optional<List<Item>> read(SourceText text) {
        int errors = problems.errorsTold();
        List<Item> items = new ArrayList<>();
        JsonReader.read(text, REMEDY + " --output json", problems).ifPresent(root -> {
            tellCut(root);
            for (YamlNode node : list(root, "NetworkInterfaces")) {
                item(node).ifPresent(items::add);
            }
        });
        return problems.errorsTold() > errors ? Optional.empty() : Optional.of(items);
    }

    private void tellCut(YamlNode root) {
        text(root, "NextToken")
                .ifPresent(token -> problems.error(
                        member(root, "NextToken").orElse(root).place(),
                        "the list of network interfaces is cut: there is a NextToken",
                        "write all of them, without --max-items and --no-paginate"));
    }

    private Optional<Item> item(YamlNode node) {
        int errors = problems.errorsTold();
        String eni = text(node, "NetworkInterfaceId").orElse("");
        if (!NetworkInterface.isEni(eni)) {
            problems.error(
                    member(node, "NetworkInterfaceId").orElse(node).place(),
                    eni.isEmpty()
                            ? "a network interface without NetworkInterfaceId"
                            : Quoted.of(eni) + " is no network interface id",
                    REMEDY);
        }
        List<IpAddress> addresses = addresses(node);
        if (problems.errorsTold() > errors) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        members(node, "TagSet")
                .forEach(tag ->
                        tags.put(text(tag, "Key").orElse(""), text(tag, "Value").orElse("")));
        return Optional.of(new Item(
                eni,
                addresses,
                tags,
                text(node, "SubnetId").orElse(""),
                text(node, "VpcId").orElse("")));
    }

    /** The primary address first: the default format of flow logs shows no other. */
    private List<IpAddress> addresses(YamlNode node) {
        List<IpAddress> addresses = new ArrayList<>();
        address(node, "PrivateIpAddress").ifPresent(addresses::add);
        for (YamlNode one : members(node, "PrivateIpAddresses")) {
            boolean primary = text(one, "Primary").filter("true"::equals).isPresent();
            address(one, "PrivateIpAddress")
                    .ifPresent(address -> addresses.add(primary ? 0 : addresses.size(), address));
        }
        members(node, "Ipv6Addresses")
                .forEach(one -> address(one, "Ipv6Address").ifPresent(addresses::add));
        return addresses.stream().distinct().toList();
    }

    private Optional<IpAddress> address(YamlNode node, String key) {
        Optional<String> text = text(node, key);
        Optional<IpAddress> address = text.flatMap(IpAddress::parse);
        if (text.isPresent() && address.isEmpty()) {
            problems.error(member(node, key).orElse(node).place(), Quoted.of(text.get()) + " is no address", REMEDY);
        }
        return address;
    }

    private List<YamlNode> list(YamlNode root, String key) {
        YamlNode list = root instanceof YamlNode.Mapping ? member(root, key).orElse(root) : root;
        if (list instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        problems.error(list.place(), "there is no list of network interfaces: no " + key, REMEDY);
        return List.of();
    }

    private static List<YamlNode> members(YamlNode node, String key) {
        return member(node, key)
                .filter(YamlNode.Sequence.class::isInstance)
                .map(list -> ((YamlNode.Sequence) list).items())
                .orElse(List.of());
    }

    private static Optional<YamlNode> member(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(YamlNode.Entry::value)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> text(YamlNode node, String key) {
        return member(node, key)
                .filter(value -> value instanceof YamlNode.Scalar scalar && !scalar.isNull())
                .map(value -> ((YamlNode.Scalar) value).text());
    }
}
