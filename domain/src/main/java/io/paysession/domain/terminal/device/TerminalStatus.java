package io.paysession.domain.terminal.device;

/** Whether a terminal can be worked with right now. */
public enum TerminalStatus {
    /** Nobody has reached it yet since it was registered or since the server started. */
    CONNECTING,
    /** It is set up and takes cards. */
    ONLINE,
    /** It cannot be reached; the server keeps trying. */
    OFFLINE,
    /** Another device than the one that is meant is at its address, or one that does not say who it is. */
    OTHER_DEVICE
}
