package io.github.flowcheck.checkfile.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects of a check file and their keys. A key that is in neither list is unknown. */
public enum ObjectKind {
    FILE(
            "a check file",
            List.of(
                    "version",
                    "logGroup",
                    "logGroups",
                    "folder",
                    "owner",
                    "window",
                    "format",
                    "match",
                    "vars",
                    "parameters",
                    "targets",
                    "interfaces",
                    "interfacesFrom",
                    "library",
                    "defaults",
                    "checks",
                    "tests"),
            List.of()),
    /** A test of checks. */
    TEST(
            "a test",
            List.of("name", "records", "expect"),
            List.of(),
            Map.of("id", "write name", "check", "write expect, and below it the check's id and a verdict")),
    PARAMETER("a parameter", List.of("type", "description", "default"), List.of()),
    TARGET("a target", List.of("region", "profile", "logGroup", "logGroups", "vars", "params"), List.of()),
    INTERFACES_FROM("a selection of interfaces", List.of("file", "select", "as"), List.of()),
    SELECTION("select", List.of("tag", "subnet", "vpc"), List.of(), Map.of("tags", "write tag")),
    INTERFACE(
            "an interface",
            List.of("eni", "address", "addresses"),
            List.of(),
            Map.of("id", "write eni", "ip", "write address", "ips", "write addresses")),
    CHECK(
            "a check",
            List.of(
                    "id",
                    "description",
                    "query",
                    "interface",
                    "eni",
                    "address",
                    "addresses",
                    "direction",
                    "ports",
                    "portOf",
                    "replies",
                    "ephemeral",
                    "protocol",
                    "peers",
                    "notPeers",
                    "action",
                    "expect",
                    "logGroup",
                    "logGroups",
                    "window",
                    "format",
                    "match",
                    "minRecords",
                    "maxSkipData",
                    "maxGap",
                    "traffic",
                    "waive",
                    "save",
                    "tags"),
            List.of(),
            Map.of(
                    "name", "write id",
                    "source", "write peers, and direction: inbound",
                    "destination", "write peers, and direction: outbound",
                    "cidr", "write peers",
                    "cidrs", "write peers",
                    "ip", "write address",
                    "ips", "write addresses",
                    "desc", "write description")),
    /** The keys of a check, but for its id. */
    DEFAULTS(
            "defaults",
            List.of(
                    "description",
                    "interface",
                    "eni",
                    "address",
                    "addresses",
                    "direction",
                    "ports",
                    "portOf",
                    "replies",
                    "ephemeral",
                    "protocol",
                    "peers",
                    "notPeers",
                    "action",
                    "expect",
                    "logGroup",
                    "logGroups",
                    "window",
                    "format",
                    "match",
                    "minRecords",
                    "maxSkipData",
                    "maxGap",
                    "traffic",
                    "waive",
                    "save",
                    "tags"),
            List.of(),
            Map.of(
                    "query", "write it in the check",
                    "id", "write it in the check; no two checks have the same",
                    "name", "write id in the check",
                    "source", "write peers, and direction: inbound",
                    "destination", "write peers, and direction: outbound",
                    "cidr", "write peers")),
    /** A check whose query its author wrote. */
    RAW_CHECK(
            "a check with query",
            List.of(
                    "id",
                    "description",
                    "query",
                    "eni",
                    "expect",
                    "logGroup",
                    "logGroups",
                    "window",
                    "format",
                    "minRecords",
                    "maxSkipData",
                    "maxGap",
                    "waive",
                    "save",
                    "tags"),
            List.of(),
            selectedByQuery()),
    ROW_EXPECTATION(
            "an expectation of rows",
            List.of("minRows", "maxRows"),
            List.of(),
            Map.of("none", "write expect: none, by itself", "some", "write expect: some, by itself")),
    RAW_WAIVER("the waiver of a check with query", List.of("reason", "until", "by"), List.of()),
    EXPECTATION(
            "an expectation",
            List.of("only", "all", "onlyPeers", "minFlows", "maxFlows", "accepted", "rejected"),
            List.of(),
            Map.of(
                    "minRows",
                    "write minFlows; only a check with query counts rows",
                    "maxRows",
                    "write maxFlows; only a check with query counts rows",
                    "none",
                    "write expect: none, by itself",
                    "some",
                    "write expect: some, by itself")),
    PART(
            "a part of an expectation",
            List.of("only", "all", "onlyPeers", "minFlows", "maxFlows"),
            List.of(),
            Map.of("none", "write none by itself, without braces", "some", "write some by itself, without braces")),
    WAIVER("a waiver", List.of("reason", "until", "by", "ports", "peers"), List.of());

    private final String name;
    private final List<String> keys;
    private final Set<String> known;
    private final List<String> keysToCome;
    private final Map<String, String> mistakes;

    ObjectKind(String name, List<String> keys, List<String> keysToCome) {
        this(name, keys, keysToCome, Map.of());
    }

    ObjectKind(String name, List<String> keys, List<String> keysToCome, Map<String, String> mistakes) {
        this.name = name;
        this.keys = keys;
        this.known = Set.copyOf(keys);
        this.keysToCome = keysToCome;
        this.mistakes = mistakes;
    }

    /** The keys that say which traffic is selected: beside a query they would say nothing. */
    private static Map<String, String> selectedByQuery() {
        Map<String, String> remedies = new HashMap<>(Map.of(
                "interface", "write eni and the id of the network interface",
                "match", "remove it; the query is taken as it is written"));
        for (String key : List.of(
                "address",
                "addresses",
                "direction",
                "ports",
                "portOf",
                "protocol",
                "peers",
                "notPeers",
                "action",
                "replies",
                "ephemeral",
                "traffic")) {
            remedies.put(key, "remove it; the query alone says what is selected");
        }
        return remedies;
    }

    /** Its name with an article, for messages. */
    public String describe() {
        return name;
    }

    /** Whether a key is read. */
    public boolean has(String key) {
        return known.contains(key);
    }

    /** The keys that are read, in the order in which messages list them. */
    public List<String> keys() {
        return keys;
    }

    /** Keys that are fixed for later versions; they are refused, since leaving them out of account would change verdicts. */
    public List<String> keysToCome() {
        return keysToCome;
    }

    /** Remedies for keys that are not known, but whose meaning is. */
    public Map<String, String> mistakes() {
        return mistakes;
    }
}
