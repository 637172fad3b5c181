package io.paysession.application.port;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** The registered terminals. Every method is one transaction; what it acknowledges survives a crash. */
public interface Terminals {
    /** What became of a registration. */
    enum Registration {
        /** It was not registered, and is now. */
        ADDED,
        /** It was registered already, and is now as wanted; also if nothing has changed. */
        UPDATED,
        /** It is permitted nowhere but where it is registered; nothing has changed. */
        NOT_PERMITTED,
        /** The merchant has as many terminals as it may have; nothing has changed. */
        TOO_MANY,
        /** Another terminal, perhaps another merchant's, has that address; nothing has changed. */
        ADDRESS_TAKEN,
        /**
         * Its family and currency cannot change as long as a session on it is not over; nothing has changed. Its address
         * can: a terminal that has moved must be reached, because of just those sessions.
         */
        STILL_USED
    }

    /** What became of a removal. */
    enum Removal {
        /** It was registered, and is not any more. */
        REMOVED,
        /** There is no such terminal. */
        NOT_FOUND,
        /** A session on it is not over; nothing has changed. */
        STILL_USED
    }

    /** What became of a replacement. */
    enum Replacement {
        /** That device is meant from now on, or was already. */
        REPLACED,
        /** There is no such terminal. */
        NOT_FOUND,
        /** Another device than that one is at the address, or none; nothing has changed. */
        NOT_THERE
    }

    /**
     * A terminal and whether it can be worked with.
     *
     * @param status what the process in charge has last said; {@link TerminalStatus#CONNECTING} if none is in charge,
     *               or its lease has run out
     * @param device which device is meant, and what was found last
     */
    record Registered(Terminal terminal, TerminalStatus status, Recognition device) {}

    /**
     * What the operator permits.
     *
     * @param place whether the terminal may be registered at its address. If not, that is found out no sooner than that
     *              another terminal has it: whoever asks must not learn which
     * @param most  how many terminals the merchant may have
     */
    record Permit(boolean place, int most) {
        /** Whatever is wanted. */
        public static final Permit ANYTHING = new Permit(true, Integer.MAX_VALUE);
    }

    /**
     * Makes sure that the terminal is registered like this, wherever that is.
     *
     * @param terminal the terminal as it is to be
     * @return what has become of it
     */
    default Registration register(Terminal terminal) {
        return register(terminal, Permit.ANYTHING);
    }

    /**
     * Makes sure that the terminal is registered like this; always permitted is what is so already. If that changes it,
     * whoever is in charge of it loses the lease. At another address the same device is meant; with another family or
     * currency, one that is not known yet.
     *
     * @param terminal the terminal as it is to be
     * @param permit what the operator permits to its merchant there
     * @return what has become of it
     */
    Registration register(Terminal terminal, Permit permit);

    /**
     * {@return whose terminal is at the place of that address, however the address is written; none if nobody's is}
     *
     * @param address an address as a client has written it
     */
    Option<TerminalKey> holder(TerminalAddress address);

    /**
     * {@return the terminal of that name; none if there is none}
     *
     * @param key whose terminal it is, and its name
     */
    Option<Registered> find(TerminalKey key);

    /**
     * {@return all terminals of a merchant, in the order of their names' characters}
     *
     * @param merchant whose terminals
     */
    Seq<Registered> list(MerchantId merchant);

    /**
     * Forgets all terminals of a merchant, or none of them.
     *
     * @param merchant whose terminals
     * @return {@link Removal#REMOVED}, also if there were none, or {@link Removal#STILL_USED}
     */
    Removal removeAll(MerchantId merchant);

    /**
     * {@return terminals of all merchants that are {@link TerminalStatus#OFFLINE}, in the order of their names}
     *
     * @param limit the most to return, at least 1
     */
    Seq<TerminalKey> offline(int limit);

    /**
     * {@return terminals of all merchants at whose address another device is, in the order of their names}
     *
     * @param limit the most to return, at least 1
     */
    Seq<TerminalKey> otherDevice(int limit);

    /**
     * Another device is meant from now on: the one that was found, and is there as far as whoever is in charge knows. Whoever
     * is in charge loses the lease.
     *
     * @param right what is expected to be there; none for a device that does not tell who it is
     * @param key whose terminal it is, and its name
     * @param now the present moment
     * @return what has become of it
     */
    Replacement replace(TerminalKey key, Option<DeviceSerial> right, Instant now);

    /**
     * Forgets a terminal on which every session is over. Its sessions and their history stay.
     *
     * @param key whose terminal it is, and its name
     * @return what has become of it
     */
    Removal remove(TerminalKey key);
}
