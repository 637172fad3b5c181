package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.crypto.DerivedKeys;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.seal.RowSealing;
import io.paysession.adapter.persistence.seal.Sealed;
import io.paysession.adapter.persistence.seal.StoredContent;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.OrderSnapshot;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.Totals;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.order.TransactionState;
import io.paysession.domain.order.TransactionType;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Turns transactions into rows and back. */
final class TransactionSealing {
    private static final String IN_FLIGHT = "IN_FLIGHT";
    private static final String UNDECIDED = "UNDECIDED";
    private static final String SETTLED = "SETTLED";

    private static final String DETAILS = "d";
    private static final String AUTHENTICATION = "a";
    private static final String SNAPSHOT = "o";
    private static final String ANSWER = "x";
    private static final String OTHER = "y";
    private static final String CODE = "g";
    private static final String AMOUNT = "m";
    private static final String AUTHORIZED = "a";
    private static final String CAPTURED = "c";
    private static final String REFUNDED = "r";
    private static final String STATUS = "s";
    private static final String UPDATED_AT = "t";

    private final RowSealing sealing;

    TransactionSealing(KeyRing keys) {
        sealing = new RowSealing(keys, DerivedKeys.Content.TRANSACTION);
    }

    /** What is plain of a transaction's row. */
    TransactionRow plain(OrderKey order, Currency currency, Transaction transaction, int position) {
        if (!transaction.amount().currency().equals(currency)) {
            throw new IllegalArgumentException("An order has one currency");
        }
        TransactionRow row = new TransactionRow();
        row.merchantId = order.merchant().value();
        row.orderId = order.order().value();
        row.transactionId = transaction.id().value();
        row.position = position;
        row.operation = transaction.operation().name();
        row.type = transaction.type().name();
        row.amount = transaction.amount().minorUnits();
        row.targetId = transaction.target().map(TransactionId::value).getOrNull();
        row.acquirer = transaction.acquirer().value();
        row.state = state(transaction.state());
        row.code = transaction.code().map(GatewayCode::name).getOrNull();
        // The columns keep microseconds and would round, maybe up.
        row.askedAt = transaction.state().askedAt().truncatedTo(ChronoUnit.MICROS);
        row.settledAt = transaction
                .state()
                .settled()
                .map(settled -> settled.at().truncatedTo(ChronoUnit.MICROS))
                .getOrNull();
        row.requestKeyId = transaction.request().keyId();
        row.requestDigest = transaction.request().value();
        return row;
    }

    /** The same row with the encrypted rest, under the current key. */
    TransactionRow seal(TransactionRow row, Transaction transaction) {
        Sealed sealed =
                sealing.seal(row.identity(), row.plain(), content(transaction).root());
        row.keyId = sealed.keyId();
        row.salt = sealed.salt();
        row.content = sealed.content();
        return row;
    }

    /** @throws DamagedDataException if the row is not what was stored, or its key is unknown */
    Transaction open(Currency currency, TransactionRow row) {
        Sealed sealed = new Sealed(row.keyId, row.salt, row.content);
        StoredContent content = sealing.open(row.identity(), row.plain(), sealed);
        return new Transaction(
                new TransactionId(row.transactionId),
                Operation.valueOf(row.operation),
                TransactionType.valueOf(row.type),
                new Money(row.amount, currency),
                Option.of(row.targetId).map(TransactionId::new),
                new Fingerprint(row.requestKeyId, row.requestDigest),
                new AcquirerName(row.acquirer),
                state(row, content),
                content.fields(DETAILS),
                content.optional(AUTHENTICATION, content::inner).map(AuthenticationContent::read),
                snapshot(content.inner(SNAPSHOT)));
    }

    private static StoredContent content(Transaction transaction) {
        return StoredContent.EMPTY
                .with(DETAILS, transaction.details())
                .with(SNAPSHOT, content(transaction.order()))
                .withAny(
                        transaction.authentication(),
                        (content, payer) -> content.with(AUTHENTICATION, AuthenticationContent.of(payer)))
                .withAny(
                        transaction.state().settled(),
                        (content, settled) -> content.with(ANSWER, content(settled.answer())))
                .withAny(
                        transaction.state().settled().flatMap(TransactionState.Settled::other),
                        (content, other) -> content.with(
                                OTHER, content(other).with(CODE, other.code().name())));
    }

    private static StoredContent content(AcquirerAnswer answer) {
        return StoredContent.EMPTY.with(AMOUNT, answer.amount()).with(DETAILS, answer.details());
    }

    private static StoredContent content(OrderSnapshot order) {
        return StoredContent.EMPTY
                .with(AMOUNT, order.amount())
                .with(AUTHORIZED, order.totals().authorized())
                .with(CAPTURED, order.totals().captured())
                .with(REFUNDED, order.totals().refunded())
                .with(STATUS, order.status().name())
                .with(UPDATED_AT, order.updatedAt());
    }

    private static OrderSnapshot snapshot(StoredContent content) {
        return new OrderSnapshot(
                content.money(AMOUNT),
                new Totals(content.money(AUTHORIZED), content.money(CAPTURED), content.money(REFUNDED)),
                OrderStatus.valueOf(content.text(STATUS)),
                content.time(UPDATED_AT));
    }

    private static String state(TransactionState state) {
        if (!state.isOpen()) {
            return SETTLED;
        }
        return state instanceof TransactionState.Undecided ? UNDECIDED : IN_FLIGHT;
    }

    private static TransactionState state(TransactionRow row, StoredContent content) {
        return switch (row.state) {
            case IN_FLIGHT -> new TransactionState.InFlight(row.askedAt);
            case UNDECIDED -> new TransactionState.Undecided(row.askedAt, code(row));
            case SETTLED ->
                new TransactionState.Settled(
                        row.askedAt,
                        settledAt(row.settledAt),
                        answer(code(row), content.inner(ANSWER)),
                        content.optional(OTHER, content::inner).map(TransactionSealing::other));
            default -> throw new DamagedDataException("A stored transaction is in no state");
        };
    }

    private static AcquirerAnswer other(StoredContent content) {
        return answer(GatewayCode.valueOf(content.text(CODE)), content);
    }

    private static AcquirerAnswer answer(GatewayCode code, StoredContent content) {
        return new AcquirerAnswer(code, content.money(AMOUNT), content.fields(DETAILS));
    }

    private static GatewayCode code(TransactionRow row) {
        return GatewayCode.valueOf(String.valueOf(row.code));
    }

    private static Instant settledAt(@Nullable Instant time) {
        return Option.of(time).getOrElseThrow(() -> new DamagedDataException("A stored transaction has no end"));
    }
}
