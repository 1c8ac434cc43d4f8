package io.github.flowcheck.check;

/** What security groups and network ACLs did with the traffic, as a flow log's {@code action} field spells it. */
public enum Action {
    ACCEPT,
    REJECT
}
