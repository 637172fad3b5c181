package io.paysession.benchmarks;

import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What to measure.
 *
 * @param mode    which of the three benchmarks
 * @param seconds how long each single measurement takes
 */
record CommandLine(Mode mode, int seconds) {
    static final String USAGE = "usage: java -jar benchmarks.jar domain|http|store [--seconds N]";

    private static final int DEFAULT_SECONDS = 10;
    private static final int LONGEST_SECONDS = 3600;

    enum Mode {
        DOMAIN,
        HTTP,
        STORE
    }

    /** Left: one line that says what is wrong. */
    static Either<String, CommandLine> parse(String... arguments) {
        if (arguments.length != 1 && arguments.length != 3) {
            return Either.left(USAGE);
        }
        Option<Mode> mode = mode(arguments[0]);
        if (mode.isEmpty()) {
            return Either.left("there is no benchmark '" + arguments[0] + "'; " + USAGE);
        }
        if (arguments.length == 1) {
            return Either.right(new CommandLine(mode.get(), DEFAULT_SECONDS));
        }
        return arguments[1].equals("--seconds")
                ? seconds(arguments[2]).map(seconds -> new CommandLine(mode.get(), seconds))
                : Either.left("there is no option '" + arguments[1] + "'; " + USAGE);
    }

    private static Option<Mode> mode(String name) {
        return Option.of(
                switch (name) {
                    case "domain" -> Mode.DOMAIN;
                    case "http" -> Mode.HTTP;
                    case "store" -> Mode.STORE;
                    default -> null;
                });
    }

    private static Either<String, Integer> seconds(String text) {
        boolean number = text.matches("[0-9]{1,5}");
        int seconds = number ? Integer.parseInt(text) : 0;
        return seconds >= 1 && seconds <= LONGEST_SECONDS
                ? Either.right(seconds)
                : Either.left("--seconds must be from 1 to " + LONGEST_SECONDS);
    }
}
