package io.paysession.benchmarks;

import io.paysession.benchmarks.terminal.TerminalsMode;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * What to measure.
 *
 * @param mode      which of the benchmarks
 * @param seconds   how long each single measurement takes
 * @param terminals how many terminals there are
 * @param period    how often each of them has a session
 * @param runs      how many starts of each kind
 */
record CommandLine(Mode mode, int seconds, int terminals, Duration period, int runs) {
    static final String USAGE = "usage: java -jar benchmarks.jar domain|http|store [--seconds N]"
            + " | terminals [--terminals N] [--period DURATION] [--seconds N] | start [--runs N]";

    private static final int LONGEST_SECONDS = 3600;
    private static final int MOST_TERMINALS = 5000;
    private static final int MOST_RUNS = 1000;
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(10);

    enum Mode {
        DOMAIN(10),
        HTTP(10),
        STORE(10),
        TERMINALS(120),
        START(0);

        private final int seconds;

        Mode(int seconds) {
            this.seconds = seconds;
        }
    }

    /** As it is measured unless told otherwise. */
    static CommandLine of(Mode mode) {
        return new CommandLine(mode, mode.seconds, 500, Duration.ofSeconds(2), 7);
    }

    TerminalsMode.Load load() {
        return new TerminalsMode.Load(terminals, period, seconds);
    }

    /** Left: one line that says what is wrong. */
    static Either<String, CommandLine> parse(String... arguments) {
        if (arguments.length % 2 == 0) {
            return Either.left(USAGE);
        }
        Either<String, CommandLine> line = mode(arguments[0])
                .map(CommandLine::of)
                .toEither(() -> "there is no benchmark '" + arguments[0] + "'; " + USAGE);
        for (int i = 1; i < arguments.length; i += 2) {
            String option = arguments[i];
            String value = arguments[i + 1];
            line = line.flatMap(known -> known.with(option, value));
        }
        return line;
    }

    private Either<String, CommandLine> with(String option, String value) {
        if (mode == Mode.START) {
            return option.equals("--runs")
                    ? number(option, value, MOST_RUNS)
                            .map(chosen -> new CommandLine(mode, seconds, terminals, period, chosen))
                    : Either.left("there is no option '" + option + "' of this benchmark; " + USAGE);
        }
        if (option.equals("--seconds")) {
            return number(option, value, LONGEST_SECONDS)
                    .map(chosen -> new CommandLine(mode, chosen, terminals, period, runs));
        }
        if (mode == Mode.TERMINALS && option.equals("--terminals")) {
            return number(option, value, MOST_TERMINALS)
                    .map(chosen -> new CommandLine(mode, seconds, chosen, period, runs));
        }
        if (mode == Mode.TERMINALS && option.equals("--period")) {
            return duration(option, value).map(chosen -> new CommandLine(mode, seconds, terminals, chosen, runs));
        }
        return Either.left("there is no option '" + option + "' of this benchmark; " + USAGE);
    }

    private static Option<Mode> mode(String name) {
        return Option.of(
                switch (name) {
                    case "domain" -> Mode.DOMAIN;
                    case "http" -> Mode.HTTP;
                    case "store" -> Mode.STORE;
                    case "terminals" -> Mode.TERMINALS;
                    case "start" -> Mode.START;
                    default -> null;
                });
    }

    private static Either<String, Integer> number(String option, String text, int most) {
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        return number >= 1 && number <= most
                ? Either.right(number)
                : Either.left(option + " must be from 1 to " + most);
    }

    private static Either<String, Duration> duration(String option, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST_PERIOD) <= 0) {
                return Either.right(duration);
            }
        } catch (DateTimeException notADuration) {
            return Either.left(option + " must be an ISO-8601 duration such as PT2S");
        }
        return Either.left(option + " must be more than zero and at most " + LONGEST_PERIOD);
    }
}
