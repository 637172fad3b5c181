package io.paysession.application.challenge;

import io.paysession.application.challenge.Challenges.Pending;
import io.paysession.application.port.Orders;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Order;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Payers who were asked elsewhere, and whose browsers have not come back: what they have said is known there, and nobody
 * would tell it here.
 */
public final class LostPayers {
    /** For how long anybody asks: where payers are asked, they have long run out of time by then. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private final Orders orders;
    private final PayerAuthenticator authenticator;
    private final Challenges challenges;

    /**
     * Of payers whose authentications are in that store.
     *
     * @param orders the store that their authentications are in
     * @param authenticator whoever can be asked
     * @param time when it is
     */
    public LostPayers(Orders orders, PayerAuthenticator authenticator, TimeSource time) {
        this.orders = orders;
        this.authenticator = authenticator;
        challenges = new Challenges(
                orders, time, acquirer -> authenticator.knows(acquirer) && !authenticator.asksHere(acquirer), PATIENCE);
    }

    /**
     * {@return whether it can be asked what that payer has said, and that is not known here}
     *
     * @param reference the transaction in which the payer is authenticated
     */
    public boolean isOne(Reference reference) {
        return challenges.find(reference).isDefined();
    }

    /**
     * Asks what a payer has said, and stores it.
     *
     * @param reference the transaction in which the payer is authenticated
     * @return the order with the end of the authentication; none if there is nothing to ask about, or that is not known
     *     there, or not yet: then nothing has changed
     */
    public Option<Order> inquire(Reference reference) {
        return challenges
                .find(reference)
                .flatMap(pending -> authenticator.find(question(pending)).toOption())
                .filter(Challenges::isEnd)
                .flatMap(verdict -> challenges
                        .take(reference, (order, current) -> Challenges.found(order, current, verdict))
                        .map(AnsweredChallenge::order)
                        // Whoever was faster has stored an end, too.
                        .orElse(() -> orders.find(reference.order())));
    }

    /** What is asked about an authentication. */
    static Request question(Pending pending) {
        Authentication asked = pending.transaction().authentication().get();
        Reference reference =
                new Reference(pending.order().key(), pending.transaction().id());
        return new Request(
                pending.transaction().acquirer(), reference, asked.amount(), RequestFields.EMPTY, asked.details());
    }
}
