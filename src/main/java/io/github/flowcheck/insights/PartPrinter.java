package io.github.flowcheck.insights;

import java.util.List;

/** Writes the parts of a command that is read for its shape. */
final class PartPrinter {
    private PartPrinter() {}

    static void joined(List<Part> parts, StringBuilder text) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0 && !clings(parts, i)) {
                text.append(' ');
            }
            part(parts.get(i), text);
        }
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

    private static void part(Part part, StringBuilder text) {
        if (part instanceof Part.Word word) {
            text.append(word.text());
        } else if (part instanceof Part.Symbol symbol) {
            text.append(symbol.text());
        } else if (part instanceof Part.Group group) {
            text.append(group.square() ? '[' : '(');
            joined(group.parts(), text);
            text.append(group.square() ? ']' : ')');
        } else if (part instanceof Part.Subquery query) {
            CommandPrinter.subquery(query.commands(), text);
        } else {
            literal(((Part.Literal) part).expression(), text);
        }
    }

    private static void literal(Expression literal, StringBuilder text) {
        if (literal instanceof Expression.Field field) {
            text.append(FieldName.quoted(field.name()));
        } else {
            ExpressionPrinter.print(literal, text);
        }
    }
}
