package io.github.flowcheck.learn;

import io.github.flowcheck.address.IpAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network interface as it is written under {@code interfaces}.
 *
 * @param name its name there
 * @param comments lines above it
 * @param eni its id
 * @param addresses its own, at least one
 */
record LearntInterface(String name, List<String> comments, String eni, List<IpAddress> addresses) {
    LearntInterface {
        comments = List.copyOf(comments);
        addresses = List.copyOf(addresses);
    }

    /** As an entry of a block mapping, without indentation. */
    List<String> lines() {
        return Stream.concat(comments.stream().map(comment -> "# " + comment), Stream.of(flow()))
                .toList();
    }

    /** As an entry of a flow mapping, in one line. */
    String flow() {
        return name + ": { eni: " + eni + ", " + addressKey(addresses) + ": " + addressValue(addresses) + " }";
    }

    static String addressKey(List<IpAddress> addresses) {
        return addresses.size() == 1 ? "address" : "addresses";
    }

    static String addressValue(List<IpAddress> addresses) {
        String written = addresses.stream()
                .map(IpAddress::toString)
                .map(text -> text.contains(":") ? LearntCheck.quoted(text) : text)
                .collect(Collectors.joining(", "));
        return addresses.size() == 1 ? written : "[" + written + "]";
    }
}
