package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources.Wanted;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Orders;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.Requester;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What became of payments that payers make on a provider's page: UPDATE_BROWSER_PAYMENT, and the payer's own return. Nothing
 * is asked for here that moves money, and what nobody can say is left to {@link SettleTransactionsUseCase}.
 */
final class BrowserPaymentUpdates {
    private static final String NAME = "UPDATE_BROWSER_PAYMENT";
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.operation(NAME);

    private final Orders orders;
    private final Admission admission;
    private final Sources sources;
    private final Outcomes outcomes;

    BrowserPaymentUpdates(PaymentPorts ports, Sources sources, Outcomes outcomes) {
        orders = ports.orders();
        admission = new Admission(ports.gatekeeper());
        this.sources = sources;
        this.outcomes = outcomes;
    }

    /** Whether a request wants that. */
    static boolean isOne(PerformTransactionCommand command) {
        return command.document().members().get("apiOperation").contains(new Text(NAME));
    }

    /** Asks the acquirer, and shows the transaction as it is then. */
    Either<Refusal, TransactionView> update(PerformTransactionCommand command) {
        return NamedTransaction.read(command, CATALOGUE, admission)
                .flatMap(named -> admission
                        .merchant(command.access())
                        .flatMap(merchant -> session(command.access(), merchant, named))
                        .flatMap(unused -> find(named))
                        .flatMap(order -> updated(order, named)));
    }

    /** A session that is named must be there. */
    private Either<Refusal, Sources.Combined> session(Access access, Merchant merchant, NamedTransaction named) {
        return sources.combine(new Wanted(access, merchant, CATALOGUE, named.reading(), Option.none(), false));
    }

    private Either<Refusal, Order> find(NamedTransaction named) {
        return orders.find(named.key())
                .<OrderRefusal>toEither(
                        () -> new OrderRefusal.UnknownOrder(named.key().order()))
                .mapLeft(Refusal.ByOrder::new);
    }

    private Either<Refusal, TransactionView> updated(Order order, NamedTransaction named) {
        Option<Transaction> meant = browserPayment(order, named.transaction());
        if (meant.isEmpty()) {
            return Either.left(new Refusal.ByOrder(new OrderRefusal.UnknownTransaction(named.transaction())));
        }
        if (meant.get().code().isEmpty()) {
            return Either.left(new Refusal.ByOrder(new OrderRefusal.Locked()));
        }
        Order known = known(order, meant.get());
        return Either.right(new TransactionView(
                Requester.MERCHANT,
                known,
                known.transaction(named.transaction()).get(),
                false));
    }

    private static Option<Transaction> browserPayment(Order order, TransactionId name) {
        return order.transaction(name)
                .filter(transaction -> transaction.operation() == Operation.INITIATE_BROWSER_PAYMENT);
    }

    /** The order, with what the acquirer says of a payment that is open. */
    Order known(Order order, Transaction payment) {
        if (!payment.isOpen()) {
            return order;
        }
        Finding finding = outcomes.inquire(Inquiry.early(Intent.reference(order, payment)));
        return finding instanceof Finding.Answered answered ? outcomes.hear(order, payment, answered.answer()) : order;
    }
}
