package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources.Combined;
import io.paysession.application.payment.Sources.Wanted;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.order.CheckedRequest;
import io.paysession.domain.order.NewTransaction;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OperationRequest;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.token.Token;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Decides whether a request may be performed: combines what it says, checks it, and lets the order decide. */
final class Intents {
    private final Sources sources;
    private final PayerAuthentication authentication;
    private final Fingerprints fingerprints;
    private final TimeSource time;

    Intents(Sources sources, PayerAuthentication authentication, Fingerprints fingerprints, TimeSource time) {
        this.sources = sources;
        this.authentication = authentication;
        this.fingerprints = fingerprints;
        this.time = time;
    }

    /**
     * What is to be stored before the acquirer is asked; left: why it will not be asked. Nothing changes.
     *
     * @param order the order as it is; none if there is none yet
     */
    Either<Refusal, Intent> decide(AskedOperation asked, Merchant merchant, Option<Order> order) {
        // Whatever is wrong with the request, on a locked order it could be right in a moment.
        if (order.exists(existing -> existing.open().isDefined())) {
            return Either.left(new Refusal.ByOrder(new OrderRefusal.Locked()));
        }
        return sources.combine(wanted(asked, merchant, order))
                .flatMap(combined -> newTransaction(asked, merchant, order, combined)
                        .flatMap(named -> accept(asked, order, named.request())
                                .map(next -> new Intent(
                                        new Change(order, next, usedUp(asked.operation(), order, combined))
                                                .bearing(named.references()),
                                        combined.fields(),
                                        combined.token().map(Token::key)))));
    }

    private static Wanted wanted(AskedOperation asked, Merchant merchant, Option<Order> order) {
        return new Wanted(
                asked.access(), merchant, asked.operation().catalogueOn(order), asked.reading(), Option.none(), true);
    }

    /** A transaction, and the names that nothing else of the merchant may bear. */
    private record Named(NewTransaction request, Seq<UniqueReference> references) {}

    private Either<Refusal, Named> newTransaction(
            AskedOperation asked, Merchant merchant, Option<Order> order, Combined combined) {
        // An order stays in the line of business that it began in, unless a request names another one, or there is no
        // such line any more: what was paid in it can still be given back.
        RequestFields said =
                order.map(Order::details).getOrElse(RequestFields.EMPTY).merge(combined.fields());
        return Admission.terms(merchant, said)
                .orElse(() -> Admission.terms(merchant, combined.fields()))
                .flatMap(terms -> new OperationRequest(asked.operation(), combined.fields(), terms, order)
                        .check()
                        .<Refusal>mapLeft(Refusal.Malformed::new)
                        .flatMap(checked -> authentication
                                .ofPayment(order, combined, checked.amount())
                                .map(proof -> new Named(
                                        newTransaction(asked, checked, proof, terms), checked.references()))));
    }

    private NewTransaction newTransaction(
            AskedOperation asked, CheckedRequest checked, Option<Authentication> proof, AcquirerRelationship terms) {
        return new NewTransaction(
                asked.transaction(),
                asked.operation(),
                checked.amount(),
                checked.target(),
                fingerprints.take(Purpose.REQUEST, asked.canonical()),
                checked.details(),
                checked.orderDetails(),
                proof,
                Option.none(),
                terms);
    }

    private Either<Refusal, Order> accept(AskedOperation asked, Option<Order> order, NewTransaction request) {
        return order.map(existing -> existing.accept(request, time.now()))
                .getOrElse(() -> Order.begin(asked.key(), request, time.now()))
                .mapLeft(Refusal.ByOrder::new);
    }

    /** A session without its security code, if that is used up. */
    private static Option<SessionChange> usedUp(Operation operation, Option<Order> order, Combined combined) {
        boolean usesSecurityCode = operation != Operation.INITIATE_BROWSER_PAYMENT
                && (!operation.isFollowUp() || operation.isStandaloneOn(order));
        return combined.session()
                .filter(session -> usesSecurityCode)
                .map(session -> new SessionChange(session, session.withoutSecurityCode()))
                .filter(change -> isChange(change.current(), change.next()));
    }

    private static boolean isChange(PaymentSession current, PaymentSession next) {
        return current.revision() != next.revision();
    }
}
