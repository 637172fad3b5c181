package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Saved;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.token.TokenKey;
import io.vavr.control.Option;

/**
 * What is to be stored before an acquirer is asked, and what it is to be asked with.
 *
 * @param change the order with its open transaction; and the session that it used, without what was used up
 * @param fields everything that was said, the card in clear; never stored
 * @param token  the token whose card it is
 */
record Intent(Orders.Change change, RequestFields fields, Option<TokenKey> token) {
    Order order() {
        return change.next();
    }

    /** The transaction that is about to be asked for. */
    Transaction transaction() {
        return order().open().getOrElseThrow(() -> new IllegalStateException("An intent has an open transaction"));
    }

    Acquirer.Request request() {
        Transaction transaction = transaction();
        return new Acquirer.Request(
                reference(order(), transaction),
                transaction.operation(),
                transaction.operation().isStandaloneOn(change.current()),
                transaction.amount(),
                transaction.target(),
                fields.merge(proof(transaction)),
                authenticatedThere(transaction));
    }

    /** The authentication that the payment is made with, if the acquirer that is asked has made it. */
    private Option<TransactionId> authenticatedThere(Transaction transaction) {
        return fields.text("authentication.transactionId")
                .flatMap(TransactionId::parse)
                .flatMap(order()::transaction)
                .filter(made -> made.operation().isAuthentication())
                .filter(made -> made.acquirer().equals(transaction.acquirer()))
                .map(Transaction::id);
    }

    /** What the payer's authentication proves, in the fields by which merchants bring one that was made elsewhere. */
    private static RequestFields proof(Transaction transaction) {
        return transaction
                .authentication()
                .map(proof -> Group.EMPTY.with("authentication", proof.details().root()))
                .map(proof -> transaction.operation().catalogue().known(new RequestFields(proof)))
                .getOrElse(RequestFields.EMPTY);
    }

    /** The refusal if a name that it bears is another's, as the store has said; none if it has said something else. */
    Option<Refusal> taken(Saved saved) {
        Option<Kind> kind = switch (saved) {
            case ORDER_REFERENCE_TAKEN -> Option.some(Kind.ORDER);
            case TRANSACTION_REFERENCE_TAKEN -> Option.some(Kind.TRANSACTION);
            case SAVED, ORDER_CHANGED, SESSION_CHANGED -> Option.none();
        };
        return kind.map(named -> {
            UniqueReference borne = change.references()
                    .find(reference -> reference.kind() == named)
                    .getOrElseThrow(() -> new IllegalStateException("A name is taken that nobody wants"));
            return Refusal.malformed(Violation.notUnique(named.field(), borne.value()));
        });
    }

    /** How acquirers are told which transaction is meant. */
    static Acquirer.Reference reference(Order order, Transaction transaction) {
        return new Acquirer.Reference(transaction.acquirer(), order.key(), transaction.id());
    }

    @Override
    public String toString() {
        return "Intent[" + order().key() + "]";
    }
}
