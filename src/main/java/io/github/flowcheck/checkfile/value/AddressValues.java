package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads network interface ids, addresses and blocks. */
public final class AddressValues {
    private static final Pattern LEADING_ZERO =
            Pattern.compile("(?:[0-9]+\\.){0,3}0[0-9]+(?:\\.[0-9]+){0,3}(?:/[0-9]+)?");
    private static final Pattern HOST_NAME = Pattern.compile("(?:[A-Za-z0-9_-]+\\.)*[A-Za-z][A-Za-z0-9_-]*\\.?");
    private static final Pattern ZONE = Pattern.compile("[0-9A-Fa-f:.]+%.+");

    private static final Set<String> ANY = Set.of("any", "all", "*");

    private final Values values;

    public AddressValues(Values values) {
        this.values = values;
    }

    public Optional<Input<String>> eni(YamlNode node) {
        return values.input(node, ValueKind.ENI, Set.of(ParameterType.ENI), this::eni);
    }

    public Optional<String> eni(Text text) {
        String value = text.value();
        if (NetworkInterface.isEni(value)) {
            return Optional.of(value);
        }
        String lower = value.strip().toLowerCase(Locale.ROOT);
        values.refuse(text, ValueKind.ENI, NetworkInterface.isEni(lower) ? "write " + lower : ValueKind.ENI.remedy());
        return Optional.empty();
    }

    /** The value of {@code address} or {@code addresses}: one, or a list. */
    public List<Input<IpAddress>> addresses(YamlNode node) {
        return values.inputs(node, ValueKind.ADDRESS, Set.of(ParameterType.ADDRESS), this::address);
    }

    public Optional<IpAddress> address(Text text) {
        Optional<IpAddress> address = IpAddress.parse(text.value());
        if (address.isEmpty()) {
            Optional<CidrBlock> block = CidrBlock.parse(text.value());
            values.refuse(
                    text,
                    ValueKind.ADDRESS,
                    block.isPresent()
                            ? "write the interface's own address; blocks belong to peers"
                            : remedy(text.value(), ValueKind.ADDRESS));
        }
        return address;
    }

    /** The value of {@code peers} or {@code notPeers}: one address or block, or a list; parameters may stand for them. */
    public List<Input<CidrBlock>> peers(YamlNode node) {
        return values.inputs(node, ValueKind.BLOCK, Set.of(ParameterType.ADDRESS, ParameterType.CIDR), this::block);
    }

    /** The same where no parameter may stand. An address is the block that holds it alone. */
    public List<CidrBlock> blocks(YamlNode node) {
        return values.oneOrMany(node, ValueKind.BLOCK, this::block);
    }

    public Optional<CidrBlock> block(Text text) {
        Optional<CidrBlock> block =
                IpAddress.parse(text.value()).map(IpAddress::asBlock).or(() -> CidrBlock.parse(text.value()));
        if (block.isEmpty()) {
            values.refuse(text, ValueKind.BLOCK, remedy(text.value(), ValueKind.BLOCK));
        } else if (CidrBlock.hasHostBits(text.value())) {
            String address = text.value().substring(0, text.value().indexOf('/'));
            values.problems()
                    .error(
                            text.place(),
                            text.quoted() + " has bits set behind its prefix",
                            text.isHidden()
                                    ? ValueKind.BLOCK.remedy()
                                    : "write " + block.get() + " for the block, or " + address + " for the address");
        }
        return block;
    }

    private static String remedy(String text, ValueKind kind) {
        if (LEADING_ZERO.matcher(text).matches()) {
            return "write its parts without leading zeros, which some programs read as octal";
        }
        if (ANY.contains(text)) {
            return kind == ValueKind.BLOCK ? "remove the key, which means any address" : kind.remedy();
        }
        if (ZONE.matcher(text).matches()) {
            return "remove the zone, \"%\" and what follows; flow logs hold none";
        }
        if (text.contains(",")) {
            return "write a list: [" + text.replaceAll("\\s*,\\s*", ", ").strip() + "]";
        }
        boolean hostName = text.length() <= 255 && HOST_NAME.matcher(text).matches();
        return hostName ? "write its IP address; flow logs hold no host names" : kind.remedy();
    }
}
