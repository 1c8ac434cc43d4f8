package io.github.flowcheck.check;

import io.github.flowcheck.address.CidrBlock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An accepted failure.
 *
 * @param reason why it is accepted
 * @param until the last day (UTC) on which it counts
 * @param by who accepted it
 * @param ports evidence on these ports is covered; empty means on any
 * @param peers evidence from or to these blocks is covered; empty means any
 */
public record Waiver(
        String reason, LocalDate until, Optional<String> by, List<ExpectedPort> ports, List<CidrBlock> peers) {
    public Waiver {
        ports = List.copyOf(ports);
        peers = List.copyOf(peers);
    }
}
