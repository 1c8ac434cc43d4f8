package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Reading.Match;
import io.github.flowcheck.check.Window;
import io.github.flowcheck.checkfile.value.Fields;
import io.github.flowcheck.checkfile.value.NameValues;
import io.github.flowcheck.checkfile.value.Text;
import io.github.flowcheck.checkfile.value.ValueKind;
import io.github.flowcheck.checkfile.value.Values;
import io.github.flowcheck.checkfile.yaml.YamlNode;
import io.github.flowcheck.flow.LogFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys that a file may have for all of its checks and a check for itself. */
final class ScopeReader {
    private static final String AUTO = "auto";

    private static final Map<String, Match> MATCHES = Map.of("exact", Match.EXACT, "regex", Match.REGEX);

    private final Values values;
    private final NameValues names;

    ScopeReader(Values values) {
        this.values = values;
        this.names = new NameValues(values);
    }

    /** The value of {@code logGroup} or {@code logGroups}; empty where neither is written. */
    LogGroups logGroups(Fields fields) {
        fields.exclude("logGroup", "logGroups", values.problems());
        Optional<YamlNode> groups = fields.value("logGroup", "logGroups");
        return groups.isPresent() ? names.logGroups(groups.get()) : LogGroups.NONE;
    }

    Optional<Window> window(Fields fields) {
        Optional<Text> text = values.text(fields, "window", ValueKind.WINDOW);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Window> window = Window.parse(text.get().value());
        if (window.isEmpty()) {
            values.refuse(text.get(), ValueKind.WINDOW);
        }
        return window;
    }

    /** Where and when a check looks, and how it is labelled. */
    Check.Scope read(Fields fields, FileSettings file) {
        LogGroups logGroups = logGroups(fields);
        Optional<Window> window = window(fields);
        Optional<YamlNode> tags = fields.value("tags");
        Set<String> labels = tags.isPresent() ? Set.copyOf(names.tags(tags.get())) : Set.of();
        boolean save = values.flag(fields, "save", true);
        return new Check.Scope(
                logGroups.isEmpty() ? file.logGroups() : logGroups,
                window.isPresent() ? window : file.window(),
                reading(fields, file.reading()),
                labels,
                save);
    }

    /** Warns of a waiver that nothing can need. */
    void tellUselessWaiver(Fields fields) {
        if (fields.has("waive") && !fields.has("expect")) {
            values.problems()
                    .warning(
                            fields.keyPlace("waive"),
                            "the check expects nothing, so there is nothing to waive",
                            "write expect, or remove waive");
        }
    }

    /**
     * The values of {@code format} and {@code match}.
     *
     * @param usual what holds where they are not written
     */
    Reading reading(Fields fields, Reading usual) {
        Match match = values.choice(fields, "match", ValueKind.MATCH, MATCHES).orElse(usual.match());
        Optional<Text> format = values.text(fields, "format", ValueKind.FORMAT);
        if (format.isPresent()) {
            return new Reading(format(format.get()), match, format.get().value().equals(AUTO));
        }
        return match == usual.match() ? usual : new Reading(usual.format(), match, usual.fromFiles());
    }

    /** Absent for the default format, which is not cut out of the message (written out in full it is), and if not known yet. */
    private Optional<LogFormat> format(Text text) {
        if (text.value().equals("default") || text.value().equals(AUTO)) {
            return Optional.empty();
        }
        if (!text.value().contains("$")) {
            values.refuse(text, ValueKind.FORMAT);
            return Optional.empty();
        }
        return LogFormat.parse(text.value(), text.place(), values.problems());
    }
}
