package io.paysession.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks texts and bytes, in all the ways that the tables of the REST adapter's tests know, at random places. */
final class Garbling {
    private static final List<String> VALUES = List.of(
            "0",
            "-0",
            "1e400",
            "-1E-400",
            "0x10",
            "NaN",
            "01",
            "1.",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(1000),
            "9".repeat(1001),
            "true",
            "nul",
            "null",
            "{}",
            "[]",
            "[null]",
            "[[[]]]",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\u0000\"",
            "\"\\ud83d\"",
            "\"\\ude00\\ud83d\"",
            "\"\u202e\u0661\"",
            "\"\ud83d\ude00\"",
            "'x'",
            "\"\n\"",
            "\"\\x41\"",
            "\"../../etc/passwd\"",
            "\"<script>\"",
            "\"' or 1=1 --\"",
            "{\"a\":{\"a\":1}}");

    private final Random random;

    Garbling(Random random) {
        this.random = random;
    }

    /** A value for a field: of another type, out of its limits, or none at all. */
    String value(String secret) {
        return switch (random.nextInt(8)) {
            case 0 -> "\"" + secret + "\"";
            case 1 -> "\"" + "x".repeat(random.nextInt(3000)) + "\"";
            case 2 -> nested(random.nextInt(4) == 0 ? 5000 : random.nextInt(40));
            case 3 -> "\"" + noise(random.nextInt(40)) + "\"";
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    String nested(int depth) {
        return random.nextBoolean()
                ? "[".repeat(depth) + "1" + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** Any characters but quotes and escapes. */
    String noise(int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x3000);
            noise.append(c == '"' || c == '\\' ? '?' : (char) c);
        }
        return noise.toString();
    }

    /** A body that is no JSON any more, whatever it was. */
    byte[] brokenJson(String json) {
        return switch (random.nextInt(8)) {
            case 0 -> json.substring(0, 1 + random.nextInt(json.length() - 1)).getBytes(UTF_8);
            case 1 -> (json + "}").getBytes(UTF_8);
            case 2 -> ("// comment\n" + json).getBytes(UTF_8);
            case 3 -> ("{\"a\":1,\"a\":2," + json.substring(1)).getBytes(UTF_8);
            case 4 -> json.getBytes(UTF_16);
            case 5 -> ("{\"a\":" + nested(33 + random.nextInt(2000)) + "}").getBytes(UTF_8);
            case 6 -> ("{\"\u00ff\u00c0\":1," + json.substring(1)).getBytes(ISO_8859_1);
            default -> ("{\"a\":NaN," + json.substring(1)).getBytes(UTF_8);
        };
    }

    /** One to three bytes changed, left out or put in, or the end cut off. */
    byte[] bytes(byte[] good) {
        byte[] bad = good;
        for (int i = random.nextInt(3); i >= 0 && bad.length > 1; i--) {
            int at = random.nextInt(bad.length);
            byte[] next;
            switch (random.nextInt(4)) {
                case 0 -> {
                    next = bad.clone();
                    next[at] = (byte) random.nextInt(256);
                }
                case 1 -> {
                    next = Arrays.copyOf(bad, bad.length - 1);
                    System.arraycopy(bad, at + 1, next, at, bad.length - at - 1);
                }
                case 2 -> {
                    next = Arrays.copyOf(bad, bad.length + 1);
                    System.arraycopy(bad, at, next, at + 1, bad.length - at);
                    next[at] = (byte) random.nextInt(256);
                }
                default -> next = Arrays.copyOf(bad, at + 1);
            }
            bad = next;
        }
        return bad;
    }

    byte[] garbage() {
        byte[] garbage = new byte[1 + random.nextInt(2000)];
        random.nextBytes(garbage);
        return garbage;
    }
}
