package io.github.flowcheck.flow;

/**
 * A part of looking at some lines at once.
 *
 * <p>Each kind is a class of its own behind this one method: so Java compiles every loop once and alone, rather than all of them
 * within each other, which takes it longer than to read some hundred thousand lines.
 */
interface LineStep {
    void on(LinesAhead lines);
}
