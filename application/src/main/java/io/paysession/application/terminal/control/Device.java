package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.vavr.control.Option;

/**
 * Which device is at the other end of the link, and whether it is the right one. What another device has approved is
 * never disposed of here: two devices use the same numbers for different cardholders.
 */
final class Device {
    private final boolean acceptsSilent;
    private Recognition known = Recognition.NOTHING;
    private Option<DeviceSerial> told = Option.none();
    private boolean unstored;

    Device(boolean acceptsSilent) {
        this.acceptsSilent = acceptsSilent;
    }

    /** A link to a device that has told this. Who is meant must be asked of the store before anything is done. */
    void arrives(Option<DeviceSerial> serial) {
        told = serial;
        unstored = true;
    }

    /** Whether the store does not know yet that it is there. */
    boolean isUnstored() {
        return unstored;
    }

    /** The store knows. */
    void isStored(Recognition recognition) {
        known = recognition;
        unstored = false;
    }

    /** What the device has told. */
    Option<DeviceSerial> told() {
        return told;
    }

    /** The device as what reads cards. */
    CardReader reader() {
        return new CardReader(told, known.generation());
    }

    /** Whether it is not the one that is meant, or one that does not tell and is not accepted. */
    boolean isOther() {
        return known.isOther(told, acceptsSilent);
    }

    /** Whether it does not tell who it is. */
    boolean isSilent() {
        return told.isEmpty();
    }

    /** Whether it may dispose of that session: it is the right device, and the session's. */
    boolean owes(TerminalSession session) {
        return !isOther() && has(session, reader());
    }

    /**
     * Whether a session was read by a device.
     *
     * @param device the device
     */
    boolean has(TerminalSession session, CardReader device) {
        Option<DeviceSerial> reader = session.reader().serial();
        return reader.isDefined() && device.serial().isDefined()
                ? reader.equals(device.serial())
                : device.serial().equals(known.trusted()) && known.isOf(session.reader());
    }
}
