package io.paysession.adapter.acquirer.sandbox;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * What goes wrong on purpose, and how long the sandbox takes.
 *
 * @param latency       how long it takes before it does anything
 * @param latencyAfter  how long it takes to answer when it has done what was asked
 * @param notReached    how often it cannot be reached, 0 to 1
 * @param silentBefore  how often a request gets lost: nothing is done, and nothing is answered
 * @param silentAfter   how often an answer gets lost: everything is done
 * @param silentInquiry how often an inquiry is not answered
 * @param seed          for everything random
 */
record SandboxFaults(
        Duration latency,
        Duration latencyAfter,
        double notReached,
        double silentBefore,
        double silentAfter,
        double silentInquiry,
        long seed) {
    static final SandboxFaults NONE = new SandboxFaults(Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, 0);

    /** Whoever sends a note must not hold a thread for longer. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A merchant's note that begins so tells the sandbox what is to go wrong with this one transaction. */
    private static final String NOTE = "sandbox:";

    /**
     * Reads {@code latency=PT0.2S,silent-after=0.01}; a fault without a number happens always.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static SandboxFaults parse(String text) {
        SandboxFaults faults = NONE;
        for (String part : text.split(",")) {
            String word = part.strip();
            int equals = word.indexOf('=');
            if (!word.isEmpty()) {
                faults = faults.with(
                        equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
            }
        }
        return faults;
    }

    /** What a merchant's note asks for; none if it asks for nothing, or not in a way that can be understood. */
    static Option<SandboxFaults> ofNote(String note) {
        if (!note.startsWith(NOTE)) {
            return Option.none();
        }
        try {
            return Option.some(parse(note.substring(NOTE.length())));
        } catch (IllegalArgumentException anyText) {
            return Option.none();
        }
    }

    private SandboxFaults with(String name, String value) {
        return switch (name) {
            case "latency" ->
                new SandboxFaults(
                        duration(value), latencyAfter, notReached, silentBefore, silentAfter, silentInquiry, seed);
            case "latency-after" ->
                new SandboxFaults(latency, duration(value), notReached, silentBefore, silentAfter, silentInquiry, seed);
            case "not-reached" ->
                new SandboxFaults(latency, latencyAfter, chance(value), silentBefore, silentAfter, silentInquiry, seed);
            case "silent-before" ->
                new SandboxFaults(latency, latencyAfter, notReached, chance(value), silentAfter, silentInquiry, seed);
            case "silent-after" ->
                new SandboxFaults(latency, latencyAfter, notReached, silentBefore, chance(value), silentInquiry, seed);
            case "silent-inquiry" ->
                new SandboxFaults(latency, latencyAfter, notReached, silentBefore, silentAfter, chance(value), seed);
            case "seed" ->
                new SandboxFaults(
                        latency, latencyAfter, notReached, silentBefore, silentAfter, silentInquiry, number(value));
            default ->
                throw new IllegalArgumentException(
                        "the sandbox knows latency, latency-after, not-reached, silent-before, silent-after,"
                                + " silent-inquiry and seed");
        };
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("a latency of the sandbox is a duration such as PT0.2S", wrong);
        }
        throw new IllegalArgumentException("a latency of the sandbox is between PT0S and PT60S");
    }

    private static double chance(String text) {
        double chance = text.isEmpty() ? 1 : decimal(text);
        if (chance >= 0 && chance <= 1) {
            return chance;
        }
        throw new IllegalArgumentException("how often the sandbox does something wrong is between 0 and 1");
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "how often the sandbox does something wrong is a number such as 0.01", wrong);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("the seed of the sandbox is a whole number", wrong);
        }
    }
}
