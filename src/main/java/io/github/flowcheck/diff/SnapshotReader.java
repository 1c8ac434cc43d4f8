package io.github.flowcheck.diff;

import io.github.flowcheck.check.Action;
import io.github.flowcheck.check.ExpectedPort;
import io.github.flowcheck.check.Protocol;
import io.github.flowcheck.diff.Snapshot.Entry;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.verify.Shortfall;
import io.github.flowcheck.verify.Shortfall.Demand;
import io.github.flowcheck.verify.Shortfall.Reason;
import io.github.flowcheck.verify.Shortfall.Unmet;
import io.github.flowcheck.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@code verify.json} that an earlier run wrote. */
public final class SnapshotReader {
    private static final String REMEDY =
            "name a verify.json that flowcheck:verify wrote, or run it once to have one; it is below its output directory";

    private final String shown;

    private SnapshotReader(String shown) {
        this.shown = shown;
    }

    /**
     * Reads a report.
     *
     * @param shown what messages call the file
     * @throws BadInputException if there is no such file, or it is no report
     * @throws IOException if it cannot be read
     */
    public static Snapshot read(Path file, String shown) throws IOException {
        SnapshotReader reader = new SnapshotReader(shown);
        if (Files.isDirectory(file)) {
            throw new BadInputException(Problem.unplaced(
                    shown + " is a directory, not a report", "name the report in it: " + shown + "/verify.json"));
        }
        try {
            return reader.snapshot(new JsonMapper().readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new BadInputException(Problem.unplaced("there is no report " + shown, REMEDY));
        } catch (JacksonException e) {
            throw reader.noReport("it is no JSON, or not all of it"
                    + Optional.ofNullable(e.getLocation())
                            .map(at -> ", in line " + at.getLineNr())
                            .orElse(""));
        }
    }

    private Snapshot snapshot(JsonNode root) {
        if (root.path("version").asInt(0) != 1 || !root.path("checks").isArray()) {
            throw noReport("it has no \"version\": 1, or no list of checks");
        }
        Map<String, Entry> checks = new LinkedHashMap<>();
        for (JsonNode check : root.path("checks")) {
            Entry entry = entry(check);
            if (checks.put(entry.id(), entry) != null) {
                throw new BadInputException(Problem.unplaced(
                        shown + " has several checks with the id " + entry.id() + ", so one would be taken for another",
                        "give these checks an id each in the check file, for flowcheck.mask hides what tells made ids apart,"
                                + " and run verify again"));
            }
        }
        return new Snapshot(checks);
    }

    private Entry entry(JsonNode check) {
        String id = text(check, "id").orElseThrow(() -> noReport("a check has no id"));
        String word = text(check, "verdict").orElse("");
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> noReport("check " + id + " has the verdict \"" + word + "\""));
        // only checks on traffic have a direction
        if (check.has("direction")) {
            return new Entry(
                    id, verdict, seen(check.path("rows")), seen(check.path("evidence")), Set.of(), shortfall(check));
        }
        Set<FoundRow> found = FoundRow.all(text(check, "query").orElse(""), table(check.path("rows")));
        return new Entry(id, verdict, Set.of(), Set.of(), found, shortfall(check));
    }

    private Shortfall shortfall(JsonNode check) {
        List<Unmet> unmet = new ArrayList<>();
        for (JsonNode one : check.path("unmet")) {
            text(one, "expect")
                    .flatMap(Demand::of)
                    .ifPresent(demand -> unmet.add(new Unmet(
                            demand,
                            text(one, "action").flatMap(this::action),
                            text(one, "port").flatMap(ExpectedPort::parse))));
        }
        Set<Reason> reasons = new HashSet<>();
        for (JsonNode word : check.path("reasons")) {
            Reason.of(word.asString("")).ifPresent(reasons::add);
        }
        return new Shortfall(unmet, reasons);
    }

    /** The rows of a query that its author wrote, with columns of their own. */
    private static List<Map<String, String>> table(JsonNode rows) {
        List<Map<String, String>> table = new ArrayList<>();
        for (JsonNode row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.properties()
                    .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asString("")));
            table.add(cells);
        }
        return table;
    }

    private Set<Seen> seen(JsonNode rows) {
        Set<Seen> seen = new HashSet<>();
        for (JsonNode row : rows) {
            int port = row.path("port").asInt(-1);
            int protocol = row.path("protocol").asInt(-1);
            if (port >= 0 && protocol >= 0 && protocol <= 255) {
                seen.add(new Seen(
                        port, new Protocol(protocol), text(row, "action").flatMap(this::action), text(row, "peer")));
            }
        }
        return seen;
    }

    private Optional<Action> action(String word) {
        return Arrays.stream(Action.values())
                .filter(action -> action.name().equals(word))
                .findFirst();
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private BadInputException noReport(String why) {
        return new BadInputException(Problem.unplaced(shown + " is no report of flowcheck: " + why, REMEDY));
    }
}
