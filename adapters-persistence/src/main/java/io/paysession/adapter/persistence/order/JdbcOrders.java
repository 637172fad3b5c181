package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.session.JdbcSessions;
import io.paysession.adapter.persistence.session.SessionReplacement;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Orders;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.Transaction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Orders in PostgreSQL, their content encrypted. Reading is one statement. Saving is two or more in a transaction, always in
 * the same order, so that nobody waits crosswise: the order, its transactions that have changed, the names that only it
 * bears, the session.
 */
public final class JdbcOrders implements Orders {
    /** The rows that are kept here, with which the tables are compared. */
    public static final List<Class<?>> ROWS = List.of(OrderRow.class, TransactionRow.class, ReferenceRow.class);

    /** A payer on a provider's page takes his time: that is waited for longer, and is not the acquirer's doing. */
    private static final String OPEN_SINCE = "SELECT count(*) FROM"
            + " (SELECT FROM payment_transaction WHERE state <> 'SETTLED' AND asked_at < CAST(? AS timestamptz)"
            + " - CASE WHEN operation = 'INITIATE_BROWSER_PAYMENT' AND code = 'PENDING' THEN interval '1 day'"
            + " ELSE interval '0' END LIMIT ?) AS asked";

    private final Statements statements;
    private final OrderSealing sealing;
    private final JdbcSessions sessions;
    private final OrderClaims claims;
    private final PayerClaims payers;
    private final ReferenceStatements references;
    private final String process;
    private final DamagedRecords damaged;

    /** @param process the name of this process, which is no other's */
    public JdbcOrders(
            Statements statements, KeyRing keys, JdbcSessions sessions, String process, DamagedRecords damaged) {
        this.damaged = damaged;
        this.statements = statements;
        this.sessions = sessions;
        this.process = process;
        claims = new OrderClaims(statements, process);
        payers = new PayerClaims(statements);
        sealing = new OrderSealing(keys);
        references = new ReferenceStatements(keys);
    }

    @Override
    public Option<Order> find(OrderKey key) {
        return statements
                .run(OrderStatements.find(), statement -> OrderStatements.find(statement, key))
                .map(this::open);
    }

    private Order open(StoredOrder stored) {
        try {
            return sealing.open(stored);
        } catch (DamagedDataException e) {
            throw damaged.found(
                    UnreadableException.Kind.ORDER,
                    DamagedRecords.Row.digested("payment_order", "order_id", stored.order().orderId),
                    e);
        }
    }

    @Override
    public Saved save(Change change) {
        if (change.current()
                .exists(current -> !current.key().equals(change.next().key()))) {
            throw new IllegalArgumentException("An order is replaced by its own next state");
        }
        Option<OrderStatements.Hold> hold = change.next()
                .open()
                .map(open -> new OrderStatements.Hold(open.acquirer().value(), process));
        StoredOrder rows = sealing.seal(change.current(), change.next());
        Option<SessionReplacement> session =
                change.session().map(used -> sessions.replacement(used.current(), used.next()));
        return statements.inTransaction(transaction -> {
            if (!isWritten(transaction, change, rows, hold)) {
                return Saved.ORDER_CHANGED;
            }
            Option<Kind> taken = taken(transaction, change);
            if (taken.isDefined()) {
                transaction.undo();
                return taken.get() == Kind.ORDER ? Saved.ORDER_REFERENCE_TAKEN : Saved.TRANSACTION_REFERENCE_TAKEN;
            }
            if (session.isDefined() && !sessions.replace(transaction, session.get())) {
                transaction.undo();
                return Saved.SESSION_CHANGED;
            }
            if (change.incident().isDefined()) {
                JdbcIncidents.raise(transaction, change.incident().get());
            }
            return Saved.SAVED;
        });
    }

    /** False, and nothing written, if the order has changed meanwhile. */
    private static boolean isWritten(
            Statements.Transaction transaction, Change change, StoredOrder rows, Option<OrderStatements.Hold> hold)
            throws SQLException {
        boolean isCurrent = change.current().isEmpty()
                ? OrderStatements.add(transaction, rows.order(), hold)
                : OrderStatements.replace(
                        transaction, rows.order(), change.current().get().revision(), hold);
        if (isCurrent) {
            OrderStatements.write(transaction, rows.transactions());
        }
        return isCurrent;
    }

    private Option<Kind> taken(Statements.Transaction transaction, Change change) throws SQLException {
        if (change.references().isEmpty()) {
            return Option.none();
        }
        Transaction bearer = change.next()
                .open()
                .getOrElseThrow(() -> new IllegalArgumentException("Only an open transaction is given a name"));
        return references.claim(transaction, change.next().key(), bearer.id(), change.references());
    }

    @Override
    public boolean isHeld(Order order) {
        return claims.isHeld(order);
    }

    @Override
    public Seq<Claim> claim(Due due) {
        return claims.claim(due);
    }

    @Override
    public Seq<Reference> claimPayers(PayersDue due) {
        return payers.claim(due);
    }

    @Override
    public boolean claimPayer(Reference payer, Duration unaskedFor) {
        return payers.claim(payer, unaskedFor);
    }

    @Override
    public Set<AcquirerName> waitedFor() {
        return claims.waitedFor();
    }

    /** How many transactions are open that were first asked for before this moment, and at most so many. */
    public int openSince(Instant askedBefore, int limit) {
        return statements.run(OPEN_SINCE, statement -> {
            new Parameters(statement).time(askedBefore).number((Integer) limit);
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        });
    }

    static OrderKey key(Fields from) throws SQLException {
        return new OrderKey(new MerchantId(from.name()), new OrderId(from.name()));
    }
}
