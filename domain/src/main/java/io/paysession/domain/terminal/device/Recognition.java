package io.paysession.domain.terminal.device;

import io.vavr.control.Option;

/**
 * Which device is meant by a terminal, and which one is there.
 *
 * @param trusted    the device that is meant: the first that told its serial number, or the one that replaced it; none if
 *                   none has told yet, or the one that was accepted does not tell
 * @param found      what is at the address instead, and has told who it is; none if the right one is there, or nothing
 *                   tells
 * @param generation how often another device was meant before, 0 or more
 * @param silence    what is known of devices that do not tell
 */
public record Recognition(Option<DeviceSerial> trusted, Option<DeviceSerial> found, int generation, Silence silence) {
    /** What is known of devices that do not tell who they are. */
    public enum Silence {
        /** None was there since the device was exchanged last. */
        UNHEARD,
        /** One was there, and may have been worked with. */
        MET,
        /** Somebody has said that one is the right one. */
        MEANT
    }

    /** Nothing is known yet. */
    public static final Recognition NOTHING = new Recognition(Option.none(), Option.none(), 0, Silence.UNHEARD);

    /**
     * {@return what is known after a device has, or has not, told who it is} The first one that does is trusted, unless
     * one that does not tell is the right one: because somebody has said so, or because money is still reserved in it.
     *
     * @param told the serial number of the device that is there; none if it does not tell
     * @param owesSilent whether a session is not over whose card was read by a device that does not tell
     */
    public Recognition meets(Option<DeviceSerial> told, boolean owesSilent) {
        if (told.isEmpty()) {
            Silence met = silence == Silence.UNHEARD && trusted.isEmpty() ? Silence.MET : silence;
            return new Recognition(trusted, Option.none(), generation, met);
        }
        boolean silentIsMeant = silence == Silence.MEANT || silence == Silence.MET && owesSilent;
        Option<DeviceSerial> meant = trusted.orElse(silentIsMeant ? Option.none() : told);
        return new Recognition(meant, told.filter(device -> !meant.contains(device)), generation, silence);
    }

    /**
     * {@return whether it is another device than the one that is meant}
     *
     * @param told the serial number of the device that is there; none if it does not tell
     * @param acceptsSilent whether a device that never told who it is may be worked with
     */
    public boolean isOther(Option<DeviceSerial> told, boolean acceptsSilent) {
        return told.isDefined() || trusted.isDefined() ? !told.equals(trusted) : !acceptsSilent;
    }

    /**
     * {@return what is known after somebody has said that this device is the right one now; none if it is not there}
     *
     * @param right  none for a device that does not tell
     * @param status how the terminal is, as whoever is in charge of it says
     */
    public Option<Recognition> replacedBy(Option<DeviceSerial> right, TerminalStatus status) {
        if (trusted.equals(right)) {
            return Option.some(this);
        }
        return Option.when(
                status == TerminalStatus.OTHER_DEVICE && found.equals(right),
                () -> new Recognition(
                        right, Option.none(), generation + 1, right.isEmpty() ? Silence.MEANT : Silence.UNHEARD));
    }

    /** {@return what is known once the terminal is at another address: nothing was met there yet} */
    public Recognition moved() {
        return new Recognition(trusted, Option.none(), generation, silence);
    }

    /** {@return what is known once another kind of device is meant, or none at all} */
    public Recognition forgotten() {
        return new Recognition(Option.none(), Option.none(), generation + 1, Silence.UNHEARD);
    }

    /**
     * {@return whether what was read by that device is reserved in the one that is meant} What was read by a device
     * that told nothing belongs to whatever was there until the device was replaced.
     *
     * @param reader the device that has read a card
     */
    public boolean isOf(CardReader reader) {
        return reader.serial().isDefined() ? reader.serial().equals(trusted) : reader.generation() == generation;
    }
}
