package io.github.flowcheck.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that a process held at once. */
final class Peak {
    private Peak() {}

    /** Writes this process's peak, in KiB, to {@code peak.txt}; nothing where there is no /proc. */
    static void tell(Path directory) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    Files.createDirectories(directory);
                    Files.writeString(directory.resolve("peak.txt"), line.replaceAll("\\D", ""));
                }
            }
        }
    }
}
