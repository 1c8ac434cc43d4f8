package io.github.flowcheck.flow;

/**
 * Numbers the network interfaces that turn up, so that whatever is known of one is found without comparing its name again. For one
 * thread.
 */
final class InterfaceNumbers {
    /** Of an interface that has none. */
    static final int NONE = -1;

    /** More than most accounts have; any beyond are found by their names. */
    private static final int MOST = 1 << 12;

    private static final int SLOTS = 4 * MOST;
    private static final int WORDS = 3;

    /** A slot holds a name and its number. */
    private static final int SLOT = WORDS + 1;

    /** The longest name that is numbered, in bytes: those that exist have 12 or 21. */
    private static final int LONGEST = WORDS * Long.BYTES;

    private final long[] known = new long[SLOT * SLOTS];
    private int count;

    /** The number of an interface, {@link #NONE} if it has none; a new one if the name is right and not known yet. */
    int of(byte[] buffer, int from, int length) {
        if (length <= 0 || length > LONGEST) {
            return NONE;
        }
        int slot = EightBytes.hash(buffer, from, length) & SLOTS - 1;
        while (known[SLOT * slot] != 0) {
            if (isAt(slot, buffer, from, length)) {
                return (int) known[SLOT * slot + WORDS];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return count < MOST && OrdinaryFields.isInterface(buffer, from, from + length)
                ? add(slot, buffer, from, length)
                : NONE;
    }

    private boolean isAt(int slot, byte[] buffer, int from, int length) {
        long differences = 0;
        for (int i = 0; i < WORDS; i++) {
            differences |= known[SLOT * slot + i] ^ EightBytes.word(buffer, from, length, i);
        }
        return differences == 0;
    }

    private int add(int slot, byte[] buffer, int from, int length) {
        for (int i = 0; i < WORDS; i++) {
            known[SLOT * slot + i] = EightBytes.word(buffer, from, length, i);
        }
        known[SLOT * slot + WORDS] = count;
        return count++;
    }
}
