package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.TerminalRules;
import java.time.Duration;

/**
 * What the operator chose for the process in charge of terminals.
 *
 * @param leaseTime      after how long another process takes over from one that is gone
 * @param offlinePatience how long a session waits for its terminal to come back before a card was read
 * @param acceptsSilentDevices whether a terminal that never told its serial number may be worked with
 */
public record ControlSettings(
        TerminalRules rules, Duration leaseTime, Duration offlinePatience, boolean acceptsSilentDevices) {
    /** Ten seconds, and a minute: nobody stands longer in front of a dead terminal. */
    public static final ControlSettings DEFAULT =
            new ControlSettings(TerminalRules.DEFAULT, Duration.ofSeconds(10), Duration.ofMinutes(1));

    /** Accepting devices that do not tell who they are. */
    public ControlSettings(TerminalRules rules, Duration leaseTime, Duration offlinePatience) {
        this(rules, leaseTime, offlinePatience, true);
    }
}
