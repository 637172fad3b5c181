package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * What a request on a transaction's URL names and says.
 *
 * @param reading without violations, unless a payer asks
 */
record NamedTransaction(OrderKey key, TransactionId transaction, FieldReading reading) {
    /** Reads a request with the catalogue of its operation; left: all that is wrong with it. */
    static Either<Refusal, NamedTransaction> read(
            PerformTransactionCommand command, FieldCatalogue catalogue, Admission admission) {
        Access access = command.access();
        Either<Seq<Violation>, OrderId> order = UrlNames.order(command.orderId(), access.version());
        Either<Seq<Violation>, TransactionId> transaction =
                UrlNames.transaction(command.transactionId(), access.version());
        FieldReading reading = admission.lenient(catalogue.read(withoutNames(command), access.version()), access);
        Seq<Violation> violations = wrong(order).appendAll(wrong(transaction)).appendAll(reading.violations());
        return violations.isEmpty()
                ? Either.right(
                        new NamedTransaction(new OrderKey(access.merchant(), order.get()), transaction.get(), reading))
                : Either.left(new Refusal.Malformed(violations));
    }

    /** What names the same order and transaction as the URL says nothing new; other names are no fields of an operation. */
    private static Group withoutNames(PerformTransactionCommand command) {
        RequestFields document = new RequestFields(command.document());
        RequestFields unnamed =
                document.text("order.id").contains(command.orderId()) ? document.without("order.id") : document;
        return document.text("transaction.id").contains(command.transactionId())
                ? unnamed.without("transaction.id").root()
                : unnamed.root();
    }

    private static Seq<Violation> wrong(Either<Seq<Violation>, ?> read) {
        return read.isLeft() ? read.getLeft() : List.empty();
    }
}
