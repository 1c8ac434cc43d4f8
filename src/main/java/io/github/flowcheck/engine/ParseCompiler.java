package io.github.flowcheck.engine;

import com.google.re2j.Pattern;
import io.github.flowcheck.engine.function.Regexes;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.stage.Parsing;
import io.github.flowcheck.insights.Command;
import io.github.flowcheck.insights.ParseCommand.ParseCsv;
import io.github.flowcheck.insights.ParseCommand.ParseGlob;
import io.github.flowcheck.insights.ParseCommand.ParseLogfmt;
import io.github.flowcheck.insights.ParseCommand.ParseRegex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds {@code parse}, in all its modes. */
final class ParseCompiler {
    private final PipelineDraft draft;

    ParseCompiler(PipelineDraft draft) {
        this.draft = draft;
    }

    /** Whether it is one of them. */
    boolean add(Command command) {
        if (command instanceof ParseGlob parse) {
            Evaluator text = draft.expressions().text(parse.field());
            draft.step(Parsing.glob(text, parse.glob(), columns(parse.aliases())));
        } else if (command instanceof ParseCsv parse) {
            Evaluator text = draft.expressions().text(parse.field());
            draft.step(Parsing.csv(text, columns(parse.aliases())));
        } else if (command instanceof ParseLogfmt parse) {
            Evaluator text = draft.expressions().text(parse.field());
            int slot = draft.expressions().layout().defineStructure(parse.alias(), true);
            draft.columns().put(parse.alias(), slot);
            draft.step(Parsing.logfmt(text, slot));
        } else if (command instanceof ParseRegex parse) {
            regex(parse);
        } else {
            return false;
        }
        return true;
    }

    private void regex(ParseRegex parse) {
        Evaluator text = draft.expressions().text(parse.field());
        Optional<Pattern> pattern = Regexes.compile(parse.regex().pattern(), parse.regex(), draft.compilation());
        Map<Integer, Integer> slots = new LinkedHashMap<>();
        List<String> fields = parse.fieldsOfGroups();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                slots.put(i + 1, draft.column(fields.get(i)));
            }
        }
        if (pattern.isPresent() && parse.multi()) {
            draft.stage(Parsing.everyMatch(
                    text, pattern.get(), slots, draft.compilation().budget()));
        } else if (pattern.isPresent()) {
            draft.step(Parsing.regex(text, pattern.get(), slots));
        }
    }

    private List<Integer> columns(List<String> names) {
        return names.stream().map(draft::column).toList();
    }
}
