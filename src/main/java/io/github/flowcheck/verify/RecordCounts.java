package io.github.flowcheck.verify;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.insights.ResultTable;
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

    /** The records of a check's interface, from the answer to its coverage query; empty if that has another shape. */
    public static Optional<RecordCounts> of(Check check, ResultTable table) {
        try {
            return Optional.of(AnswerRows.records(check, table));
        } catch (AnswerRows.UnexpectedAnswerException e) {
            return Optional.empty();
        }
    }

    /** Records of any interface, of which nothing more is known. */
    static RecordCounts scanned(long records) {
        return new RecordCounts(records, 0, 0, records, Optional.empty(), Optional.empty());
    }

    /** The readable records: OK and NODATA. */
    public long count() {
        return ok + noData;
    }

    RecordCounts plusOk(long records, long atAddress, Instant from, Instant to) {
        return new RecordCounts(ok + records, noData, skipData, atAddresses + atAddress, earlier(from), later(to));
    }

    RecordCounts plusNoData(long records, Instant from, Instant to) {
        return new RecordCounts(ok, noData + records, skipData, atAddresses, earlier(from), later(to));
    }

    RecordCounts plusSkipData(long records) {
        return new RecordCounts(ok, noData, skipData + records, atAddresses, first, last);
    }

    private Optional<Instant> earlier(Instant time) {
        return first.isPresent() && first.get().isBefore(time) ? first : Optional.of(time);
    }

    private Optional<Instant> later(Instant time) {
        return last.isPresent() && last.get().isAfter(time) ? last : Optional.of(time);
    }
}
