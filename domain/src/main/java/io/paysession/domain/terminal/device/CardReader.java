package io.paysession.domain.terminal.device;

import io.vavr.control.Option;

/**
 * Which device has read a card, and so has what was reserved on it.
 *
 * @param serial     what the device tells; none if it does not tell
 * @param generation how often the terminal's device had been exchanged by then, 0 or more: it tells apart those that do not
 *                   tell
 */
public record CardReader(Option<DeviceSerial> serial, int generation) {
    /** A device that does not tell, from before anything was exchanged. */
    public static final CardReader UNKNOWN = new CardReader(Option.none(), 0);
}
