package io.github.flowcheck.insights;

import java.util.List;

/**
 * A command of the query language.
 *
 * @param name spelt as in the documentation; case counts nothing when a query is read
 * @param synonyms other words for the same
 * @param form how it is written, {@code []} around what may lack
 * @param typed whether all of its form is read and checked; else it is read for its shape, as nobody documents more
 * @param evaluated whether the engine computes it; what it does not compute it refuses
 * @param infrequentAccess whether log groups of the Infrequent Access class take it
 * @param console whether the console takes it, and so a saved query that is meant for it
 */
public record CommandInfo(
        String name,
        List<String> synonyms,
        String form,
        boolean typed,
        boolean evaluated,
        boolean infrequentAccess,
        boolean console) {
    public CommandInfo {
        synonyms = List.copyOf(synonyms);
    }

    static CommandInfo evaluated(String form, String... synonyms) {
        return new CommandInfo(firstWord(form), List.of(synonyms), form, true, true, true, true);
    }

    static CommandInfo refused(String form, String... synonyms) {
        return new CommandInfo(firstWord(form), List.of(synonyms), form, true, false, true, true);
    }

    CommandInfo readForItsShape() {
        return new CommandInfo(name, synonyms, form, false, evaluated, infrequentAccess, console);
    }

    CommandInfo notInInfrequentAccess() {
        return new CommandInfo(name, synonyms, form, typed, evaluated, false, console);
    }

    CommandInfo notInConsole() {
        return new CommandInfo(name, synonyms, form, typed, evaluated, infrequentAccess, false);
    }

    private static String firstWord(String form) {
        int blank = form.indexOf(' ');
        return blank < 0 ? form : form.substring(0, blank);
    }
}
