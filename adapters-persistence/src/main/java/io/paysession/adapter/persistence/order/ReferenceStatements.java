package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * The statements that keep the names which belong to one order, or to one transaction. A name is found by the hashes that
 * all known keys make of it: while the master key changes, one process may write under the new key and another one still
 * under the old one.
 */
final class ReferenceStatements {
    /**
     * Two that are about to give one name to two things wait for each other, so that the second sees what the first has
     * done. Locked in the order of the numbers, so that nobody waits crosswise.
     */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(number) FROM unnest(?) AS number";

    /** Whoever bears a name already keeps it; nothing is written if somebody else bears it. */
    private static final String CLAIM = "INSERT INTO payment_reference AS own"
            + " (merchant_id, kind, hash, order_id, transaction_id, key_id)"
            + " SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM payment_reference"
            + " WHERE merchant_id = ? AND kind = ? AND hash = ANY(?)"
            + " AND (order_id <> ? OR transaction_id <> ?))"
            + " ON CONFLICT (merchant_id, kind, hash) DO UPDATE SET order_id = excluded.order_id"
            + " WHERE own.order_id = excluded.order_id"
            + " AND own.transaction_id IS NOT DISTINCT FROM excluded.transaction_id";

    /** The same name of the same order or transaction under another key. */
    private static final String RENEW = "INSERT INTO payment_reference"
            + " (merchant_id, kind, hash, order_id, transaction_id, key_id)"
            + " SELECT merchant_id, kind, ?, order_id, transaction_id, ? FROM payment_reference"
            + " WHERE merchant_id = ? AND kind = ? AND hash = ANY(?) AND order_id = ?"
            + " ON CONFLICT (merchant_id, kind, hash) DO NOTHING";

    private static final String FORGET =
            "DELETE FROM payment_reference WHERE merchant_id = ? AND order_id = ? AND key_id = ANY(?)";

    private final KeyRing keys;

    ReferenceStatements(KeyRing keys) {
        this.keys = keys;
    }

    /** What a name is found by, under the current key first. */
    private Seq<byte[]> hashes(OrderKey order, UniqueReference reference) {
        return keys.all().map(key -> key.referenceHash(order.merchant(), reference));
    }

    /**
     * Gives names to an order and one of its transactions, which has been written in the same transaction.
     *
     * @return the kind of the first one that is somebody else's; none if all are given
     */
    Option<Kind> claim(
            Statements.Transaction transaction, OrderKey order, TransactionId id, Seq<UniqueReference> references)
            throws SQLException {
        if (references.nonEmpty()) {
            lock(transaction, references.flatMap(reference -> hashes(order, reference)));
        }
        for (UniqueReference reference : references) {
            if (!isClaimed(transaction, order, id, reference)) {
                return Option.some(reference.kind());
            }
        }
        return Option.none();
    }

    private static void lock(Statements.Transaction transaction, Seq<byte[]> hashes) throws SQLException {
        Long[] numbers =
                hashes.map(hash -> ByteBuffer.wrap(hash).getLong()).sorted().toJavaArray(Long[]::new);
        boolean locked = transaction.run(LOCK, statement -> {
            Array array = statement.getConnection().createArrayOf("bigint", numbers);
            statement.setArray(1, array);
            return statement.execute();
        });
        if (!locked) {
            throw new IllegalStateException("A lock has given no answer");
        }
    }

    private boolean isClaimed(
            Statements.Transaction transaction, OrderKey order, TransactionId id, UniqueReference reference)
            throws SQLException {
        Seq<byte[]> hashes = hashes(order, reference);
        String merchant = order.merchant().value();
        String kind = reference.kind().name();
        String bearer = reference.kind() == Kind.TRANSACTION ? id.value() : null;
        return transaction.run(CLAIM, statement -> {
            new Parameters(statement)
                    .text(merchant)
                    .text(kind)
                    .bytes(hashes.head())
                    .text(order.order().value())
                    .text(bearer)
                    .text(keys.current().id())
                    .text(merchant)
                    .text(kind)
                    .allBytes(hashes)
                    .text(order.order().value())
                    .text(bearer);
            return statement.executeUpdate() == 1;
        });
    }

    /** Moves the names of an order from old keys to the current one; whoever does so has locked the order. */
    void renew(Statements.Transaction transaction, Order order, Seq<String> old) throws SQLException {
        Seq<UniqueReference> said = said(order);
        int[] renewed = transaction.run(RENEW, statement -> {
            for (UniqueReference reference : said) {
                Seq<byte[]> hashes = hashes(order.key(), reference);
                new Parameters(statement)
                        .bytes(hashes.head())
                        .text(keys.current().id())
                        .text(order.key().merchant().value())
                        .text(reference.kind().name())
                        .allBytes(hashes.tail())
                        .text(order.key().order().value());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
        if (renewed.length != said.size()) {
            throw new IllegalStateException("A name has not been looked for: " + Arrays.toString(renewed));
        }
        int unusedForgotten = transaction.run(FORGET, statement -> {
            new Parameters(statement)
                    .text(order.key().merchant().value())
                    .text(order.key().order().value())
                    .allTexts(old);
            return statement.executeUpdate();
        });
    }

    /** All names that the order, or a transaction of it, can have been given: whatever was said is remembered. */
    private static Seq<UniqueReference> said(Order order) {
        return order.transactions()
                .map(Transaction::details)
                .append(order.details())
                .flatMap(details -> List.of(Kind.values())
                        .flatMap(kind -> details.text(kind.field()).map(name -> new UniqueReference(kind, name))))
                .distinct();
    }
}
