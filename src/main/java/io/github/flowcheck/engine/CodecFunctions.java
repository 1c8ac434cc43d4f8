package io.github.flowcheck.engine;

import io.github.flowcheck.engine.ScalarFunctions.Builder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions between notations. Of what is not written in the notation they have no value. */
final class CodecFunctions {
    private static final Pattern HEX = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{1,15})");
    private static final Pattern HEX_BYTES = Pattern.compile("(?:[0-7][0-9a-fA-F])*+");
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private CodecFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put(
                "base64encode", of(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        builders.put("base64decode", of(CodecFunctions::base64));
        builders.put("hexToDec", of(CodecFunctions::hexToDec));
        builders.put("hexToAscii", of(CodecFunctions::hexToAscii));
        builders.put("ipv4ToNumber", of(CodecFunctions::ipv4));
    }

    private static Builder of(Function<String, @Nullable Object> function) {
        return (call, compiler) -> {
            Evaluator operand = compiler.text(call.arguments().get(0));
            return row -> operand.on(row) instanceof String text ? function.apply(text) : null;
        };
    }

    private static @Nullable Object base64(String text) {
        return BASE64.matcher(text).matches()
                ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
                : null;
    }

    private static @Nullable Object hexToDec(String text) {
        var matcher = HEX.matcher(text);
        return matcher.matches() ? (Object) Long.parseLong(matcher.group(1), 16) : null;
    }

    private static @Nullable Object hexToAscii(String text) {
        if (!HEX_BYTES.matcher(text).matches()) {
            return null;
        }
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i += 2) {
            ascii.append((char) Integer.parseInt(text.substring(i, i + 2), 16));
        }
        return ascii.toString();
    }

    private static @Nullable Object ipv4(String text) {
        long number = AddressFunctions.ipv4(text);
        return number < 0 ? null : (Object) number;
    }
}
