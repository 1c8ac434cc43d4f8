package io.github.flowcheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.github.flowcheck.address.CidrBlock;
import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What CloudFormation (by Java's regular expressions) and Terraform (by RE2's) let through at deploy time. */
class ParameterTypePropertiesTest {
    private static final List<Parameter> ALL = Stream.concat(
                    Stream.of(ParameterType.values()).map(type -> parameter(type, Optional.empty())),
                    Stream.of(parameter(ParameterType.ADDRESS, Optional.of("2001:db8::15"))))
            .toList();

    private static final Map<java.util.regex.Pattern, Pattern> BY_JAVA_AND_RE2 = ALL.stream()
            .map(Parameter::allowedPattern)
            .collect(Collectors.toMap(java.util.regex.Pattern::compile, Pattern::compile));

    @Property
    void whatIsLetThroughCanEndNoString(@ForAll("texts") String text) {
        BY_JAVA_AND_RE2.forEach((java, re2) -> {
            assertThat(re2.matcher(text).find())
                    .as(text)
                    .isEqualTo(java.matcher(text).matches());
            if (java.matcher(text).matches()) {
                assertThat(text).matches("[A-Za-z0-9:./_#-]{1,512}");
            }
        });
    }

    @Property
    void everyAddressOfItsFamilyIsLetThrough(@ForAll("addresses") IpAddress address) {
        Parameter ipv4 = parameter(ParameterType.ADDRESS, Optional.empty());
        Parameter ipv6 = parameter(ParameterType.ADDRESS, Optional.of("::1"));
        assertThat(address.toString().matches(ipv4.allowedPattern())).isEqualTo(address.isIpv4());
        assertThat(address.toString().matches(ipv6.allowedPattern())).isEqualTo(!address.isIpv4());
    }

    @Property
    void everyBlockIsLetThroughAndNoAddress(@ForAll("addresses") IpAddress address, @ForAll("prefixes") int prefix) {
        String cidr = parameter(ParameterType.CIDR, Optional.empty()).allowedPattern();
        String text = address + "/" + prefix;
        assertThat(text.matches(cidr)).isEqualTo(CidrBlock.parse(text).isPresent());
        assertThat(address.toString()).doesNotMatch(cidr);
    }

    @Property
    void everyPortIsLetThroughAndNothingElse(@ForAll("numbers") int number) {
        assertThat(Integer.toString(number)
                        .matches(parameter(ParameterType.PORT, Optional.empty()).allowedPattern()))
                .isEqualTo(number >= 0 && number <= PortRange.MAX);
    }

    /** Legal values with a few signs put in, taken out or replaced. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> legal = Arbitraries.of(
                "eni-1235b8ca",
                "eni-1235b8ca123456789",
                "172.31.16.21",
                "2001:db8::15",
                "::",
                "::ffff:10.0.0.1",
                "10.0.0.0/8",
                "2001:db8::/32",
                "65535",
                "/vpc/flow-logs");
        Arbitrary<String> signs = Arbitraries.of(
                "\"", "\\", "\n", "\r", "${", "}", "{{", "|", " ", "'", "/", ":", ".", "-", "0", "a", "é", "\u2028", "",
                "eni-", "%{");
        return Combinators.combine(
                        legal,
                        signs,
                        Arbitraries.integers().between(0, 22),
                        Arbitraries.integers().between(0, 3))
                .as((text, sign, at, removed) -> {
                    int start = Math.min(at, text.length());
                    return text.substring(0, start) + sign + text.substring(Math.min(text.length(), start + removed));
                });
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        Arbitrary<String> ipv4 = Arbitraries.integers()
                .between(0, 255)
                .list()
                .ofSize(4)
                .map(bytes -> "%d.%d.%d.%d".formatted(bytes.toArray()));
        Arbitrary<String> ipv6 = Arbitraries.integers()
                .between(0, 0xffff)
                .edgeCases(edges -> edges.add(0))
                .list()
                .ofSize(8)
                .map(groups -> String.join(
                        ":", groups.stream().map(Integer::toHexString).toList()));
        Arbitrary<String> zeros = Arbitraries.of("::", "::1", "1::", "1:0:0:2::", "::ffff:10.0.0.1", "0:0:0:0:0:0:0:0");
        return Arbitraries.oneOf(ipv4, ipv6, zeros)
                .map(text -> IpAddress.parse(text).orElseThrow());
    }

    @Provide
    Arbitrary<Integer> prefixes() {
        return Arbitraries.integers().between(0, 140);
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.of(IntStream.of(
                        -1, 0, 9, 10, 999, 9999, 10_000, 59_999, 64_999, 65_499, 65_529, 65_535, 65_536, 99_999,
                        655_350)
                .boxed()
                .toList());
    }

    private static Parameter parameter(ParameterType type, Optional<String> usual) {
        return new Parameter(
                "it", type, Optional.empty(), usual, Optional.empty(), new SourceText("checks.yaml", "it").place(0, 2));
    }
}
