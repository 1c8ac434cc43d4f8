package io.github.flowcheck.checkfile;

import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.Input;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.check.PortSet;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.check.Traffic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The id of a check that has none: {@code web-22_80}, {@code eni-1235b8ca-out-443-to-10.0.0.0-8}. It is made of what the check
 * selects and of nothing else, so that it stays when checks are moved, and when the expectation changes. The interface's own
 * addresses are in it only where checks differ in nothing else: {@code eni-1235b8ca-22-at-10.0.0.1}.
 */
final class DerivedId {
    private static final int LONGEST = 100;

    private DerivedId() {}

    /**
     * @param interfaceName the name under which the interface is defined, or its id
     * @param action the check's action where it is written
     */
    static String of(String interfaceName, Traffic traffic, Optional<Optional<Action>> action) {
        boolean outbound = traffic.direction() == Direction.OUTBOUND;
        List<String> parts = new ArrayList<>();
        parts.add(interfaceName.toLowerCase(Locale.ROOT));
        if (outbound) {
            parts.add("out");
        }
        if (traffic.portOf() == PortSide.SOURCE) {
            parts.add("source");
        }
        if (traffic.ports().isPresent()) {
            parts.add(ports(traffic.ports().get()));
        }
        addProtocols(parts, traffic.protocols());
        addBlocks(parts, outbound ? "to" : "from", traffic.farSide().within());
        addBlocks(parts, "not", traffic.farSide().outside());
        if (action.isPresent()) {
            Optional<Action> one = action.get();
            parts.add(one.isPresent() ? one.get().name().toLowerCase(Locale.ROOT) : "any");
        }
        return shortened(String.join("-", parts));
    }

    /** What tells the addresses of an interface, whatever their order: blocks of one address each, or names of parameters. */
    static String addresses(List<Input<IpAddress>> own) {
        List<Input<CidrBlock>> blocks = new ArrayList<>();
        for (Input<IpAddress> address : own) {
            blocks.add(new Input<>(address.value().asBlock(), address.parameter()));
        }
        return names(blocks);
    }

    /** The id with what tells the addresses. */
    static String withAddresses(String id, String addresses) {
        return shortened(id + "-at-" + addresses);
    }

    private static String ports(PortSet ports) {
        if (ports.equals(PortSet.ALL)) {
            return "all";
        }
        return ports.equals(PortSet.WELL_KNOWN)
                ? "well-known"
                : ports.toString().replace(", ", "_");
    }

    /** What stands for an interface without a name: its id, or the name of the parameter that it comes from. */
    static String nameOf(Input<String> eni) {
        Optional<Parameter> parameter = eni.parameter();
        return parameter.isPresent() ? parameter.get().name() : eni.value();
    }

    private static void addProtocols(List<String> parts, List<Protocol> protocols) {
        List<String> names = new ArrayList<>();
        for (Protocol protocol : protocols) {
            names.add(protocol.toString());
        }
        if (!names.isEmpty()) {
            parts.add(String.join("_", names));
        }
    }

    private static void addBlocks(List<String> parts, String word, List<Input<CidrBlock>> blocks) {
        if (!blocks.isEmpty()) {
            parts.add(word);
            parts.add(names(blocks));
        }
    }

    /** Blocks first, then the names of parameters: the id has to stay whatever values these have. */
    private static String names(List<Input<CidrBlock>> blocks) {
        List<CidrBlock> written = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (Input<CidrBlock> block : blocks) {
            if (block.parameter().isPresent()) {
                given.add(block.parameter().get().name().toLowerCase(Locale.ROOT));
            } else {
                written.add(block.value());
            }
        }
        Collections.sort(written);
        Collections.sort(given);
        List<String> names = new ArrayList<>();
        for (CidrBlock block : written) {
            names.add(block(block));
        }
        names.addAll(given);
        return String.join("_", names);
    }

    private static String block(CidrBlock block) {
        String address = block.first().toString().replace(':', '.');
        return block.isSingle() ? address : address + "-" + block.prefixLength();
    }

    /** A long id ends in a digest of all of it. */
    private static String shortened(String id) {
        return id.length() <= LONGEST ? id : id.substring(0, LONGEST - 17) + "-" + digest(id);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
