package io.paysession.adapter.rest.order;

import io.paysession.adapter.rest.answer.Members;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * An order up to one of its transactions: what earlier ones contribute to that one's answer. Later ones never change it.
 *
 * @param last the transaction
 */
record OrderAsOf(Order order, Transaction last) {
    /** What was said about the order by then. */
    Group said() {
        return transactions()
                .foldLeft(RequestFields.EMPTY, (said, transaction) -> said.merge(numbers(transaction)))
                .root()
                .group("order");
    }

    /** Who was said to pay, from where, and where to deliver: later transactions repeat it. */
    Group parties() {
        return transactions()
                .map(transaction -> new RequestFields(
                        Members.only(numbers(transaction).root(), "billing", "customer", "device", "shipping")))
                .foldLeft(RequestFields.EMPTY, RequestFields::merge)
                .root();
    }

    /** What the bank has called the approval of the transaction, or of the one that it works on; none if it did not. */
    Option<FieldValue> authorizationCode() {
        return chain(last)
                .flatMap(transaction -> transaction.state().settled())
                .flatMap(settled -> settled.answer().details().value("transaction.authorizationCode"))
                .headOption();
    }

    /** The source of funds: the transaction's own, or that of the one that it works on. */
    Group funds() {
        return chain(last)
                .map(transaction -> numbers(transaction).root().group("sourceOfFunds"))
                .filter(funds -> !funds.members().isEmpty())
                .headOption()
                .getOrElse(Group.EMPTY);
    }

    /** How far the payer's authentication was by then; none if there had been none. */
    Option<AuthenticationStatus> authenticationStatus() {
        return transactions()
                .reverse()
                .flatMap(Transaction::authentication)
                .headOption()
                .map(Authentication::status);
    }

    private Seq<Transaction> transactions() {
        return order.transactions()
                .takeWhile(earlier -> !earlier.id().equals(last.id()))
                .append(last);
    }

    /** The transaction, the one that it works on, the one that that works on, and so on. */
    private Seq<Transaction> chain(Transaction transaction) {
        return transaction
                .target()
                .filter(target -> !target.equals(transaction.id()))
                .flatMap(order::transaction)
                .map(target -> chain(target).prepend(transaction))
                .getOrElse(() -> List.of(transaction));
    }

    private static RequestFields numbers(Transaction transaction) {
        return new RequestFields(FieldCatalogue.SESSION.withNumbers(transaction.details()));
    }
}
