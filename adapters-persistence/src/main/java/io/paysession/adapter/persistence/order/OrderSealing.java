package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.crypto.DerivedKeys;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.seal.RowSealing;
import io.paysession.adapter.persistence.seal.Sealed;
import io.paysession.adapter.persistence.seal.StoredContent;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.Totals;
import io.paysession.domain.order.Transaction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/** Turns orders into rows and back. */
final class OrderSealing {
    private static final String DETAILS = "d";
    private static final String BEGUN_BY = "b";

    private final RowSealing orders;
    private final TransactionSealing transactions;

    OrderSealing(KeyRing keys) {
        orders = new RowSealing(keys, DerivedKeys.Content.ORDER);
        transactions = new TransactionSealing(keys);
    }

    /**
     * The rows to write for an order's next state, under the current key.
     *
     * @param current what is stored; none for a new order
     */
    StoredOrder seal(Option<Order> current, Order order) {
        Seq<Transaction> known = current.map(Order::transactions).getOrElse(List.empty());
        OrderRow row = plain(order);
        Seq<TransactionRow> all = order.transactions()
                .zipWithIndex((transaction, position) ->
                        transactions.plain(order.key(), order.currency(), transaction, position));
        Sealed sealed =
                orders.seal(row.identity(), row.plain(all), content(order).root());
        row.keyId = sealed.keyId();
        row.salt = sealed.salt();
        row.content = sealed.content();
        return new StoredOrder(
                row,
                all.zip(order.transactions())
                        .filter(pair -> !known.contains(pair._2()))
                        .map(pair -> transactions.seal(pair._1(), pair._2())));
    }

    /** @throws DamagedDataException if the rows are not what was stored, or their key is unknown */
    Order open(StoredOrder stored) {
        OrderRow row = stored.order();
        Sealed sealed = new Sealed(row.keyId, row.salt, row.content);
        StoredContent content = orders.open(row.identity(), row.plain(stored.transactions()), sealed);
        Currency currency = Currency.getInstance(row.currency);
        return new Order(
                new OrderKey(new MerchantId(row.merchantId), new OrderId(row.orderId)),
                new Money(row.amount, currency),
                new Totals(
                        new Money(row.authorized, currency),
                        new Money(row.captured, currency),
                        new Money(row.refunded, currency)),
                OrderStatus.valueOf(row.status),
                content.fields(DETAILS),
                content.optional(BEGUN_BY, content::fingerprint),
                row.createdAt,
                row.updatedAt,
                stored.transactions().map(transaction -> transactions.open(currency, transaction)),
                row.revision);
    }

    private static OrderRow plain(Order order) {
        OrderRow row = new OrderRow();
        row.merchantId = order.key().merchant().value();
        row.orderId = order.key().order().value();
        row.revision = order.revision();
        row.status = order.status().name();
        row.currency = order.currency().getCurrencyCode();
        row.amount = order.amount().minorUnits();
        row.authorized = order.totals().authorized().minorUnits();
        row.captured = order.totals().captured().minorUnits();
        row.refunded = order.totals().refunded().minorUnits();
        // The columns keep microseconds and would round, maybe up.
        row.createdAt = order.createdAt().truncatedTo(ChronoUnit.MICROS);
        row.updatedAt = order.updatedAt().truncatedTo(ChronoUnit.MICROS);
        row.waitingSince = order.open()
                .map(open -> order.updatedAt().truncatedTo(ChronoUnit.MICROS))
                .getOrNull();
        return row;
    }

    private static StoredContent content(Order order) {
        return StoredContent.EMPTY
                .with(DETAILS, order.details())
                .withAny(order.begunBy(), (content, session) -> content.with(BEGUN_BY, session));
    }
}
