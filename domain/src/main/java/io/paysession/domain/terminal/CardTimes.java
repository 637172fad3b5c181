package io.paysession.domain.terminal;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a terminal is kept for one card. The ends are moments of the wall clock and are stored with the session, so
 * that time passes for them while no server runs: the person in front of a terminal does not wait for a server.
 *
 * @param scanning how long to wait for a card; none for as long as the terminal does
 * @param deciding how long the merchant may think about a card that was read; none for ever
 */
public record CardTimes(Option<Duration> scanning, Option<Duration> deciding) {
    /** An hour for a card to come, for terminals that always scan; two minutes for the person whose card was read. */
    public static final CardTimes DEFAULT =
            new CardTimes(Option.some(Duration.ofHours(1)), Option.some(Duration.ofMinutes(2)));

    /** @throws IllegalArgumentException if a time is not more than nothing */
    public CardTimes {
        if (scanning.toList().appendAll(deciding).exists(time -> time.isZero() || time.isNegative())) {
            throw new IllegalArgumentException("A card is waited for, and decided about, for more than no time");
        }
    }

    Option<Instant> endOfScan(Instant start) {
        return scanning.map(start::plus);
    }

    Option<Instant> endOfDecision(Instant read) {
        return deciding.map(read::plus);
    }
}
