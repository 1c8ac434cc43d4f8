package io.github.flowcheck.render;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.insights.Printer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of which some pieces are given when it is deployed. It is a list of pieces and no text with signs in it, so that each
 * target can write both kinds as it needs, and nothing in a user's text can be taken for a parameter.
 */
public record DeployText(List<Piece> pieces) {
    /** A part of a text. */
    public sealed interface Piece {
        /** What is known. */
        record Literal(String text) implements Piece {}

        /** What a parameter gives. */
        record Reference(Parameter parameter) implements Piece {}
    }

    public DeployText {
        pieces = List.copyOf(pieces);
        for (int i = 1; i < pieces.size(); i++) {
            // to Terraform, a dollar sign before a reference takes its meaning from it
            if (pieces.get(i) instanceof Piece.Reference
                    && pieces.get(i - 1) instanceof Piece.Literal before
                    && before.text().endsWith("$")) {
                throw new IllegalArgumentException("a dollar sign before a parameter");
            }
        }
    }

    /** A text that is known. */
    public static DeployText of(String text) {
        return new DeployText(List.of(new Piece.Literal(text)));
    }

    /** A text that a parameter gives. */
    public static DeployText of(Parameter parameter) {
        return new DeployText(List.of(new Piece.Reference(parameter)));
    }

    /**
     * The query of a check with its parameters. The query is rendered as a tree in which a string stands for each parameter that
     * occurs nowhere else in the text; the text is then cut where it stands.
     */
    static DeployText of(Check check, String owner, ReadBack readBack) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Parameter parameter : check.parameters()) {
            parameters.put(parameter.name(), parameter);
        }
        String filled = readBack.text(CheckQueries.answer(check, owner, Parameter::valueOrExample));
        String sign = unusedIn(filled);
        // Not read back: it is cut into the same text as the one above, which was.
        String text = Printer.print(CheckQueries.answer(check, owner, parameter -> sign + parameter.name() + ")"));
        Matcher gap = Pattern.compile(Pattern.quote(sign) + "([A-Za-z0-9]+)\\)").matcher(text);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (gap.find()) {
            pieces.add(new Piece.Literal(text.substring(from, gap.start())));
            pieces.add(new Piece.Reference(parameters.get(gap.group(1))));
            from = gap.end();
        }
        pieces.add(new Piece.Literal(text.substring(from)));
        DeployText cut = new DeployText(pieces);
        if (!cut.filled(Parameter::valueOrExample).equals(filled)) {
            throw new IllegalStateException("a query with parameters is not what it is with their values:\n" + text);
        }
        return cut;
    }

    private static String unusedIn(String text) {
        int number = 0;
        while (text.contains("gap" + number + "(")) {
            number++;
        }
        return "gap" + number + "(";
    }

    /** The parameters in it, none twice. */
    public List<Parameter> parameters() {
        Set<Parameter> parameters = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Reference reference) {
                parameters.add(reference.parameter());
            }
        }
        return List.copyOf(parameters);
    }

    /** The text with values in place of its parameters. */
    public String filled(Function<Parameter, String> values) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(
                    piece instanceof Piece.Reference reference
                            ? values.apply(reference.parameter())
                            : ((Piece.Literal) piece).text());
        }
        return filled.toString();
    }

    /** The text if it takes no values. */
    public Optional<String> known() {
        StringBuilder known = new StringBuilder();
        for (Piece piece : pieces) {
            if (!(piece instanceof Piece.Literal literal)) {
                return Optional.empty();
            }
            known.append(literal.text());
        }
        return Optional.of(known.toString());
    }

    /**
     * The text as a target writes it.
     *
     * @param literal spells what is known
     * @param reference spells a parameter
     */
    public String written(Function<String, String> literal, Function<Parameter, String> reference) {
        StringBuilder written = new StringBuilder();
        for (Piece piece : pieces) {
            written.append(
                    piece instanceof Piece.Reference given
                            ? reference.apply(given.parameter())
                            : literal.apply(((Piece.Literal) piece).text()));
        }
        return written.toString();
    }
}
