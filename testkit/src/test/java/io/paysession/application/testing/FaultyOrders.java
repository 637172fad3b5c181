package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Stores of orders, each with one fault. */
final class FaultyOrders {
    private FaultyOrders() {}

    /** Forgets that an order whose acquirer was asked again has the same status as before. */
    static class ComparesStatus extends Planted {
        @Override
        public Saved save(Change change) {
            Option<Order> stored = find(change.next().key());
            return stored.map(Order::status).equals(change.current().map(Order::status))
                    ? sound.save(new Change(stored, change.next(), change.session(), change.incident())
                            .bearing(change.references()))
                    : Saved.ORDER_CHANGED;
        }
    }

    static class ClaimsByAge extends Planted {
        @Override
        public Seq<Claim> claim(Due due) {
            return sound.claim(due).sortBy(claim -> find(claim.key()).get().createdAt());
        }
    }

    /** Two transactions where there must be one. */
    static class SavesByHalves extends Planted {
        @Override
        public Saved save(Change change) {
            Saved first = sound.save(new Change(change.current(), change.next(), Option.none(), change.incident())
                    .bearing(change.references()));
            return first != Saved.SAVED
                            || change.session().forAll(session -> sessions.replace(session.current(), session.next()))
                    ? first
                    : Saved.SESSION_CHANGED;
        }
    }

    static class LeavesTheRightToAsk extends Planted {
        @Override
        public boolean isHeld(Order order) {
            return find(order.key()).contains(order);
        }
    }

    /** Everybody asks about the same payer. */
    static class ClaimsPayersTwice extends Planted {
        @Override
        public boolean claimPayer(Reference payer, Duration unaskedFor) {
            return find(payer.order()).isDefined();
        }
    }

    /** Whoever has answered is still looked for, and so are other acquirers' payers. */
    static class ClaimsAnyPayer extends Planted {
        @Override
        public Seq<Reference> claimPayers(PayersDue due) {
            return sound.claimPayers(
                    new PayersDue(Option.none(), Instant.EPOCH, due.sentBefore(), due.unaskedFor(), 1000));
        }
    }

    /** Keeps no names. */
    static class ForgetsNames extends Planted {
        @Override
        public Saved save(Change change) {
            return sound.save(change.bearing(List.empty()));
        }
    }

    /** Gives a name to an order and not to a transaction, so that another transaction of the order may have it. */
    static class NamesOrdersOnly extends Planted {
        @Override
        public Saved save(Change change) {
            Saved saved = sound.save(
                    change.bearing(change.references().map(name -> new UniqueReference(Kind.ORDER, name.value()))));
            return saved == Saved.ORDER_REFERENCE_TAKEN
                    ? change.references().head().kind() == Kind.ORDER ? saved : Saved.TRANSACTION_REFERENCE_TAKEN
                    : saved;
        }
    }

    /** Gives the names first, and does not take them back. */
    static class NamesBeforeItSaves extends Planted {
        private final java.util.Set<UniqueReference> given = new java.util.HashSet<>();

        @Override
        public Saved save(Change change) {
            boolean free = change.references().forAll(given::add);
            return free ? sound.save(change.bearing(List.empty())) : Saved.ORDER_REFERENCE_TAKEN;
        }
    }

    /** A sound store, and the contract that it keeps until a fault is planted. */
    private abstract static class Planted extends OrdersContract implements Orders {
        final InMemorySessions sessions = new InMemorySessions();
        final InMemoryOrders sound = new InMemoryOrders(sessions, Instant::now);

        @Override
        protected Orders orders() {
            return this;
        }

        @Override
        protected Sessions sessions() {
            return sessions;
        }

        @Override
        protected Orders ordersOfAnotherProcess() {
            return sound.seenBy("another");
        }

        @Override
        protected Mortal mortal() {
            InMemoryOrders process = sound.seenBy("mortal");
            return new Mortal(process, process::end);
        }

        @Override
        public Option<Order> find(OrderKey key) {
            return sound.find(key);
        }

        @Override
        public Saved save(Change change) {
            return sound.save(change);
        }

        @Override
        public boolean isHeld(Order order) {
            return sound.isHeld(order);
        }

        @Override
        public Seq<Claim> claim(Due due) {
            return sound.claim(due);
        }

        @Override
        public Seq<Reference> claimPayers(PayersDue due) {
            return sound.claimPayers(due);
        }

        @Override
        public boolean claimPayer(Reference payer, Duration unaskedFor) {
            return sound.claimPayer(payer, unaskedFor);
        }

        @Override
        public Set<AcquirerName> waitedFor() {
            return sound.waitedFor();
        }
    }
}
