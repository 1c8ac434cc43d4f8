package io.github.flowcheck.engine;

import io.github.flowcheck.engine.row.Layout;
import io.github.flowcheck.engine.stage.Output;
import io.github.flowcheck.engine.stage.Stage;

/**
 * A compiled query.
 *
 * @param layout of the rows that events make
 * @param first where these rows enter; it counts the records that match
 * @param output where the result's rows come out
 */
record Pipeline(Layout layout, Stage.Steps first, Output output) {}
