package io.github.flowcheck.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Makes flow logs of the default format: the same number, the same lines. 200 interfaces with an address each, mostly
 * accepted TCP in both directions, scanners that are rejected, and now and then no traffic or skipped records.
 */
final class SampleFlows {
    static final int INTERFACES = 200;

    private static final int[] SERVICES = {22, 53, 80, 123, 443, 3306, 5432, 8080};
    private static final long FIRST = 1_600_000_000L;

    private final SplittableRandom random = new SplittableRandom(42);

    /** Writes a file of so many records; its name ends in .gz if it is to be packed. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }

    static Path write(Path file, long records) throws IOException {
        OutputStream plain = Files.newOutputStream(file);
        try (OutputStream out = new BufferedOutputStream(
                file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain, 1 << 16)) {
            SampleFlows flows = new SampleFlows();
            for (long i = 0; i < records; i++) {
                out.write(flows.line(i).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }

    static String eni(int number) {
        return "eni-0a1b2c3d4e5f" + (10_000 + number);
    }

    static String address(int number) {
        return "172.31." + number / 50 + "." + (10 + number % 50);
    }

    String line(long index) {
        int own = random.nextInt(2) == 0 ? random.nextInt(40) : random.nextInt(INTERFACES);
        String head = "2 123456789010 " + eni(own) + " ";
        long start = FIRST + index / 100;
        String times = start + " " + (start + random.nextInt(60)) + " ";
        int kind = random.nextInt(1000);
        if (kind == 0) {
            return head + "- - - - - - - " + times + "- " + (random.nextInt(20) == 0 ? "SKIPDATA" : "NODATA") + "\n";
        }
        String peer = "203.0." + random.nextInt(16) + "." + random.nextInt(250);
        if (kind < 180) {
            String ports = (1024 + random.nextInt(60_000)) + " " + random.nextInt(10_000);
            return head + peer + " " + address(own) + " " + ports + " 6 1 40 " + times + "REJECT OK\n";
        }
        int service = SERVICES[random.nextInt(SERVICES.length)];
        int protocol = service == 53 || service == 123 ? 17 : 6;
        int far = 32_768 + random.nextInt(28_000);
        int packets = 1 + random.nextInt(50);
        String counts = " " + protocol + " " + packets + " " + packets * (40 + random.nextInt(1400)) + " " + times
                + "ACCEPT OK\n";
        return random.nextInt(2) == 0
                ? head + peer + " " + address(own) + " " + far + " " + service + counts
                : head + address(own) + " " + peer + " " + service + " " + far + counts;
    }
}
