package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.TerminalRules;
import java.time.Duration;

/**
 * What the operator chose for the process in charge of terminals.
 *
 * @param leaseTime      after how long another process takes over from one that is gone
 * @param offlinePatience how long a session waits for its terminal to come back before a card was read
 * @param firstContact   after how long a terminal that has not been set up is said to be offline, whatever was found at
 *                       its address: how soon would tell which ports are open there
 * @param acceptsSilentDevices whether a terminal that never told its serial number may be worked with
 * @param strangers what becomes of approvals that nobody asked for
 */
public record ControlSettings(
        TerminalRules rules,
        Duration leaseTime,
        Duration offlinePatience,
        Duration firstContact,
        boolean acceptsSilentDevices,
        Strangers strangers) {
    /** Ten seconds, and a minute: nobody stands longer in front of a dead terminal. */
    public static final ControlSettings DEFAULT = of(TerminalRules.DEFAULT);

    /**
     * {@return what is usual, with these rules}
     *
     * @param rules what the operator has decided for all terminals
     */
    public static ControlSettings of(TerminalRules rules) {
        return new ControlSettings(
                rules, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(10), true, Strangers.DEFAULT);
    }

    /**
     * {@return the same, with another way to treat approvals that nobody asked for}
     *
     * @param others what becomes of approvals that nobody asked for
     */
    public ControlSettings with(Strangers others) {
        return new ControlSettings(rules, leaseTime, offlinePatience, firstContact, acceptsSilentDevices, others);
    }
}
