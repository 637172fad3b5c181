package io.paysession.application.port;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The way to one terminal. Nothing here waits: what is asked is answered through the {@link Listener}, later, or not at
 * all, and then the link is {@linkplain Listener#lost() lost}. Only one thing may be asked at a time; the exception is
 * that {@link #cancelSession} may be asked while {@link #authorize} is unanswered.
 *
 * <p>The link connects by itself, again and again, and is silent until the terminal is ready.
 */
public interface TerminalLink {
    /** Let it take cards. Answered by {@link Listener#enabled} or {@link Listener#refused}. */
    void enable();

    /**
     * Let it wait for a card. Answered by {@link Listener#started} or {@link Listener#refused}; later, unasked,
     * {@link Listener#cardRead} or {@link Listener#cancelled}.
     *
     * @param number what the terminal calls it until there is an approval
     * @param amount the amount, in the terminal's currency
     * @param clearance whether it may still be done
     */
    void startSession(Money amount, long number, Clearance clearance);

    /**
     * Ask the bank for the card just read. Answered by {@link Listener#approved}, {@link Listener#declined},
     * {@link Listener#cancelled} or {@link Listener#refused}.
     *
     * @param clearance whether it may still be done
     */
    void authorize(Clearance clearance);

    /** End the card's visit. Answered by {@link Listener#cancelled} or {@link Listener#refused}. */
    void cancelSession();

    /**
     * Take the amount. Answered by {@link Listener#disposed} or {@link Listener#refused}.
     *
     * @param terminalSessionId the terminal's number of the approval
     * @param amount the amount, in the terminal's currency
     * @param clearance whether it may still be done
     */
    void commit(long terminalSessionId, Money amount, Clearance clearance);

    /**
     * Release the money. Answered by {@link Listener#disposed} or {@link Listener#refused}.
     *
     * @param terminalSessionId the terminal's number of the approval
     * @param clearance whether it may still be done
     */
    void release(long terminalSessionId, Clearance clearance);

    /**
     * Change the reserved amount. Answered by {@link Listener#updated} or {@link Listener#refused}.
     *
     * @param terminalSessionId the terminal's number of the approval
     * @param newTotal the whole amount that is to be reserved, in the terminal's currency
     * @param clearance whether it may still be done
     */
    void update(long terminalSessionId, Money newTotal, Clearance clearance);

    /** Which approvals are open in it? Answered by {@link Listener#listed} or {@link Listener#refused}. */
    void listSessions();

    /** Break the link and begin anew, after a pause. Answered by {@link Listener#lost}. */
    void reconnect();

    /**
     * Whether this process may still read cards, ask banks and move money with this terminal: it may have been frozen since it
     * decided to, and the person in front of the terminal may be another one by now.
     */
    @FunctionalInterface
    interface Clearance {
        /**
         * Looked at directly before anything is sent, each time. Nothing is sent without it.
         *
         * @return whether it may be sent
         */
        boolean isGiven();
    }

    /** Why what was asked for has not been done. */
    enum Fault {
        /** The terminal was not asked: that was not {@linkplain Clearance cleared} any more. */
        NOT_SENT,
        /** It is in another state than it should be. */
        WRONG_STATE,
        /** It does not know such an approval. */
        NOT_FOUND,
        /** No card's visit is under way. */
        NO_TRANSACTION,
        /** Something else. */
        OTHER,
        /** It did not say: it may not even know such an approval. */
        UNEXPLAINED
    }

    /** Who hears what the terminal says. */
    interface Listener {
        /**
         * It is connected and set up; approvals can be disposed of, and it takes no cards yet.
         *
         * @param device what it says it is, asked anew for each link; none if it does not tell
         */
        void ready(Option<DeviceSerial> device);

        /** It cannot be reached, or not any more; whatever was asked has no answer, and a card's visit is over. */
        void lost();

        /** It takes cards. */
        void enabled();

        /** It waits for a card. */
        void started();

        /**
         * A card was read.
         *
         * @param card what the terminal tells of it
         */
        void cardRead(PresentedCard card);

        /**
         * The bank has reserved the money.
         *
         * @param approval what the terminal tells of it
         * @param number the number of {@link #startSession}, if the terminal repeats it
         */
        void approved(Approval approval, Option<Long> number);

        /**
         * The bank has not.
         *
         * @param why why not, as far as the terminal tells
         */
        void declined(Reason why);

        /** The card's visit is over. */
        void cancelled();

        /** The disposal that was asked for has been carried out. */
        void disposed();

        /**
         * The amount was changed, in full, in part or not at all.
         *
         * @param how {@link Reason#UPDATED} or another outcome of an update
         * @param total what is reserved now
         */
        void updated(Reason how, Money total);

        /**
         * The numbers of all open approvals.
         *
         * @param terminalSessionIds the terminal's numbers of them
         */
        void listed(Seq<Long> terminalSessionIds);

        /**
         * What was asked for has not been done.
         *
         * @param fault why not
         */
        void refused(Fault fault);
    }
}
