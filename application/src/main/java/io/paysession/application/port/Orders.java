package io.paysession.application.port;

import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.order.Contradiction;
import io.paysession.domain.order.Incident;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The store of orders and their transactions. Every method is one transaction; what it acknowledges survives a crash.
 *
 * <p>All methods throw an unchecked exception if the store cannot be reached; whether a write has taken effect is then
 * unknown. An order that {@linkplain UnreadableException cannot be read} is never taken for one that does not exist.
 */
public interface Orders {
    /** What became of a change. */
    enum Saved {
        /** It is stored as it was to be. */
        SAVED,
        /** The stored order is not {@link Change#current()} any more, or exists already; nothing has changed. */
        ORDER_CHANGED,
        /** The stored session is not {@link SessionChange#current()} any more, or is gone; nothing has changed. */
        SESSION_CHANGED,
        /** Another order of the merchant bears the {@link Change#references() name} of this one; nothing has changed. */
        ORDER_REFERENCE_TAKEN,
        /** Another transaction of the merchant bears the name of this one; nothing has changed. */
        TRANSACTION_REFERENCE_TAKEN
    }

    /**
     * An order's next state, that of the session that a transaction used, an incident, and the names that the merchant
     * gives to nothing else: stored together or not at all, so that {@link Orders}, {@link Incidents} and
     * {@link Sessions} share a database.
     *
     * <p>What to compare: of the order its {@linkplain Order#revision() revision}, which every stored change raises, or
     * everything; its status, and that of its transactions, is the same before and after its acquirer was asked once more.
     * Of the session what {@link Sessions#replace} compares.
     *
     * @param current  the state from which {@code next} was decided, as it was read here; none for a new order
     * @param session  none if the session does not change
     * @param incident none if there is none; one of the same transaction is replaced, and not acknowledged any more
     * @param references the names that the {@linkplain Order#open() open} transaction of {@code next} bears for ever,
     *                   whatever becomes of it: of a kind {@code ORDER} they belong to the order, of a kind
     *                   {@code TRANSACTION} to the transaction. Whoever bears one already keeps it; what was saved without
     *                   naming it here is not known to bear it
     */
    record Change(
            Option<Order> current,
            Order next,
            Option<SessionChange> session,
            Option<Incident> incident,
            Seq<UniqueReference> references) {
        /** Without names that are unique. */
        public Change(Option<Order> current, Order next, Option<SessionChange> session, Option<Incident> incident) {
            this(current, next, session, incident, List.empty());
        }

        /** Without an incident. */
        public Change(Option<Order> current, Order next, Option<SessionChange> session) {
            this(current, next, session, Option.none());
        }

        /**
         * {@return the same change, with these names}
         *
         * @param names the names that must be nobody else's
         */
        public Change bearing(Seq<UniqueReference> names) {
            return new Change(current, next, session, incident, names);
        }

        /**
         * Without a session.
         *
         * @param current the order as it was read
         * @param next what it is to be
         * @return a change of the order and of nothing else
         */
        public static Change of(Order current, Order next) {
            return new Change(Option.some(current), next, Option.none());
        }

        /**
         * {@return what has become of an order by a contradiction}
         *
         * @param current the order as it was read
         * @param contradiction what the acquirer has said against what is stored
         */
        public static Change of(Order current, Contradiction contradiction) {
            return new Change(
                    Option.some(current), contradiction.next(), Option.none(), Option.some(contradiction.incident()));
        }
    }

    /** A session's next state. */
    record SessionChange(PaymentSession current, PaymentSession next) {}

    /**
     * {@return the order of that name with all its transactions; none if there is none}
     *
     * @param key whose order it is, and its name
     * @throws UnreadableException if it, or one of its transactions, is not what was stored
     */
    Option<Order> find(OrderKey key);

    /**
     * Stores a change, unless somebody else was faster.
     *
     * @param change what is to be stored at once
     * @return whether it is stored, or why not: then nothing has changed
     */
    Saved save(Change change);

    /**
     * {@return whether the order is stored exactly as it is here, and the right to ask its acquirer is this process's
     * own: whoever stores an order with an {@linkplain Order#open() open} transaction has it, until somebody
     * {@linkplain #claim claims} it}
     *
     * @param order the order as this process has stored it
     */
    boolean isHeld(Order order);

    /**
     * Which orders to claim.
     *
     * @param acquirer      only those that wait for this one; none for all
     * @param waitingBefore those that wait since before this moment, whoever holds them
     * @param term          for how long nobody else may claim them for that reason; a millisecond at least
     * @param limit         the most to claim, at least 1
     */
    record Due(Option<AcquirerName> acquirer, Instant waitingBefore, Duration term, int limit) {}

    /**
     * An order that was claimed.
     *
     * @param revision the revision that it had then; if it has another one, somebody else has gone on with it
     */
    record Claim(OrderKey key, int revision) {}

    /**
     * Takes over orders with an open transaction, those that wait longest first: nobody else {@linkplain #isHeld holds}
     * them any more. An order waits since it {@linkplain Order#updatedAt() last changed}: since its acquirer was asked, or
     * was asked again and knew no more; not since it was {@linkplain Order#createdAt() created}. An order can be claimed if it has waited for long enough, and nobody has claimed it
     * for a term that is not over; or if the process that holds it is known to have ended. Several processes claim side by
     * side, and nobody waits for anybody.
     *
     * @param due which ones
     * @return the orders that this process holds now
     */
    Seq<Claim> claim(Due due);

    /**
     * Which payers to claim, who were sent away to be authenticated and of whom no end is stored.
     *
     * @param acquirer   only those of this one's merchants; none for all
     * @param sentAfter  only those who were sent away after this moment
     * @param sentBefore and before this one
     * @param unaskedFor only those whom nobody has claimed for so long; a millisecond at least
     * @param limit      the most to claim, at least 1
     */
    record PayersDue(
            Option<AcquirerName> acquirer, Instant sentAfter, Instant sentBefore, Duration unaskedFor, int limit) {}

    /**
     * Takes over looking for payers, those first who were sent away first. It changes nothing of their orders.
     *
     * @param due which ones
     * @return the transactions in which they are authenticated
     */
    Seq<Reference> claimPayers(PayersDue due);

    /**
     * Takes over looking for one payer.
     *
     * @param payer the transaction in which the payer is authenticated
     * @param unaskedFor for how long nobody must have claimed him, a millisecond at least
     * @return whether he is such a payer, and nobody has
     */
    boolean claimPayer(Reference payer, Duration unaskedFor);

    /** {@return the acquirers that any order waits for} */
    Set<AcquirerName> waitedFor();
}
