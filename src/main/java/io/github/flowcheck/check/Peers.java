package io.github.flowcheck.check;

import io.github.flowcheck.address.CidrBlock;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Where the far address of a record may lie.
 *
 * @param within blocks of which one must hold it; empty means any
 * @param outside blocks of which none may hold it
 */
public record Peers(List<Input<CidrBlock>> within, List<Input<CidrBlock>> outside) {
    public Peers {
        within = List.copyOf(new LinkedHashSet<>(within));
        outside = List.copyOf(new LinkedHashSet<>(outside));
    }
}
