package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.OutageException;
import io.paysession.application.race.Race;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.order.BrowserPayment;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.session.Requester;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The story of one operation. Whoever tells it may die between any two of its steps: what was stored by then says enough
 * for {@link SettleTransactionsService} to find out the rest.
 */
final class PerformTransactionService implements PerformTransactionUseCase {
    private final PaymentPorts ports;
    private final Admission admission;
    private final PayerAuthentication authentication;
    private final Intents intents;
    private final Outcomes outcomes;
    private final BrowserPaymentUpdates updates;

    PerformTransactionService(
            PaymentPorts ports,
            PayerAuthentication authentication,
            Intents intents,
            BrowserPaymentUpdates updates,
            Outcomes outcomes) {
        this.ports = ports;
        this.admission = new Admission(ports.gatekeeper());
        this.authentication = authentication;
        this.intents = intents;
        this.outcomes = outcomes;
        this.updates = updates;
    }

    @Override
    public Either<Refusal, TransactionView> performTransaction(PerformTransactionCommand command) {
        if (BrowserPaymentUpdates.isOne(command)) {
            return updates.update(command);
        }
        return AskedOperation.read(command, admission)
                .flatMap(asked -> asked.operation().isAuthentication()
                        ? authentication.authenticate(asked)
                        : admission.merchant(asked.access()).flatMap(merchant -> perform(asked, merchant)));
    }

    private Either<Refusal, TransactionView> perform(AskedOperation asked, Merchant merchant) {
        return Race.run(() -> attempt(asked, merchant));
    }

    /** None if another request, or an update of the session, was faster. */
    private Option<Either<Refusal, TransactionView>> attempt(AskedOperation asked, Merchant merchant) {
        long moment = outcomes.moment();
        Option<Order> order = ports.orders().find(asked.key());
        Option<Transaction> earlier = order.flatMap(existing -> existing.transaction(asked.transaction()));
        if (earlier.isDefined()) {
            return Option.some(again(asked, order.get(), earlier.get()));
        }
        Either<Refusal, Intent> intent = intents.decide(asked, merchant, order).flatMap(this::withAcquirer);
        if (intent.isLeft()) {
            return Option.some(Either.left(intent.getLeft()));
        }
        Saved saved = ports.orders().save(intent.get().change());
        if (saved != Saved.SAVED) {
            return intent.get().taken(saved).map(Either::left);
        }
        Order known = outcomes.ask(intent.get(), moment).order();
        intent.get().token().forEach(token -> noteUse(token, known));
        return Option.some(Either.right(performed(asked, known)));
    }

    /** A request whose transaction exists: nothing is done, whatever has become of the session since. */
    private Either<Refusal, TransactionView> again(AskedOperation asked, Order order, Transaction earlier) {
        if (!ports.fingerprints().matches(Purpose.REQUEST, asked.canonical(), earlier.request())) {
            return refused(new OrderRefusal.OtherContent());
        }
        return earlier.code().isEmpty()
                ? refused(new OrderRefusal.Locked())
                : Either.right(view(order, earlier, false));
    }

    /** A note of use is worth less than the answer about money that has moved. */
    private void noteUse(TokenKey token, Order order) {
        try {
            ports.tokens().used(token, order.updatedAt());
        } catch (OutageException unnoted) {
            // The next use will be noted.
        }
    }

    private Either<Refusal, Intent> withAcquirer(Intent intent) {
        AcquirerName acquirer = intent.transaction().acquirer();
        if (!ports.acquirer().knows(acquirer)) {
            return refused(new OrderRefusal.NoAcquirer(intent.order().key().merchant()));
        }
        return intent.transaction().operation() == Operation.INITIATE_BROWSER_PAYMENT
                ? withProvider(intent, ports.acquirer().browserPayments(acquirer))
                : Either.right(intent);
    }

    /** Pages that the merchant's acquirer does not have are refused by the source of funds; all of them by the operation. */
    private static Either<Refusal, Intent> withProvider(Intent intent, Set<String> providers) {
        String wanted = new BrowserPayment(intent.fields()).type();
        Violation missing = providers.isEmpty()
                ? Violation.unsupported("apiOperation", Operation.INITIATE_BROWSER_PAYMENT.name())
                : Violation.unsupported(BrowserPayment.TYPE, wanted);
        return providers.contains(wanted) ? Either.right(intent) : Either.left(Refusal.malformed(missing));
    }

    private static TransactionView performed(AskedOperation asked, Order order) {
        Transaction transaction = order.transaction(asked.transaction())
                .getOrElseThrow(() -> new IllegalStateException("A transaction is gone"));
        return view(order, transaction, true);
    }

    private static TransactionView view(Order order, Transaction transaction, boolean created) {
        return new TransactionView(Requester.MERCHANT, order, transaction, created);
    }

    private static <T> Either<Refusal, T> refused(OrderRefusal reason) {
        return Either.left(new Refusal.ByOrder(reason));
    }
}
