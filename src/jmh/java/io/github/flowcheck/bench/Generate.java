package io.github.flowcheck.bench;

import io.github.flowcheck.bench.FlowLogGenerator.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the logs and check files of all workloads, once. */
final class Generate {
    static final int PACKED_FILES = 20;

    private Generate() {}

    static void into(Path folder, long records) throws IOException {
        Path done = folder.resolve("done");
        if (Files.exists(done)) {
            return;
        }
        Files.createDirectories(folder);
        FlowLogGenerator.write(folder.resolve("plain.log"), Kind.PLAIN, records);
        FlowLogGenerator.writePacked(folder.resolve("packed"), Kind.PLAIN, records, PACKED_FILES);
        FlowLogGenerator.write(folder.resolve("v5.log"), Kind.VERSION_5, records);
        FlowLogGenerator.write(folder.resolve("ipv6.log"), Kind.IPV6, records);
        for (String name : new String[] {"w1", "w2", "w3", "w3v5", "w3ipv6", "many"}) {
            Files.writeString(
                    folder.resolve(name + ".yaml"), Workload.named(name).checkFile());
        }
        Files.createFile(done);
    }

    public static void main(String[] arguments) throws IOException {
        into(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }
}
