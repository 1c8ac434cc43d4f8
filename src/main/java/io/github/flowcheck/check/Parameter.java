package io.github.flowcheck.check;

import io.github.flowcheck.source.Place;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value that is given when saved queries are deployed: a parameter of a CloudFormation template, a variable of Terraform. Where
 * a query is run, or written out, it has the value of this run, if there is one.
 *
 * @param name as templates call it too
 * @param type what it may hold
 * @param description for whoever deploys
 * @param defaultValue what it holds where nobody gives a value; held to the type, in the one spelling
 * @param value what it holds in this run; absent where nobody gave one
 * @param place where its name stands in the file
 */
public record Parameter(
        String name,
        ParameterType type,
        Optional<String> description,
        Optional<String> defaultValue,
        Optional<String> value,
        Place place) {
    /** CloudFormation takes 200 in a template (its quotas of 2026), and one of a nested parent is where its parts lie. */
    public static final int MOST = 199;

    /** In a nested parent template, where its parts lie. */
    public static final String TEMPLATE_URL_PREFIX = "TemplateUrlPrefix";

    /** Names that no variable of Terraform can have, and the one that a nested parent template needs. */
    private static final Set<String> TAKEN =
            Set.of("source", "version", "providers", "count", "lifecycle", "locals", TEMPLATE_URL_PREFIX);

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,99}");

    public Parameter {
        if (!isName(name)) {
            throw new IllegalArgumentException("no name of a parameter: " + name);
        }
    }

    /** Whether a text can be the name of a parameter, in CloudFormation and in Terraform. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !TAKEN.contains(text);
    }

    /** Whether it holds IPv6 addresses: a query compares these in another way, so it has to be known before there is a value. */
    public boolean isIpv6() {
        return type == ParameterType.ADDRESS
                && defaultValue.isPresent()
                && defaultValue.get().contains(":");
    }

    /** What its values look like, as a regular expression of Java and of RE2. */
    public String allowedPattern() {
        return isIpv6() ? ParameterType.IPV6_PATTERN : type.pattern();
    }

    /** What its values are, in words and with an article. */
    public String allowed() {
        return isIpv6() ? ParameterType.IPV6_WORDS : type.words();
    }

    /** Its value; without one, that of nobody. A query with it finds nothing. */
    public String valueOrExample() {
        return value.orElse(isIpv6() ? ParameterType.IPV6_EXAMPLE : type.example());
    }

    /** The longest text that it may hold where a query takes it. */
    public int longest() {
        return switch (type) {
            case ENI -> 21;
            case ADDRESS -> isIpv6() ? 39 : 15;
            case CIDR -> 43;
            case PORT -> 5;
            case LOG_GROUP -> 512;
        };
    }

    /** As a check file names it. */
    public String reference() {
        return "${param." + name + "}";
    }
}
