package io.paysession.adapter.psp.simulator;

/**
 * Who a simulated terminal is, and what it says when it is asked (Request Ids, psp-protocol 3.6).
 *
 * @param serialNumber 1 to 14 characters, so that both families can tell it
 */
public record Identity(String serialNumber, Manner manner) {
    private static final int LONGEST = 14;

    /** How the question is answered. */
    public enum Manner {
        ANSWERED,
        /** With a Result that is not OK, as by a terminal that does not know the question. */
        REFUSED,
        /** Not at all. */
        IGNORED
    }

    /** @throws IllegalArgumentException if no terminal could tell that serial number */
    public Identity {
        if (!serialNumber.matches("[!-~]{1," + LONGEST + "}")) {
            throw new IllegalArgumentException("a serial number has 1 to " + LONGEST + " characters and no spaces");
        }
    }

    /** The first of the simulator's own serial numbers, told to whoever asks. */
    public static Identity standard() {
        return numbered(1);
    }

    /** One of the simulator's own serial numbers, from 1 on. */
    static Identity numbered(int number) {
        return new Identity("SIM%08d".formatted(number), Manner.ANSWERED);
    }

    /** Another device with the same manners. */
    public Identity withSerialNumber(String other) {
        return new Identity(other, manner);
    }

    /** The same device with other manners. */
    public Identity with(Manner other) {
        return new Identity(serialNumber, other);
    }
}
