package io.paysession.adapter.psp;

import io.paysession.domain.terminal.TerminalRules;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the operator chose for the links to terminals. The numbers U-… are the unknowns of psp-protocol 9.
 *
 * @param rules             the timeout and action that every terminal is told, and the bank's time (U-7, U-11)
 * @param tlsTrust          PEM file with the certificates that TLS terminals are trusted by: authorities, or a terminal's
 *                          own, which is then pinned; none for the runtime's authorities (U-1)
 * @param commitAmountFirst whether Commit Session carries the amount before the session id (U-15)
 * @param extendedBlocks    whether an Apollo on the network is asked for extended blocks
 * @param p6xPreamble       first byte of what a P6X sends, 0 to 255
 * @param serial            baud rates (U-3)
 * @param times             how long to wait (U-6, U-7)
 */
public record PspSettings(
        TerminalRules rules,
        Option<Path> tlsTrust,
        boolean commitAmountFirst,
        boolean extendedBlocks,
        int p6xPreamble,
        BaudRates serial,
        Times times) {

    /** The proposed defaults. */
    public static PspSettings standard(TerminalRules rules) {
        return new PspSettings(rules, Option.none(), false, false, 0xAA, BaudRates.DEFAULT, Times.DEFAULT);
    }

    /**
     * Speeds of serial lines, in bits a second.
     *
     * @param apollo for the Apollo family
     * @param p6x    for the P6X family
     */
    public record BaudRates(int apollo, int p6x) {
        /** The proposed defaults. */
        public static final BaudRates DEFAULT = new BaudRates(115_200, 57_600);
    }

    /**
     * How long to wait for a terminal.
     *
     * @param immediate for the answer to what needs neither a human nor a bank; asked three times
     * @param disposal  for the answer to a commit or a void
     * @param keepAlive after so much silence the terminal is asked how it is, less than the 20 s after which it hangs up
     */
    public record Times(Duration immediate, Duration disposal, Duration keepAlive) {
        /** The proposed defaults. */
        public static final Times DEFAULT =
                new Times(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(15));
    }
}
