package io.github.flowcheck.render;

/** By what a check tells replies from calls. */
public enum ReplyMethod {
    /** By the ports alone. */
    PORTS("ports", "told by their ports");

    private final String word;
    private final String words;

    ReplyMethod(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** What reports call it. */
    public String word() {
        return word;
    }

    /** The same in a sentence, behind "left out as replies". */
    public String words() {
        return words;
    }
}
