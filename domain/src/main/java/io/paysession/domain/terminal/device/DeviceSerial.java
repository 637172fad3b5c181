package io.paysession.domain.terminal.device;

import io.vavr.control.Option;

/**
 * What a device says it is: its serial number. An address leads to whatever device is there today; only this tells two
 * devices apart.
 *
 * @param value 1 to 64 printable ASCII characters, none of them a space at the begin or the end
 */
public record DeviceSerial(String value) {
    /** @throws IllegalArgumentException if it is not well-formed */
    public DeviceSerial {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a serial number");
        }
    }

    /**
     * Reads what a device or a client sent; none if it cannot be a serial number, so that the device has told nothing.
     *
     * @param text what was told, with or without spaces around it
     * @return the serial number
     */
    public static Option<DeviceSerial> parse(String text) {
        String told = text.strip();
        return Option.when(isWellFormed(told), () -> new DeviceSerial(told));
    }

    private static boolean isWellFormed(String text) {
        return text.matches("[!-~]([ -~]{0,62}[!-~])?");
    }

    @Override
    public String toString() {
        return value;
    }
}
