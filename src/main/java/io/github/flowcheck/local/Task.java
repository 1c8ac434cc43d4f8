package io.github.flowcheck.local;

import io.github.flowcheck.engine.CompiledQuery;
import io.github.flowcheck.engine.Execution;
import io.github.flowcheck.engine.QueryTime;

/**
 * A query that the engine answers. Questions of the same text and stretch of time share one.
 *
 * @param number which of those of its format it is, from 0
 * @param time when it is asked
 * @param filter which records can matter
 * @param range in which of the stretches of time the events are that count
 */
record Task(int number, CompiledQuery query, QueryTime time, RecordFilter filter, int range, Memory memory) {
    /** @throws io.github.flowcheck.source.BadInputException with the place of a function that asks for a time which is not given */
    Execution start() {
        return query.start(memory.ofEachThread(), time);
    }
}
