package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.codec.CodecSettings;
import io.paysession.domain.terminal.TerminalRules;
import java.time.Duration;

/**
 * What the operator chose for all links.
 *
 * @param codec          where the vendor's text is ambiguous
 * @param rules          the timeout and action that Setup tells a terminal
 * @param times          how long to wait for what
 * @param extendedBlocks whether an Apollo on the network is asked for extended blocks (psp-protocol 1.3)
 * @param p6xPreamble    first byte of what a P6X sends; configured in the device (psp-protocol 1.2)
 */
public record LinkSettings(
        CodecSettings codec, TerminalRules rules, Times times, boolean extendedBlocks, int p6xPreamble) {

    /** The proposed defaults. */
    public static LinkSettings standard(TerminalRules rules) {
        return new LinkSettings(CodecSettings.standard(), rules, Times.DEFAULT, false, 0xAA);
    }

    /**
     * How long to wait (assumptions U-6 and U-7).
     *
     * @param immediate     for the answer to what needs neither a human nor a bank; asked three times
     * @param disposal      for the answer to a commit, a void or a changed amount
     * @param keepAlive     after so much silence the terminal is asked how it is; less than the 20 s after which it
     *                      hangs up (psp-protocol 1.1)
     * @param startQuiet    after so much silence a terminal that was to scan is asked whether it does (U-14)
     * @param interByte     how long a frame may pause on the network
     * @param interByteSerial how long a frame may pause on a serial line
     * @param firstPause    before connecting again; doubled with each failure
     * @param longestPause  before connecting again
     */
    public record Times(
            Duration immediate,
            Duration disposal,
            Duration keepAlive,
            Duration startQuiet,
            Duration interByte,
            Duration interByteSerial,
            Duration firstPause,
            Duration longestPause) {

        /** The proposed defaults. */
        public static final Times DEFAULT = new Times(
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofMillis(300),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofMillis(250),
                Duration.ofSeconds(15));

        /** With other times for answers and silence. */
        public Times with(Duration immediately, Duration forDisposal, Duration silence) {
            return new Times(
                    immediately,
                    forDisposal,
                    silence,
                    startQuiet,
                    interByte,
                    interByteSerial,
                    firstPause,
                    longestPause);
        }
    }
}
