package io.github.flowcheck.flow;

/**
 * A field is an address, or lacking where it may.
 *
 * @param known those that came lately in any field
 * @param ipv6 takes the field's IPv6 addresses, so that they are not read again
 */
record AddressCheck(int field, boolean mayLack, KnownAddresses known, Ipv6Column ipv6) implements LineStep {
    @Override
    public void on(LinesAhead lines) {
        int[] ends = lines.ends();
        byte[] buffer = lines.buffer();
        TextMarks marks = lines.marks();
        int at = 1 + field;
        ipv6.clear();
        for (int i = 0; i < lines.count(); i++) {
            int start = ends[at - 1] + 1;
            int end = ends[at];
            if (!OrdinaryFields.isIpv4(buffer, start, end, marks.others(start))
                    && (start == end || !known.read(buffer, start, end - start, ipv6, i))) {
                lines.wrong[i] |= mayLack && lines.isDash(start, end) ? 0 : 1;
            }
            at += lines.stride();
        }
    }
}
