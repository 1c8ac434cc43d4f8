package io.github.flowcheck.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Makes flow logs such as a busy VPC writes: 200 interfaces of which 40 have half of the traffic, both directions of each
 * flow, services, ephemeral ports and scanners, 18 % rejected, now and then an interval without data or with skipped
 * records. The same number of records always gives the same bytes.
 */
final class FlowLogGenerator {
    static final int INTERFACES = 200;

    private static final int BUSY = 40;
    private static final int[] SERVICES = {
        443, 443, 443, 80, 80, 22, 53, 53, 123, 3306, 5432, 8080, 8443, 9092, 389, 636
    };
    private static final long FIRST = 1_700_000_000L;

    /** In which format records are written. */
    enum Kind {
        PLAIN,
        VERSION_5,
        IPV6;

        /** The flow log's own notation. */
        String format() {
            return this == VERSION_5
                    ? "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol}"
                            + " ${packets} ${bytes} ${start} ${end} ${action} ${log-status} ${vpc-id} ${subnet-id}"
                            + " ${instance-id} ${tcp-flags} ${type} ${pkt-srcaddr} ${pkt-dstaddr} ${flow-direction}"
                    : "default";
        }
    }

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final Kind kind;

    FlowLogGenerator(Kind kind) {
        this.kind = kind;
    }

    static String eni(int number) {
        return String.format(Locale.ROOT, "eni-%017x", 0x0a1b2c3d4e5f60718L + number * 7919L & 0x0fff_ffff_ffff_ffffL);
    }

    static String address(int number, Kind kind) {
        return kind == Kind.IPV6
                ? "2600:1f18:4a3:" + Integer.toHexString(0x6900 + number / 50) + ":" + "a1b2:c3d4:e5f6:"
                        + Integer.toHexString(0x1000 + number)
                : "172.31." + (16 + number / 50) + "." + (10 + number % 50);
    }

    /** Writes so many records to a file, unless it is there; packed if its name ends in .gz. */
    static void write(Path file, Kind kind, long records) throws IOException {
        write(file, new FlowLogGenerator(kind), 0, records);
    }

    /** The same records as {@link #write}, in so many packed files. */
    static void writePacked(Path folder, Kind kind, long records, int files) throws IOException {
        Files.createDirectories(folder);
        FlowLogGenerator generator = new FlowLogGenerator(kind);
        for (int i = 0; i < files; i++) {
            write(
                    folder.resolve(String.format(Locale.ROOT, "flow-%02d.log.gz", i)),
                    generator,
                    records * i / files,
                    records * (i + 1) / files);
        }
    }

    private static void write(Path file, FlowLogGenerator generator, long from, long to) throws IOException {
        OutputStream plain = Files.newOutputStream(file);
        try (OutputStream out = new BufferedOutputStream(
                file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain, 1 << 20)) {
            for (long i = from; i < to; i++) {
                out.write(generator.line(i).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private String line(long index) {
        int own = random.nextInt(2) == 0 ? random.nextInt(BUSY) : random.nextInt(INTERFACES);
        String head = (kind == Kind.VERSION_5 ? "5" : "2") + " 123456789010 " + eni(own) + " ";
        long start = FIRST + index / 400 + random.nextInt(10);
        String times = start + " " + (start + 10 + random.nextInt(50)) + " ";
        int dice = random.nextInt(10_000);
        if (dice < 12) {
            String none = "- - - - - - - " + times + "- " + (dice == 0 ? "SKIPDATA" : "NODATA");
            return head + none + (kind == Kind.VERSION_5 ? " vpc-0a1b2c3d - - - - - - -" : "") + "\n";
        }
        String address = address(own, kind);
        if (dice < 1812) {
            int port = random.nextInt(4) == 0 ? random.nextInt(65_536) : 1 + random.nextInt(1023);
            String record = peer() + " " + address + " " + (1024 + random.nextInt(64_512)) + " " + port + " "
                    + (random.nextInt(10) == 0 ? 17 : 6) + " 1 " + (40 + random.nextInt(20)) + " " + times
                    + "REJECT OK";
            return head + record + rest(record, 2) + "\n";
        }
        if (dice < 1862) {
            String record = peer() + " " + address + " 0 0 1 4 336 " + times + "ACCEPT OK";
            return head + record + rest(record, 0) + "\n";
        }
        return head + flow(address, times) + "\n";
    }

    private String flow(String address, String times) {
        int service = random.nextInt(32) == 0 ? 1 + random.nextInt(1023) : SERVICES[random.nextInt(SERVICES.length)];
        int far = 32_768 + random.nextInt(28_232);
        int packets = 1 + (int) Math.exp(random.nextDouble() * 7);
        String counts = " " + (service == 53 || service == 123 ? 17 : 6) + " " + packets + " "
                + (long) packets * (40 + random.nextInt(1400)) + " " + times + "ACCEPT OK";
        String peer = service == 53 ? internalPeer() : peer();
        String record =
                switch (random.nextInt(4)) {
                    case 0 -> peer + " " + address + " " + far + " " + service;
                    case 1 -> address + " " + peer + " " + service + " " + far;
                    case 2 -> address + " " + peer + " " + far + " " + service;
                    default -> peer + " " + address + " " + service + " " + far;
                };
        return record + counts + rest(record, 3);
    }

    private String rest(String record, int flags) {
        if (kind != Kind.VERSION_5) {
            return "";
        }
        String[] addresses = record.split(" ", 3);
        return " vpc-0a1b2c3d subnet-0123456789abcdef0 i-0123456789abcdef0 " + flags + " IPv4 " + addresses[0] + " "
                + addresses[1] + " ingress";
    }

    /** One of those that names are asked of. */
    private String internalPeer() {
        return kind == Kind.IPV6
                ? "2a02:26f0:a:" + Integer.toHexString(1 + random.nextInt(60)) + "::"
                        + Integer.toHexString(1 + random.nextInt(8))
                : "10.0." + random.nextInt(8) + "." + (1 + random.nextInt(60));
    }

    private String peer() {
        int common = random.nextInt(300);
        if (kind == Kind.IPV6) {
            return "2a02:26f0:" + Integer.toHexString(common == 0 ? 0x6c00 : 1 + random.nextInt(200)) + ":"
                    + Integer.toHexString(common == 0 ? 1 : 1 + random.nextInt(250)) + "::"
                    + Integer.toHexString(common == 0 ? 0x17 : 1 + random.nextInt(16));
        }
        return common == 0
                ? "203.0.113.12"
                : common < 120 ? internalPeer() : "52.94." + random.nextInt(64) + "." + (1 + random.nextInt(254));
    }
}
