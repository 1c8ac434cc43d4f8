package io.github.flowcheck.merge;

/**
 * A question that is merged.
 *
 * @param number which of all questions, from 0
 * @param shape what it asks
 */
record Member(int number, Shape shape) {
    String eni() {
        return shape.eni();
    }
}
