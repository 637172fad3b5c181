package io.paysession.application.payment;

import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Caller;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources.Combined;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.race.Race;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderAuthentication;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderRefusal.Unusable;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The story of a payer's authentication. It moves no money, so nothing is stored before the authenticator is asked, and
 * asking twice because somebody was faster does no harm.
 */
final class CardholderAuthentication implements PayerAuthentication {
    private static final String NAMED = "authentication.transactionId";

    private final PaymentPorts ports;
    private final PayerAdmission admission;
    private final AuthenticationSteps steps;

    CardholderAuthentication(PaymentPorts ports, Sources sources, PayerAuthenticator authenticator) {
        this.ports = ports;
        this.admission = new PayerAdmission(ports);
        this.steps = new AuthenticationSteps(ports, sources, authenticator);
    }

    @Override
    public Either<Refusal, TransactionView> authenticate(AskedOperation asked) {
        return admission.admit(asked).flatMap(caller -> authenticate(asked, caller));
    }

    private Either<Refusal, TransactionView> authenticate(AskedOperation asked, Caller caller) {
        return Race.run(() -> attempt(asked, caller));
    }

    private Option<Either<Refusal, TransactionView>> attempt(AskedOperation asked, Caller caller) {
        Option<Order> order = ports.orders().find(asked.key());
        if (!mayTouch(caller, order)) {
            return Option.some(Either.left(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED)));
        }
        return order.flatMap(existing -> again(asked, caller, existing))
                .orElse(() -> steps.decide(asked, caller, order)
                        .fold(
                                refusal -> Option.some(Either.left(refusal)),
                                next -> stored(asked, caller, order, next)));
    }

    private Option<Either<Refusal, TransactionView>> stored(
            AskedOperation asked, Caller caller, Option<Order> order, Order next) {
        boolean saved = ports.orders().save(new Change(order, next, Option.none())) == Saved.SAVED;
        return Option.when(
                saved,
                () -> Either.right(
                        view(caller, next, next.transaction(asked.transaction()).get(), true)));
    }

    /** A payer sees and touches only what the same session has begun. */
    private boolean mayTouch(Caller caller, Option<Order> order) {
        return caller.session()
                .map(PaymentSession::id)
                .forAll(id -> order.forAll(existing -> existing.begunBy()
                        .exists(begun -> ports.fingerprints().matches(Purpose.SESSION, id.value(), begun))));
    }

    /** What a request is answered whose transaction, or whose step of it, exists; none if it is new. */
    private Option<Either<Refusal, TransactionView>> again(AskedOperation asked, Caller caller, Order order) {
        Option<Transaction> earlier = order.transaction(asked.transaction());
        if (asked.operation() == Operation.INITIATE_AUTHENTICATION
                || earlier.exists(other -> !other.operation().isAuthentication())) {
            return earlier.map(first -> isSame(asked, first.request())
                    ? Either.right(view(caller, order, OrderAuthentication.asInitiated(first), false))
                    : otherContent());
        }
        return earlier.flatMap(first -> first.authentication()
                .flatMap(Authentication::payer)
                .map(PayerStep::request)
                .map(second ->
                        isSame(asked, second) ? Either.right(view(caller, order, first, false)) : otherContent()));
    }

    private boolean isSame(AskedOperation asked, Fingerprint request) {
        return ports.fingerprints().matches(Purpose.REQUEST, asked.canonical(), request);
    }

    private static Either<Refusal, TransactionView> otherContent() {
        return Either.left(new Refusal.ByOrder(new OrderRefusal.OtherContent()));
    }

    private static TransactionView view(Caller caller, Order order, Transaction transaction, boolean created) {
        return new TransactionView(caller.requester(), order, transaction, created);
    }

    @Override
    public Either<Refusal, Option<Authentication>> ofPayment(Option<Order> order, Combined combined, Money amount) {
        Option<String> named = combined.fields().text(NAMED);
        if (named.isEmpty()) {
            return Either.right(Option.none());
        }
        Option<Authentication> proof = named.flatMap(TransactionId::parse)
                .flatMap(id -> order.flatMap(existing -> existing.transaction(id)))
                .filter(transaction -> transaction.operation().isAuthentication())
                .flatMap(Transaction::authentication);
        Option<Unusable> wrong =
                proof.map(known -> unusable(known, combined, amount)).getOrElse(Option.some(Unusable.UNKNOWN));
        return wrong.isDefined()
                ? Either.left(new Refusal.ByOrder(new OrderRefusal.UnusableAuthentication(named.get(), wrong.get())))
                : Either.right(proof.map(
                        known -> Authentication.of(known.status(), known.amount(), known.card(), known.details())));
    }

    private Option<Unusable> unusable(Authentication proof, Combined combined, Money amount) {
        Fingerprints fingerprints = ports.fingerprints();
        if (!proof.status().isUsable()) {
            return Option.some(Unusable.NOT_SUCCESSFUL);
        }
        if (!combined.fields()
                .text(RequestFields.CARD_NUMBER)
                .exists(number -> fingerprints.matches(Purpose.CARD, number, proof.card()))) {
            return Option.some(Unusable.OTHER_CARD);
        }
        if (!proof.amount().currency().equals(amount.currency())) {
            return Option.some(Unusable.OTHER_CURRENCY);
        }
        return Option.when(amount.isMoreThan(proof.amount()), Unusable.SMALLER_AMOUNT);
    }
}
