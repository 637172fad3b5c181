package io.paysession.application.challenge;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.PayerAuthenticator.Return;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.application.port.TimeSource;
import io.paysession.application.race.Race;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AuthenticationAnswers;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderAuthentication;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Authentications whose payers are to be asked. */
final class Challenges {
    /** How long a payer may think (assumption T-6). */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Orders orders;
    private final TimeSource time;
    private final Predicate<AcquirerName> place;
    private final Duration patience;

    /** @param place whose payers: each is asked in one place only, and nobody answers for another place */
    Challenges(Orders orders, TimeSource time, Predicate<AcquirerName> place) {
        this(orders, time, place, PATIENCE);
    }

    /** @param patience for how long an authentication is looked at after it was last taken further */
    Challenges(Orders orders, TimeSource time, Predicate<AcquirerName> place, Duration patience) {
        this.orders = orders;
        this.time = time;
        this.place = place;
        this.patience = patience;
    }

    /** An order, and the authentication in it whose payer is to be asked. */
    record Pending(Order order, Transaction transaction, Instant now) {}

    /** An order's next state, and what is to be said of it. */
    record Next<T>(Order order, T result) {}

    /**
     * Takes a pending authentication further.
     *
     * @param step decides; none if it is not to be taken further
     * @return what the step says, once it is stored
     */
    <T> Option<T> take(Reference reference, BiFunction<OrderAuthentication, Pending, Option<Next<T>>> step) {
        return take(() -> find(reference), step);
    }

    /** Takes one further whose payer has been asked elsewhere, and whose browser comes back with what is known by now. */
    Option<AnsweredChallenge> takeBack(Return back) {
        return take(
                () -> awaitedBack(back),
                (order, ended) -> order.returned(ended.transaction().id(), ended.now())
                        .map(next -> new Next<>(
                                next, new AnsweredChallenge(next, ended.transaction(), back(ended.transaction())))));
    }

    private <T> Option<T> take(
            Supplier<Option<Pending>> finding, BiFunction<OrderAuthentication, Pending, Option<Next<T>>> step) {
        return Race.run(() -> attempt(finding.get(), step));
    }

    private <T> Option<Option<T>> attempt(
            Option<Pending> pending, BiFunction<OrderAuthentication, Pending, Option<Next<T>>> step) {
        Option<Next<T>> next = pending.flatMap(found -> step.apply(OrderAuthentication.of(found.order()), found));
        boolean settled = next.isEmpty()
                || orders.save(Change.of(pending.get().order(), next.get().order())) == Saved.SAVED;
        return Option.when(settled, () -> next.map(Next::result));
    }

    /** The authentication of that name, if its payer is to be asked there. */
    Option<Pending> find(Reference reference) {
        return orders.find(reference.order()).flatMap(order -> pending(order, reference));
    }

    /** The end of an authentication: the way back is told once more, with the key that the order does not hold any more. */
    static Option<Next<AnsweredChallenge>> ended(OrderAuthentication order, Pending pending, Verdict verdict) {
        return finished(order, pending, verdict, PayerStep::ended);
    }

    /** The end of an authentication of which nobody was told by the payer's browser: it may still come. */
    static Option<Next<AnsweredChallenge>> found(OrderAuthentication order, Pending pending, Verdict verdict) {
        return finished(order, pending, verdict, PayerStep::answered);
    }

    private static Option<Next<AnsweredChallenge>> finished(
            OrderAuthentication order, Pending pending, Verdict verdict, UnaryOperator<PayerStep> left) {
        Authentication asked = pending.transaction().authentication().get();
        TransactionId id = pending.transaction().id();
        Authentication result = new Authentication(
                verdict.status(),
                asked.amount(),
                asked.card(),
                verdict.details(),
                asked.payer().map(left));
        return order.finish(id, result, AuthenticationAnswers.of(verdict.status(), asked.amount()), pending.now())
                .map(next -> new Next<>(
                        next, new AnsweredChallenge(next, next.transaction(id).get(), back(pending.transaction()))));
    }

    /** Whether whoever was asked what a payer has said knows it for good. */
    static boolean isEnd(Verdict verdict) {
        return verdict.status() != AuthenticationStatus.PENDING && verdict.status() != AuthenticationStatus.AVAILABLE;
    }

    private static Option<PayerReturn> back(Transaction transaction) {
        return transaction.authentication().flatMap(Authentication::payer).flatMap(PayerStep::back);
    }

    private Option<Pending> pending(Order order, Reference reference) {
        return looked(order, OrderAuthentication.of(order).pending(reference.transaction()));
    }

    private Option<Pending> awaitedBack(Return back) {
        Reference reference = back.reference();
        return orders.find(reference.order())
                .flatMap(order -> looked(order, OrderAuthentication.of(order).awaitedBack(reference.transaction())))
                .filter(asked -> asked.transaction().acquirer().equals(back.acquirer()));
    }

    private Option<Pending> looked(Order order, Option<Transaction> meant) {
        Instant now = time.now();
        return meant.filter(transaction -> place.test(transaction.acquirer()))
                .filter(transaction ->
                        now.isBefore(transaction.order().updatedAt().plus(patience)))
                .map(transaction -> new Pending(order, transaction, now));
    }
}
