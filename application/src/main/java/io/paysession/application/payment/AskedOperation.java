package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.Violation;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A request on a transaction's URL that is right in itself.
 *
 * @param access      who asks, and for whom
 * @param key         the order that is meant
 * @param transaction the transaction that is meant
 * @param operation   what is wanted
 * @param reading     what the operation's catalogue read; without violations, unless a payer asks
 */
record AskedOperation(
        Access access, OrderKey key, TransactionId transaction, Operation operation, FieldReading reading) {
    private static final String OPERATION = "apiOperation";

    /** Reads a request; left: all that is wrong with it. */
    static Either<Refusal, AskedOperation> read(PerformTransactionCommand command, Admission admission) {
        return operation(command)
                .<Refusal>mapLeft(Refusal.Malformed::new)
                .flatMap(wanted -> read(command, wanted, admission));
    }

    private static Either<Refusal, AskedOperation> read(
            PerformTransactionCommand command, Operation wanted, Admission admission) {
        return NamedTransaction.read(command, wanted.catalogue(), admission)
                .map(named -> new AskedOperation(
                        command.access(), named.key(), named.transaction(), wanted, named.reading()));
    }

    private static Either<Seq<Violation>, Operation> operation(PerformTransactionCommand command) {
        // Which fields there may be depends on the operation; what the operation's own name may be does not.
        Group named = Group.of(command.document().members().filterKeys(OPERATION::equals));
        FieldReading reading =
                FieldCatalogue.SESSION.read(named, command.access().version());
        if (!reading.violations().isEmpty()) {
            return Either.left(reading.violations());
        }
        Option<String> name = reading.envelope().text(OPERATION);
        return name.flatMap(Operation::parse)
                .toEither(() -> List.of(name.map(text -> Violation.invalid(OPERATION, text))
                        .getOrElse(() -> Violation.missing(OPERATION))));
    }

    /** The text of which the digest is taken: the same for a repeated request. It holds card data. */
    String canonical() {
        return operation.catalogue().canonical(reading);
    }
}
