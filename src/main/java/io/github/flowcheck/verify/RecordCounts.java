package io.github.flowcheck.verify;

import java.time.Instant;
import java.util.Optional;

/**
 * The records of a check's network interface in the window, whatever the check selects of them.
 *
 * @param ok records with log status OK
 * @param noData records with log status NODATA: logging works, there was no traffic
 * @param skipData records with log status SKIPDATA: AWS lost records
 * @param atAddresses OK records with one of the check's addresses on either side
 * @param first start of the earliest OK or NODATA record
 * @param last start of the latest one
 */
public record RecordCounts(
        long ok, long noData, long skipData, long atAddresses, Optional<Instant> first, Optional<Instant> last) {
    /** No records at all. */
    public static final RecordCounts NONE = new RecordCounts(0, 0, 0, 0, Optional.empty(), Optional.empty());

    /** The readable records: OK and NODATA. */
    public long count() {
        return ok + noData;
    }
}
