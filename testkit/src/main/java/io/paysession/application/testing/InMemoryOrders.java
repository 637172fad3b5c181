package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Orders in memory, one call at a time, as one process sees them: they end with the test. */
public final class InMemoryOrders implements Orders {
    private final Stored stored;
    private final String process;

    /** What all processes share. */
    private static final class Stored {
        private final Sessions sessions;
        private final TimeSource time;
        private final Map<OrderKey, Order> orders = new HashMap<>();
        private final Map<OrderKey, Hold> holds = new HashMap<>();
        private final Map<Reference, Instant> claimedPayers = new HashMap<>();
        private final Map<Name, Bearer> bearers = new HashMap<>();
        private final java.util.Set<String> ended = new HashSet<>();
        private final InMemoryIncidents incidents;

        Stored(Sessions sessions, TimeSource time) {
            this.sessions = sessions;
            this.time = time;
            incidents = new InMemoryIncidents(time);
        }
    }

    /** A name that a merchant gives to one thing only. */
    private record Name(MerchantId merchant, UniqueReference reference) {}

    /** What bears a name; without a transaction, all of an order. */
    private record Bearer(OrderId order, Option<TransactionId> transaction) {}

    /** Who may ask about an order; and how long nobody else claims it for that it has waited. */
    private record Hold(String process, Instant until) {}

    /**
     * The orders of a first process.
     *
     * @param sessions where the sessions are that orders change: any store, because what else is changed with one cannot fail here
     * @param time     the store's clock
     */
    public InMemoryOrders(Sessions sessions, TimeSource time) {
        this(new Stored(sessions, time), "first");
    }

    private InMemoryOrders(Stored stored, String process) {
        this.stored = stored;
        this.process = process;
    }

    /**
     * {@return the same orders, as another process sees them}
     *
     * @param otherProcess the name of the other process
     */
    public InMemoryOrders seenBy(String otherProcess) {
        return new InMemoryOrders(stored, otherProcess);
    }

    /** {@return what was raised with them} */
    public InMemoryIncidents incidents() {
        return stored.incidents;
    }

    /** It is known that the process which sees the orders so has ended. */
    public void end() {
        synchronized (stored) {
            stored.ended.add(process);
        }
    }

    @Override
    public Option<Order> find(OrderKey key) {
        synchronized (stored) {
            return Option.of(stored.orders.get(key));
        }
    }

    @Override
    public Saved save(Change change) {
        synchronized (stored) {
            OrderKey key = change.next().key();
            if (!find(key).equals(change.current())) {
                return Saved.ORDER_CHANGED;
            }
            Option<UniqueReference> taken = change.references()
                    .find(name -> !Option.of(stored.bearers.get(new Name(key.merchant(), name)))
                            .forAll(bearer(change, name)::equals));
            if (taken.isDefined()) {
                return taken.get().kind() == Kind.ORDER
                        ? Saved.ORDER_REFERENCE_TAKEN
                        : Saved.TRANSACTION_REFERENCE_TAKEN;
            }
            // Nobody else changes orders meanwhile, so that the session can go first and decide for both.
            if (!change.session().forAll(session -> stored.sessions.replace(session.current(), session.next()))) {
                return Saved.SESSION_CHANGED;
            }
            stored.orders.put(key, change.next());
            change.references()
                    .forEach(name -> stored.bearers.put(new Name(key.merchant(), name), bearer(change, name)));
            stored.holds.put(key, new Hold(process, Instant.MIN));
            change.incident().forEach(stored.incidents::raise);
            return Saved.SAVED;
        }
    }

    private static Bearer bearer(Change change, UniqueReference name) {
        Option<TransactionId> transaction = change.next().open().map(Transaction::id);
        return new Bearer(change.next().key().order(), name.kind() == Kind.ORDER ? Option.none() : transaction);
    }

    @Override
    public boolean isHeld(Order order) {
        synchronized (stored) {
            return find(order.key()).contains(order) && hold(order).process().equals(process);
        }
    }

    @Override
    public Seq<Claim> claim(Due due) {
        synchronized (stored) {
            Instant now = stored.time.now();
            Seq<Order> claimed = List.ofAll(stored.orders.values())
                    .filter(order -> order.open().exists(open -> due.acquirer().forAll(open.acquirer()::equals)))
                    .filter(order -> isDue(order, due, now))
                    .sortBy(Order::updatedAt)
                    .take(due.limit());
            claimed.forEach(order -> stored.holds.put(order.key(), new Hold(process, now.plus(due.term()))));
            return claimed.map(order -> new Claim(order.key(), order.revision()));
        }
    }

    private Hold hold(Order order) {
        return Option.of(stored.holds.get(order.key())).get();
    }

    private boolean isDue(Order order, Due due, Instant now) {
        Hold hold = hold(order);
        return order.updatedAt().isBefore(due.waitingBefore()) && !hold.until().isAfter(now)
                || stored.ended.contains(hold.process());
    }

    @Override
    public Seq<Reference> claimPayers(PayersDue due) {
        synchronized (stored) {
            return List.ofAll(stored.orders.values())
                    .flatMap(order -> sentAway(order)
                            .filter(sent -> due.acquirer().forAll(sent.acquirer()::equals))
                            .filter(sent -> sentAt(sent).isAfter(due.sentAfter())
                                    && sentAt(sent).isBefore(due.sentBefore()))
                            .map(sent -> Tuple.of(sentAt(sent), new Reference(order.key(), sent.id()))))
                    .sortBy(Tuple2::_1)
                    .map(Tuple2::_2)
                    .filter(payer -> isUnasked(payer, due.unaskedFor()))
                    .take(due.limit())
                    .map(this::claimed);
        }
    }

    @Override
    public boolean claimPayer(Reference payer, Duration unaskedFor) {
        synchronized (stored) {
            boolean granted = find(payer.order())
                            .exists(order ->
                                    sentAway(order).exists(sent -> sent.id().equals(payer.transaction())))
                    && isUnasked(payer, unaskedFor);
            return granted && claimed(payer).equals(payer);
        }
    }

    private Reference claimed(Reference payer) {
        stored.claimedPayers.put(payer, stored.time.now());
        return payer;
    }

    private boolean isUnasked(Reference payer, Duration unaskedFor) {
        return Option.of(stored.claimedPayers.get(payer))
                .forAll(claimed -> !claimed.plus(unaskedFor).isAfter(stored.time.now()));
    }

    private static Instant sentAt(Transaction sent) {
        return sent.state().settled().get().at();
    }

    private static Seq<Transaction> sentAway(Order order) {
        return order.transactions()
                .filter(each ->
                        each.operation().isAuthentication() && each.code().contains(GatewayCode.PENDING));
    }

    @Override
    public Set<AcquirerName> waitedFor() {
        synchronized (stored) {
            return List.ofAll(stored.orders.values())
                    .flatMap(Order::open)
                    .map(Transaction::acquirer)
                    .toSet();
        }
    }
}
