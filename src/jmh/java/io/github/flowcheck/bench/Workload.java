package io.github.flowcheck.bench;

import io.github.flowcheck.bench.FlowLogGenerator.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks that are asked of a log, in a form that every engine can be told.
 *
 * @param name what the table calls it
 * @param kind of the records
 * @param checks in the order of their interfaces
 */
record Workload(String name, Kind kind, List<Asked> checks) {
    /** The one peer that checks of kind c ask for. */
    static String peer(Kind kind) {
        return kind == Kind.IPV6 ? "2a02:26f0:6c00:1::17" : "203.0.113.12";
    }

    /** What is asked. */
    enum Question {
        /** Accepted inbound traffic on well-known ports, by port. */
        A,
        /** Inbound traffic on ports 22 and 80, by port and action. */
        B,
        /** Inbound traffic from one source, by port and action. */
        C,
        /** Accepted outbound traffic on well-known ports, by port. */
        D,
        /** Outbound traffic to UDP port 53, by action and peer. */
        E,
        /** Inbound traffic on some ports of a check's own, by port and action. */
        F
    }

    /**
     * One check.
     *
     * @param eni the number of its interface
     * @param variant tells checks of kind F on one interface apart
     */
    record Asked(Question question, int eni, int variant) {
        String id() {
            return question.name().toLowerCase(Locale.ROOT) + "-" + eni + (variant == 0 ? "" : "-" + variant);
        }

        /** The ports of a check of kind F: a range of 20. */
        int firstPort() {
            return 20 * variant;
        }
    }

    static Workload w1() {
        return new Workload("W1", Kind.PLAIN, List.of(new Asked(Question.A, 0, 0)));
    }

    static Workload w2() {
        return each("W2", Kind.PLAIN, List.of(Question.A), 0);
    }

    static Workload w3(Kind kind) {
        List<Question> questions = List.of(Question.A, Question.B, Question.C, Question.D, Question.E);
        return each(kind == Kind.PLAIN ? "W3" : "W3 " + kind, kind, questions, 0);
    }

    /** Ten times as many checks as {@link #w3}. */
    static Workload many() {
        List<Question> questions = List.of(Question.A, Question.B, Question.C, Question.D, Question.E);
        return each("10,000 checks", Kind.PLAIN, questions, 45);
    }

    private static Workload each(String name, Kind kind, List<Question> questions, int more) {
        List<Asked> checks = new ArrayList<>();
        for (int eni = 0; eni < FlowLogGenerator.INTERFACES; eni++) {
            for (Question question : questions) {
                checks.add(new Asked(question, eni, 0));
            }
            for (int i = 1; i <= more; i++) {
                checks.add(new Asked(Question.F, eni, i));
            }
        }
        return new Workload(name, kind, checks);
    }

    static Workload named(String name) {
        return switch (name) {
            case "w1" -> w1();
            case "w2" -> w2();
            case "w3" -> w3(Kind.PLAIN);
            case "w3v5" -> w3(Kind.VERSION_5);
            case "w3ipv6" -> w3(Kind.IPV6);
            case "many" -> many();
            default -> throw new IllegalArgumentException("no workload: " + name);
        };
    }

    /** The check file. */
    String checkFile() {
        StringBuilder yaml = new StringBuilder("version: 1\nformat: \"" + kind.format() + "\"\nchecks:\n");
        for (Asked check : checks) {
            yaml.append("  - id: ").append(check.id()).append('\n');
            yaml.append("    eni: ").append(FlowLogGenerator.eni(check.eni())).append('\n');
            yaml.append("    address: \"")
                    .append(FlowLogGenerator.address(check.eni(), kind))
                    .append("\"\n");
            yaml.append(traffic(check));
        }
        return yaml.toString();
    }

    private String traffic(Asked check) {
        String all = kind == Kind.IPV6 ? "::/0" : "0.0.0.0/0";
        return switch (check.question()) {
            case A -> "    ports: well-known\n    action: accept\n    replies: include\n";
            case B -> "    ports: [22, 80]\n    action: any\n    replies: include\n";
            case C -> "    peers: [\"" + peer(kind) + "\"]\n    action: any\n    replies: include\n";
            case D -> "    direction: outbound\n    ports: well-known\n    action: accept\n    replies: include\n";
            case E ->
                "    direction: outbound\n    ports: [53]\n    protocol: udp\n    action: any\n    replies: include\n"
                        + "    expect: { onlyPeers: [\"" + all + "\"] }\n";
            case F ->
                "    ports: \"" + check.firstPort() + "-" + (check.firstPort() + 19)
                        + "\"\n    action: any\n    replies: include\n";
        };
    }
}
