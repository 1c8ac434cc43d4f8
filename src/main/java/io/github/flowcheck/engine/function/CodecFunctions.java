package io.github.flowcheck.engine.function;

import io.github.flowcheck.engine.function.ScalarFunctions.Builder;
import io.github.flowcheck.engine.row.Budget;
import io.github.flowcheck.engine.row.Evaluator;
import io.github.flowcheck.engine.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions between notations. Of what is not written in the notation they have no value. */
final class CodecFunctions {
    private static final Pattern HEX = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{1,28})");
    private static final Pattern HEX_BYTES = Pattern.compile("(?:[0-7][0-9a-fA-F])*+");
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private CodecFunctions() {}

    static void addTo(Map<String, Builder> builders) {
        builders.put("base64encode", of(CodecFunctions::base64Encoded));
        builders.put("base64decode", of(CodecFunctions::base64));
        builders.put("urlencode", of(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)));
        builders.put("urldecode", of(CodecFunctions::urlDecoded));
        builders.put("hexToDec", of(CodecFunctions::hexToDec));
        builders.put("hexToAscii", of(CodecFunctions::hexToAscii));
        builders.put("md5", of(text -> hash("MD5", text)));
        builders.put("sha256", of(text -> hash("SHA-256", text)));
        builders.put("ipv4ToNumber", of(CodecFunctions::ipv4));
        builders.put("decToHex", arguments -> {
            Evaluator operand = arguments.number(0);
            return row -> operand.on(row) instanceof Number number ? decToHex(number) : null;
        });
    }

    private static Builder of(Function<String, @Nullable Object> function) {
        return arguments -> {
            Evaluator operand = arguments.text(0);
            Budget budget = arguments.budget();
            return row -> {
                Object result = operand.on(row) instanceof String text ? function.apply(text) : null;
                budget.checkLength(Budget.characters(result));
                return result;
            };
        };
    }

    private static Object base64Encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Object base64(String text) {
        return BASE64.matcher(text).matches()
                ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
                : null;
    }

    /** As web forms do it, where {@code +} is a blank. */
    private static @Nullable Object urlDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Object hexToDec(String text) {
        Matcher matcher = HEX.matcher(text);
        return matcher.matches() ? Numbers.of(new BigDecimal(new BigInteger(matcher.group(1), 16))) : null;
    }

    private static Object decToHex(Number number) {
        BigInteger whole =
                Numbers.decimal(number).setScale(0, RoundingMode.DOWN).toBigInteger();
        return (whole.signum() < 0 ? "-0x" : "0x") + whole.abs().toString(16);
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

    /** In hexadecimal, as such hashes are usually written; every Java has both algorithms. */
    private static Object hash(String algorithm, String text) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object ipv4(String text) {
        long number = AddressFunctions.ipv4(text);
        return number < 0 ? null : (Object) number;
    }
}
