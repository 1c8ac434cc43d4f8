package io.github.flowcheck.learn;

import io.github.flowcheck.address.IpAddress;
import io.github.flowcheck.check.TimeRange;
import io.github.flowcheck.flow.LogFormat;
import io.github.flowcheck.learn.ObservedInterface.Records;
import io.github.flowcheck.local.LogFile;
import io.github.flowcheck.local.LogRecords;
import io.github.flowcheck.local.LogRecords.Gathered;
import io.github.flowcheck.local.ReadingProgress;
import io.github.flowcheck.output.text.Amounts;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Observes flow-log files. They are read twice: which addresses are an interface's own can only be told when all of its records
 * are known, and in which direction a record goes only when these are. In return memory depends on how many interfaces and
 * ports there are, not on how many records or peers.
 */
public final class FileObservation {
    private final List<LogFile> files;
    private final LogFormat format;
    private final Optional<TimeRange> range;
    private final long bytes;
    private final ReadingProgress progress;

    /**
     * @param files each should be there once
     * @param format of the records
     * @param range which of them count; absent for all
     */
    public FileObservation(List<LogFile> files, LogFormat format, Optional<TimeRange> range) {
        this(files, format, range, Runtime.getRuntime().maxMemory() / 2);
    }

    FileObservation(List<LogFile> files, LogFormat format, Optional<TimeRange> range, long bytes) {
        this(files, format, range, bytes, ReadingProgress.NONE);
    }

    private FileObservation(
            List<LogFile> files, LogFormat format, Optional<TimeRange> range, long bytes, ReadingProgress progress) {
        this.files = List.copyOf(files);
        this.format = format;
        this.range = range;
        this.bytes = bytes;
        this.progress = progress;
    }

    /** The same, telling how far it has read the files, each time that it reads them. */
    public FileObservation telling(ReadingProgress heard) {
        return new FileObservation(files, format, range, bytes, heard);
    }

    /**
     * Reads the files.
     *
     * @param known addresses of interfaces that need not be found
     * @throws BadInputException if the format lacks what checks need, or there is more than memory for it
     * @throws IOException if a file cannot be read
     */
    public Observation observe(Map<String, List<IpAddress>> known) throws IOException {
        RecordFields.require(format);
        Gathered<AddressGathering> sampled = LogRecords.gather(
                files, format, range, threads -> new AddressGathering(format, bytes / threads), progress);
        AddressGathering samples = sampled.all();
        if (samples.isFull()) {
            throw tooMuch("network interfaces");
        }
        Map<String, OwnAddresses.Found> own = OwnAddresses.of(samples.interfaces(), raw(known));
        Map<String, List<RawAddress>> addresses = new TreeMap<>();
        own.forEach((eni, found) -> addresses.put(eni, found.addresses()));
        FlowGathering flows = LogRecords.gather(
                        files,
                        format,
                        range,
                        threads -> new FlowGathering(format, addresses, bytes / threads),
                        progress)
                .all();
        if (flows.isFull()) {
            throw tooMuch("ports and peers");
        }
        Map<String, InterfaceFlows> seen = flows.interfaces();
        List<ObservedInterface> interfaces = new ArrayList<>();
        samples.interfaces()
                .forEach((eni, sample) -> interfaces.add(observed(eni, sample, own.get(eni), seen.get(eni))));
        return new Observation(interfaces, format, sampled.records(), samples.withoutInterface() > 0, notes(sampled));
    }

    private static ObservedInterface observed(
            String eni, InterfaceSample sample, OwnAddresses.Found own, InterfaceFlows flows) {
        InterfaceFlows seen = flows == null ? new InterfaceFlows(List.of()) : flows;
        return new ObservedInterface(
                eni,
                sample.ok() == 0
                        ? List.of()
                        : own.addresses().stream().map(RawAddress::address).toList(),
                own.instead().map(RawAddress::address),
                Records.of(sample),
                seen.inbound(),
                seen.outbound(),
                seen.passing());
    }

    static Map<String, List<RawAddress>> raw(Map<String, List<IpAddress>> addresses) {
        Map<String, List<RawAddress>> raw = new TreeMap<>();
        addresses.forEach((eni, known) -> raw.put(
                eni,
                known.stream()
                        .map(address -> RawAddress.of(address.toString()).orElseThrow())
                        .toList()));
        return raw;
    }

    private static BadInputException tooMuch(String what) {
        return new BadInputException(Problem.unplaced(
                "the flow logs have more " + what + " than there is memory for",
                "give Maven more memory, as in MAVEN_OPTS=-Xmx2g, or learn from fewer logs or a shorter"
                        + " flowcheck.window"));
    }

    private List<String> notes(Gathered<AddressGathering> sampled) {
        List<String> notes = new ArrayList<>();
        sampled.unread()
                .forEach(lines -> notes.add("left out: "
                        + Amounts.counted(lines.count(), "line that is no record", "lines that are no records") + " ("
                        + lines.reason() + "), the first at " + lines.first()));
        if (sampled.all().withoutInterface() > 0) {
            notes.add("left out: "
                    + Amounts.counted(
                            sampled.all().withoutInterface(),
                            "record that names no network interface",
                            "records that name no network interface"));
        }
        return notes;
    }
}
