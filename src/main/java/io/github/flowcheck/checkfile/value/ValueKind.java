package io.github.flowcheck.checkfile.value;

import io.github.flowcheck.check.Window;

/** The values of a check file: what messages call them, and how they are written. */
public enum ValueKind {
    ENI("network interface id", "write eni- and 8 or 17 hexadecimal digits, as the EC2 console shows it"),
    ADDRESS("address", "write one IPv4 or IPv6 address, such as 172.31.16.21 or 2001:db8::15"),
    BLOCK("address or CIDR block", "write an address or a block, such as 172.31.16.139 or 10.0.0.0/8"),
    PORT("port", "write a port of 0 to 65535, a range such as \"8000-8999\", well-known or all"),
    SINGLE_PORT("single port", "write a port of 0 to 65535"),
    EXPECTED_PORT(
            "port",
            "write a port such as 22 or 53/udp, a range such as \"8000-8999/tcp\", or a protocol alone such as icmp"),
    PROTOCOL("protocol", "write tcp, udp, icmp, icmpv6, any, or a number of 0 to 255"),
    DIRECTION("direction", "write inbound or outbound"),
    PORT_SIDE("side of a record", "write destination or source"),
    REPLIES("way to treat replies", "write exclude or include"),
    EPHEMERAL("port range", "write the ports from which systems call, such as \"32768-65535\""),
    ACTION("action", "write accept, reject or any"),
    EXPECTATION(
            "expectation",
            "write none, some, or a mapping with only, all, onlyPeers, minFlows, maxFlows, or with accepted and rejected"),
    PART("part of an expectation", "write none, some, or a mapping with only, all, onlyPeers, minFlows, maxFlows"),
    WINDOW("window", "write " + Window.FORMS),
    GAP("length of time", "write 1h, 90m, 2d or PT1H30M, at least 1m, which is the shortest aggregation interval"),
    QUERY("query", "write a Logs Insights query, such as query: | and below it its lines"),
    ROW_EXPECTATION("expectation of rows", "write none, some, or a mapping with minRows, maxRows"),
    RECORDED_TRAFFIC("kind of traffic that a flow log records", "write auto, all, accept or reject"),
    LOG_GROUP("log group", "write its name (letters, digits and . - _ / #, at most 512 characters) or its ARN"),
    FOLDER("folder", "write 1 to 255 characters without \":\" and \"*\", and no slash at its ends or beside another"),
    OWNER("owner", "write 1 to 255 characters without \":\" and \"*\", and no slash at its ends or beside another"),
    CHECK_ID(
            "check id",
            "write lower-case letters, digits and . _ -, a letter or a digit first, at most 200 characters"),
    INTERFACE_NAME(
            "interface name", "write letters, digits and . _ -, a letter or a digit first, at most 100 characters"),
    VERSION("version of a check file", "write version: 1"),
    FORMAT("format", "write default, auto (for files), or the flow log's own format, such as ${version} ${srcaddr} …"),
    MATCH("way to match", "write exact or regex"),
    TEXT("text", "write a text in one or several lines"),
    LINE("text", "write a text in one line"),
    TAG("tag", "write letters, digits and . _ : / @ = + -, a letter or a digit first, at most 100 characters"),
    DATE("date", "write year, month and day, such as 2027-01-31"),
    FLAG("yes-or-no value", "write true or false"),
    NUMBER("whole number", "write a whole number in decimal digits"),
    WAIVER("waiver", "write a mapping with reason and until, such as {reason: …, until: 2027-01-31}"),
    VARIABLES("mapping of variables", "write a name and a text for each"),
    VARIABLE_NAME(
            "variable name",
            "write letters, digits and . _ -, a letter or _ first, at most 100 characters; env. and param. are taken"),
    VARIABLE("text", "write one text"),
    PARAMETERS("mapping of parameters", "write a name for each, and below it type, description and default"),
    PARAMETER("parameter", "write a mapping such as {type: eni, description: …}"),
    PARAMETER_NAME(
            "parameter name",
            "write letters and digits, a letter first, at most 100; source, version, providers, count, lifecycle, locals and"
                    + " TemplateUrlPrefix are taken"),
    PARAMETER_TYPE("type of a parameter", "write eni, address, cidr, port or logGroup"),
    PARAMETER_VALUE("value of a parameter", "write one value, as it would stand in place of the parameter"),
    CIDR("CIDR block", "write a block such as 10.0.0.0/8 or 2001:db8::/32"),
    TARGETS("mapping of targets", "write a name for each, and below it region, profile, logGroups, vars or params"),
    TARGET("target", "write a mapping such as {region: …, logGroups: …, vars: …}"),
    TARGET_PARAMS("mapping of parameter values", "write a parameter's name and a value for each"),
    TARGET_NAME("target name", "write letters, digits and . _ -, a letter or a digit first, at most 100 characters"),
    REGION("Region", "write its code, such as eu-west-1"),
    INTERFACES("mapping of interfaces", "write a name for each, and below it eni and address"),
    INTERFACES_FROM(
            "selection of interfaces", "write a mapping such as {file: enis.json, select: {tag: {App: web}}, as: web}"),
    SELECTION("selection", "write a mapping with tag, subnet or vpc, such as {tag: {App: web}}"),
    SELECTED_TAGS("mapping of tags", "write a key and a value for each tag, such as {App: web}"),
    PATH("path", "write the path of a file, as seen from the check file"),
    CHECKS("list of checks", "write one entry a check, such as - {id: web, eni: …, address: …, ports: 22}"),
    TESTS("list of tests", "write one entry a test, such as - {name: …, records: …, expect: {web: pass}}"),
    TEST("test", "write a mapping such as {name: …, records: …, expect: {web: pass}}"),
    RECORDS(
            "text of flow-log records",
            "write lines, such as records: | and below it one record a line, or records: []"),
    EXPECTED_VERDICTS("mapping of verdicts", "write the id of a check and its verdict for each, such as {web: pass}"),
    EXPECTED_VERDICT("verdict", "write pass, fail, inconclusive, error, waived or observed"),
    TESTED_CHECK("check", "write the id of a check of this file"),
    FILE("check file", "write keys and values, such as logGroup and checks"),
    INTERFACE("interface", "write a mapping such as {eni: …, address: …}"),
    DEFAULTS("mapping of defaults", "write keys of a check and their values"),
    CHECK("check", "write a mapping such as {id: web, eni: …, address: …, ports: 22}");

    private final String noun;
    private final String remedy;

    ValueKind(String noun, String remedy) {
        this.noun = noun;
        this.remedy = remedy;
    }

    /** What it is, without article: "… is no address". */
    public String noun() {
        return noun;
    }

    /** How it is written. */
    public String remedy() {
        return remedy;
    }
}
