package io.github.flowcheck.explain;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Direction;
import io.github.flowcheck.check.PortSide;
import io.github.flowcheck.check.RawCheck;
import io.github.flowcheck.check.Traffic;
import io.github.flowcheck.render.CheckQueries;

/** What a check asks, in one sentence. */
public final class QuestionText {
    private QuestionText() {}

    /** The question, with a question mark. */
    public static String of(AnyCheck check) {
        if (check instanceof RawCheck raw) {
            return "Which rows does the query that its author wrote answer with"
                    + raw.eni().map(eni -> ", asked of the records of " + eni).orElse("") + "?";
        }
        return of((Check) check);
    }

    private static String of(Check check) {
        Traffic traffic = check.traffic();
        boolean inbound = traffic.direction() == Direction.INBOUND;
        String eni = check.networkInterface().eni() + " (" + Words.addresses(check) + ")";
        String peers = traffic.peers().isEmpty() ? "" : Words.blocks(traffic.peers());
        StringBuilder text = new StringBuilder("Which ").append(Words.action(traffic.action()));
        if (traffic.ports().isEmpty() && !traffic.protocols().isEmpty()) {
            text.append(' ').append(Words.protocols(traffic.protocols()));
        }
        text.append(inbound ? " traffic came to " : " traffic went from ");
        boolean destination = traffic.portOf() == PortSide.DESTINATION;
        String ports = traffic.ports().map(Words::ports).orElse("");
        if (inbound) {
            text.append(destination && !ports.isEmpty() ? ports + " of " : "").append(eni);
            text.append(peers.isEmpty() ? "" : " from " + peers);
        } else {
            text.append(eni).append(destination && !ports.isEmpty() ? " to " + ports : "");
            text.append(peers.isEmpty() ? "" : (destination && !ports.isEmpty() ? " of " : " to ") + peers);
        }
        text.append(destination || ports.isEmpty() ? "" : ", with " + ports + " as its source");
        if (traffic.ports().isPresent() && !traffic.protocols().isEmpty()) {
            text.append(" over ").append(Words.protocols(traffic.protocols()));
        }
        text.append(traffic.notPeers().isEmpty() ? "" : ", leaving out " + Words.blocks(traffic.notPeers()));
        text.append(CheckQueries.replies(check).isPresent() ? ", replies left out" : "");
        return text.append('?').toString();
    }
}
