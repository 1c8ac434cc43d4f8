package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.NetworkInterface;
import io.github.flowcheck.check.ParameterType;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads network interface ids, addresses and blocks. */
public final class AddressValues {
    private static final Set<ParameterType> ENIS = Set.of(ParameterType.ENI);
    private static final Set<ParameterType> ADDRESSES = Set.of(ParameterType.ADDRESS);
    private static final Set<ParameterType> BLOCKS = Set.of(ParameterType.ADDRESS, ParameterType.CIDR);

    private final Values values;

    public AddressValues(Values values) {
        this.values = values;
    }

    public Optional<Input<String>> eni(YamlNode node) {
        Optional<Input<Text>> text = values.input(node, ValueKind.ENI, ENIS);
        Optional<String> eni = text.isPresent() ? eni(text.get().value()) : Optional.empty();
        return eni.isPresent() ? Optional.of(new Input<>(eni.get(), text.get().parameter())) : Optional.empty();
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
        List<Input<IpAddress>> addresses = new ArrayList<>();
        for (YamlNode item : values.items(node, ValueKind.ADDRESS)) {
            Optional<Input<Text>> text = values.itemInput(item, ValueKind.ADDRESS, ADDRESSES);
            Optional<IpAddress> address = text.isPresent() ? address(text.get().value()) : Optional.empty();
            if (address.isPresent()) {
                addresses.add(new Input<>(address.get(), text.get().parameter()));
            }
        }
        return addresses;
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
                            : AddressRemedy.of(text.value(), ValueKind.ADDRESS));
        }
        return address;
    }

    /** The value of {@code peers} or {@code notPeers}: one address or block, or a list; parameters may stand for them. */
    public List<Input<CidrBlock>> peers(YamlNode node) {
        List<Input<CidrBlock>> peers = new ArrayList<>();
        for (YamlNode item : values.items(node, ValueKind.BLOCK)) {
            Optional<Input<Text>> text = values.itemInput(item, ValueKind.BLOCK, BLOCKS);
            Optional<CidrBlock> block = text.isPresent() ? block(text.get().value()) : Optional.empty();
            if (block.isPresent()) {
                peers.add(new Input<>(block.get(), text.get().parameter()));
            }
        }
        return peers;
    }

    /** The same where no parameter may stand. An address is the block that holds it alone. */
    public List<CidrBlock> blocks(YamlNode node) {
        List<CidrBlock> blocks = new ArrayList<>();
        for (YamlNode item : values.items(node, ValueKind.BLOCK)) {
            Optional<Text> text = values.itemText(item, ValueKind.BLOCK);
            Optional<CidrBlock> block = text.isPresent() ? block(text.get()) : Optional.empty();
            if (block.isPresent()) {
                blocks.add(block.get());
            }
        }
        return blocks;
    }

    public Optional<CidrBlock> block(Text text) {
        Optional<IpAddress> address = IpAddress.parse(text.value());
        if (address.isPresent()) {
            return Optional.of(address.get().asBlock());
        }
        Optional<CidrBlock> block = CidrBlock.parse(text.value());
        if (block.isEmpty()) {
            values.refuse(text, ValueKind.BLOCK, AddressRemedy.of(text.value(), ValueKind.BLOCK));
        } else if (CidrBlock.hasHostBits(text.value())) {
            String inBlock = text.value().substring(0, text.value().indexOf('/'));
            values.problems()
                    .error(
                            text.place(),
                            text.quoted() + " has bits set behind its prefix",
                            text.isHidden()
                                    ? ValueKind.BLOCK.remedy()
                                    : "write " + block.get() + " for the block, or " + inBlock + " for the address");
        }
        return block;
    }
}
