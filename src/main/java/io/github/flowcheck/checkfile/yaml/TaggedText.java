package io.github.flowcheck.checkfile.yaml;

/**
 * Whether a text is what its tag says, for the tags of YAML 1.1 that not every text fits. Tags are not read; but where a text
 * is not even what its tag says, nothing else is told of it.
 */
final class TaggedText {
    private static final String YAML = "tag:yaml.org,2002:";

    private TaggedText() {}

    /** @param tag with its handle replaced */
    static boolean fits(String tag, String text) {
        String type = tag;
        if (tag.startsWith(YAML)) {
            int comma = tag.indexOf(',', YAML.length());
            type = tag.substring(YAML.length(), comma < 0 ? tag.length() : comma);
        }
        return switch (type) {
            case "binary" -> isBase64(text);
            case "int" -> text.isEmpty() || isInteger(text);
            default -> true;
        };
    }

    /** Groups of four characters, the last one filled up with {@code =}; blanks and line breaks stand between groups only. */
    private static boolean isBase64(String text) {
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) <= ' ') {
                at++;
            } else if (isBase64Group(text, at)) {
                at += 4;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Group(String text, int at) {
        if (at + 4 > text.length() || !isBase64(text.charAt(at)) || !isBase64(text.charAt(at + 1))) {
            return false;
        }
        boolean filled = text.charAt(at + 3) == '=';
        return (isBase64(text.charAt(at + 2)) || (filled && text.charAt(at + 2) == '='))
                && (filled || isBase64(text.charAt(at + 3)));
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    /** Binary, octal or hexadecimal digits behind their sign, or anything else that has more to it than underscores. */
    private static boolean isInteger(String text) {
        int first = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        if (first + 1 < text.length() && text.charAt(first) == '0') {
            return switch (text.charAt(first + 1)) {
                case 'b', 'B' -> hasDigits(text, first + 2, 2);
                case 'o' -> hasDigits(text, first + 2, 8);
                case 'x', 'X' -> hasDigits(text, first + 2, 16);
                case '_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> hasDigits(text, first + 1, 8);
                default -> true;
            };
        }
        return !text.substring(first).replace("_", "").isEmpty();
    }

    private static boolean hasDigits(String text, int start, int radix) {
        String digits = text.substring(start).replace("_", "");
        int first = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        for (int i = first; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), radix) < 0) {
                return false;
            }
        }
        return first < digits.length();
    }
}
