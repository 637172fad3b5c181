package io.paysession.adapter.psp.simulator;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * How long a terminal waits.
 *
 * @param cardDetect for a card (source: psp-protocol 5.5: 60 s); none for ever
 * @param waitAuth for Auth or Cancel after a card was read (U-8); none for ever
 * @param idleClose for traffic before it closes a TCP connection (source: psp-protocol 1.1: 20 s); none on a serial line
 * @param interByte for the rest of a block (U-6)
 * @param boot how long it does not answer after a reboot
 */
public record TerminalTiming(
        Option<Duration> cardDetect,
        Option<Duration> waitAuth,
        Option<Duration> idleClose,
        Duration interByte,
        Duration boot) {
    /** On a TCP connection. */
    public static TerminalTiming tcp() {
        return new TerminalTiming(
                Option.some(Duration.ofSeconds(60)),
                Option.none(),
                Option.some(Duration.ofSeconds(20)),
                Duration.ofSeconds(5),
                Duration.ZERO);
    }

    /** On a serial line, which is always up. */
    public static TerminalTiming serial() {
        return new TerminalTiming(
                Option.some(Duration.ofSeconds(60)),
                Option.none(),
                Option.none(),
                Duration.ofMillis(500),
                Duration.ZERO);
    }

    /** With another time for a card to appear. */
    public TerminalTiming withCardDetect(Option<Duration> time) {
        return new TerminalTiming(time, waitAuth, idleClose, interByte, boot);
    }

    /** With another time for the host to decide. */
    public TerminalTiming withWaitAuth(Option<Duration> time) {
        return new TerminalTiming(cardDetect, time, idleClose, interByte, boot);
    }

    /** With another boot time. */
    public TerminalTiming withBoot(Duration time) {
        return new TerminalTiming(cardDetect, waitAuth, idleClose, interByte, time);
    }
}
