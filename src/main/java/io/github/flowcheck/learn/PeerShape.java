package io.github.flowcheck.learn;

/**
 * Into what peers are summed up.
 *
 * @param mostBlocks how many blocks of one family a check lists at most: 1 to {@link #MOST_BLOCKS}
 * @param ipv4Width how wide a block of IPv4 addresses may be as long as there are not too many: 8 to 32
 * @param ipv6Width the same for IPv6: 16 to 128
 */
public record PeerShape(int mostBlocks, int ipv4Width, int ipv6Width) {
    /** More would be no list that a person reads. */
    public static final int MOST_BLOCKS = 100;

    /** Wider blocks would say nothing any more: with them a list is given up. */
    public static final int WIDEST_IPV4 = 8;

    public static final int WIDEST_IPV6 = 16;

    /** The size of a usual subnet; in IPv6, of every one (VPC user guide, subnet CIDR blocks). */
    public static final PeerShape USUAL = new PeerShape(16, 24, 64);

    public PeerShape {
        if (mostBlocks < 1
                || mostBlocks > MOST_BLOCKS
                || ipv4Width < WIDEST_IPV4
                || ipv4Width > 32
                || ipv6Width < WIDEST_IPV6
                || ipv6Width > 128) {
            throw new IllegalArgumentException(
                    "no shape of peers: " + mostBlocks + ", " + ipv4Width + ", " + ipv6Width);
        }
    }
}
