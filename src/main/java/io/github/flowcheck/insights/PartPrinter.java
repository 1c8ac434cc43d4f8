package io.github.flowcheck.insights;

import java.util.List;

/** Writes the parts of a command that is read for its shape. */
final class PartPrinter {
    private PartPrinter() {}

    static String joined(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0 && !clings(parts, i)) {
                text.append(' ');
            }
            text.append(part(parts.get(i)));
        }
        return text.toString();
    }

    /** Whether a part stands at once behind the one before it. */
    private static boolean clings(List<Part> parts, int i) {
        Part part = parts.get(i);
        Part before = parts.get(i - 1);
        boolean option = (isSymbol(part, "=") && before instanceof Part.Word)
                || (isSymbol(before, "=")
                        && i > 1
                        && parts.get(i - 2) instanceof Part.Word
                        && !(part instanceof Part.Symbol));
        boolean call = part instanceof Part.Group group
                && !group.square()
                && before instanceof Part.Word word
                && Functions.find(word.text()).isPresent();
        return option || call || isSymbol(part, ",") || (isSymbol(part, ":") && before instanceof Part.Word);
    }

    private static boolean isSymbol(Part part, String text) {
        return part instanceof Part.Symbol symbol && symbol.text().equals(text);
    }

    private static String part(Part part) {
        if (part instanceof Part.Word word) {
            return word.text();
        }
        if (part instanceof Part.Symbol symbol) {
            return symbol.text();
        }
        if (part instanceof Part.Group group) {
            String inner = joined(group.parts());
            return group.square() ? "[" + inner + "]" : "(" + inner + ")";
        }
        if (part instanceof Part.Subquery query) {
            return CommandPrinter.subquery(query.commands());
        }
        Expression literal = ((Part.Literal) part).expression();
        return literal instanceof Expression.Field field
                ? FieldName.quoted(field.name())
                : ExpressionPrinter.print(literal);
    }
}
