package io.github.flowcheck.command;

import io.github.flowcheck.aws.AwsAccess;
import io.github.flowcheck.check.Target;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.check.WindowText;
import io.github.flowcheck.learn.PeerShape;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.NearestName;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The properties that were given to a goal, parsed on request. A property that was given but says nothing is an error. */
public final class Settings {
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,14})\\s*(?:([KMGT])B)?");

    private final Map<Property, Given> given;

    /**
     * A property as it was given.
     *
     * @param text its text, blanks around it removed
     * @param base the directory against which paths in it resolve
     */
    public record Given(String text, Path base) {
        public Given {
            text = text.strip();
        }
    }

    /**
     * @param given the properties that were given, also those that are empty
     * @throws BadInputException with every property that was given but is empty, or still holds a placeholder
     */
    public Settings(Map<Property, Given> given) {
        Problems problems = new Problems();
        given.forEach((property, value) -> {
            if (value.text().isEmpty()) {
                problems.add(Problem.unplaced(
                        property + " is given but empty", "give it " + property.allowed() + ", or leave it out"));
            } else if (value.text().contains("${")) {
                problems.add(Problem.unplaced(
                        property + " is given as \"" + value.text() + "\", which names a property that has no value",
                        "define that property, or give " + property.allowed()));
            }
        });
        problems.throwIfErrors();
        this.given = Map.copyOf(given);
    }

    /**
     * Refuses values that their properties cannot have, also those of which this run makes no use: whoever gives one relies on it.
     * Which words a list may hold, its goal knows.
     *
     * @throws BadInputException with all of them
     */
    public void requireValues() {
        Problems problems = new Problems();
        for (Property property : Property.values()) {
            if (given.containsKey(property)) {
                try {
                    requireValue(property);
                } catch (BadInputException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        problems.throwIfErrors();
    }

    private void requireValue(Property property) {
        switch (property) {
            case SKIP, FAIL_ON_UNUSED, FAIL_ON_DRIFT, FAIL_ON_NEW, ADOPT, PRUNE -> isTrue(property);
            case FILE, OUTPUT_DIRECTORY, BASELINE, CURRENT -> path(property);
            case CHECKS, TARGET, FORMATS, FAIL_ON, REPORTS, MASK -> list(property);
            case WINDOW -> window();
            case DELIVERY_DELAY, WAIT_FOR -> duration(property);
            case MAX_BYTES_SCANNED -> bytes(property);
            case REGION -> region();
            case ENDPOINT -> uri(property);
            case PEER_WIDTH, MOST_PEERS -> peerShape();
            case LOGS, PROFILE -> text(property);
        }
    }

    /** The same with an output directory below the one that was given, or below the usual one. */
    public Settings inFolder(String name, Path usual) {
        Map<Property, Given> changed = new HashMap<>(given);
        Path folder = path(Property.OUTPUT_DIRECTORY).orElse(usual).resolve(name);
        changed.put(Property.OUTPUT_DIRECTORY, new Given(folder.toString(), folder));
        return new Settings(changed);
    }

    public Optional<String> text(Property property) {
        return Optional.ofNullable(given.get(property)).map(Given::text);
    }

    /** Whether it is {@code true}; {@code false} if it is not given. */
    public boolean isTrue(Property property) {
        String text = text(property).orElse("false").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw bad(property, text, Optional.empty());
        }
        return text.equals("true");
    }

    /** The directory against which paths in the property resolve. */
    public Optional<Path> base(Property property) {
        return Optional.ofNullable(given.get(property)).map(Given::base);
    }

    /** The path it names, absolute and normal. */
    public Optional<Path> path(Property property) {
        return Optional.ofNullable(given.get(property)).map(value -> {
            try {
                return value.base().resolve(value.text()).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw bad(property, value.text(), Optional.empty());
            }
        });
    }

    /** The URL it names: http or https, with a host. */
    public Optional<URI> uri(Property property) {
        return text(property).map(text -> {
            try {
                URI url = new URI(text);
                boolean isWeb =
                        url.getScheme() != null && url.getScheme().matches("(?i)https?") && url.getHost() != null;
                return Optional.of(url).filter(any -> isWeb).orElseThrow(() -> bad(property, text, Optional.empty()));
            } catch (URISyntaxException e) {
                throw bad(property, text, Optional.empty());
            }
        });
    }

    public Optional<Window> window() {
        return text(Property.WINDOW)
                .map(text -> Window.parse(text).orElseThrow(() -> bad(Property.WINDOW, text, Optional.empty())));
    }

    /** A length of time, not negative. */
    public Optional<Duration> duration(Property property) {
        return text(property).map(text -> WindowText.parseDuration(text)
                .filter(length -> !length.isNegative())
                .orElseThrow(() -> bad(property, text, Optional.empty())));
    }

    /** A number of bytes, with a decimal unit or none; at least one. */
    public OptionalLong bytes(Property property) {
        Optional<String> text = text(property);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher matcher = BYTES.matcher(text.get());
        if (!matcher.matches()) {
            throw bad(property, text.get(), Optional.empty());
        }
        long unit = matcher.group(2) == null ? 1 : (long) Math.pow(1000, 1 + "KMGT".indexOf(matcher.group(2)));
        try {
            return OptionalLong.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
        } catch (ArithmeticException e) {
            throw bad(property, text.get(), Optional.empty());
        }
    }

    /** Where AWS is asked, and as whom; what is not given is the target's, or found where the AWS tools look. */
    public AwsAccess access() {
        return new AwsAccess(region(), text(Property.PROFILE), uri(Property.ENDPOINT));
    }

    private Optional<String> region() {
        Optional<String> region = text(Property.REGION);
        region.filter(text -> !Target.isRegion(text)).ifPresent(text -> {
            throw bad(Property.REGION, text, Optional.empty());
        });
        return region;
    }

    /** Into what peers are summed up. */
    public PeerShape peerShape() {
        List<Integer> widths = numbers(Property.PEER_WIDTH);
        List<Integer> most = numbers(Property.MOST_PEERS);
        PeerShape usual = PeerShape.USUAL;
        int ipv4 = widths.isEmpty() ? usual.ipv4Width() : widths.get(0);
        int ipv6 = widths.size() < 2 ? usual.ipv6Width() : widths.get(1);
        if (ipv4 < PeerShape.WIDEST_IPV4
                || ipv4 > 32
                || ipv6 < PeerShape.WIDEST_IPV6
                || ipv6 > 128
                || widths.size() > 2) {
            throw bad(Property.PEER_WIDTH, text(Property.PEER_WIDTH).orElse(""), Optional.empty());
        }
        int blocks = most.isEmpty() ? usual.mostBlocks() : most.get(0);
        if (blocks < 1 || blocks > PeerShape.MOST_BLOCKS || most.size() > 1) {
            throw bad(Property.MOST_PEERS, text(Property.MOST_PEERS).orElse(""), Optional.empty());
        }
        return new PeerShape(blocks, ipv4, ipv6);
    }

    private List<Integer> numbers(Property property) {
        return list(property).orElse(List.of()).stream()
                .map(part -> {
                    if (!part.matches("/?[0-9]{1,3}")) {
                        throw bad(property, part, Optional.empty());
                    }
                    return Integer.valueOf(part.replace("/", ""));
                })
                .toList();
    }

    /** Its parts between commas, blanks removed. */
    public Optional<List<String>> list(Property property) {
        return text(property).map(text -> {
            List<String> parts =
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (parts.contains("")) {
                throw bad(property, text, Optional.empty());
            }
            return parts;
        });
    }

    /** Its parts, each one of the known words. */
    public Optional<Set<String>> words(Property property, Collection<String> known) {
        return list(property).map(words -> {
            words.stream().filter(word -> !known.contains(word)).findFirst().ifPresent(word -> {
                throw bad(property, word, NearestName.of(word, known));
            });
            return new LinkedHashSet<>(words);
        });
    }

    /** The same text for settings that ask for the same of a check file; where the output goes makes no difference. */
    public String fingerprint() {
        Map<Property, String> asked = new TreeMap<>();
        given.forEach((property, value) -> {
            if (property == Property.LOGS) {
                asked.put(
                        property,
                        Arrays.stream(value.text().split(","))
                                .map(String::strip)
                                .map(entry -> new File(entry).isAbsolute() ? entry : value.base() + "/" + entry)
                                .collect(Collectors.joining(",")));
            } else if (property != Property.OUTPUT_DIRECTORY && property != Property.FILE) {
                asked.put(property, value.text());
            }
        });
        return asked.toString();
    }

    private static BadInputException bad(Property property, String text, Optional<String> nearest) {
        return new BadInputException(Problem.unplaced(
                property + " has a value that it cannot have: \"" + text + "\"",
                nearest.map(name -> "did you mean " + name + "? ").orElse("") + "give it " + property.allowed()));
    }
}
