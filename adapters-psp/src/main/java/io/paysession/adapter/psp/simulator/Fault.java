package io.paysession.adapter.psp.simulator;

import java.time.Duration;

/**
 * Something that goes wrong once. It is armed by a command ({@link Moment}) and hits the next answer after that; answers
 * are all messages but Transaction Events.
 */
public sealed interface Fault {
    /**
     * Reads {@code drop=BYTE}, {@code late=DURATION}, {@code twice}, {@code corrupt}, {@code forget} or {@code reboot},
     * each with {@code @start}, {@code @auth}, {@code @commit}, {@code @void}, {@code @cancel} or {@code @now} at its
     * end; without, a drop counts from now on and the others hit the answer to the next Auth Session.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Fault parse(String text) {
        return FaultText.parse(text);
    }

    /** When it is armed. */
    Moment from();

    /** The connection is cut after so many more bytes of output, events included; 0 cuts at once. */
    record Drop(Moment from, int afterBytes) implements Fault {
        /** @throws IllegalArgumentException if the number is negative */
        public Drop {
            if (afterBytes < 0) {
                throw new IllegalArgumentException("A connection drops after 0 or more bytes");
            }
        }
    }

    /** The answer comes so much later; others may overtake it. */
    record AnswerLate(Moment from, Duration by) implements Fault {
        /** @throws IllegalArgumentException if the time is negative */
        public AnswerLate {
            if (by.isNegative()) {
                throw new IllegalArgumentException("An answer cannot come before its time");
            }
        }
    }

    /** The answer comes twice. */
    record AnswerTwice(Moment from) implements Fault {}

    /** The answer's checksum is wrong. */
    record CorruptChecksum(Moment from) implements Fault {}

    /** After the answer all open sessions are forgotten, without settlement. */
    record Forget(Moment from) implements Fault {}

    /** After the answer the terminal reboots; its sessions survive (U-11). */
    record Reboot(Moment from) implements Fault {}
}
