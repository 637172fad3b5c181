package io.paysession.adapter.psp.codec;

import io.vavr.control.Option;

/** States of the terminal, one bit each (source: psp-protocol 2.1). */
public enum TerminalState {
    /** The protocol is not in use. */
    OFFLINE(0x01),
    /** Synchronised; the only state that accepts Protocol and Setup. */
    ONLINE(0x02),
    /** Configured, not accepting cards. */
    DISABLED(0x04),
    /** Ready to start a session. */
    ENABLED(0x08),
    /** Scanning for a card. */
    WAIT_CARD(0x10),
    /** A card was read; Auth Session or Cancel Session is expected. */
    WAIT_AUTH(0x20);

    private final int code;

    TerminalState(int code) {
        this.code = code;
    }

    /** The state's bit. */
    public int code() {
        return code;
    }

    /** None for an unknown code. */
    public static Option<TerminalState> of(int code) {
        for (TerminalState state : values()) {
            if (state.code == code) {
                return Option.some(state);
            }
        }
        return Option.none();
    }
}
