package io.paysession.adapter.acquirer.sandbox;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Books that last as long as a test. */
final class InMemoryLedger implements Ledger {
    private record Place(AcquirerName acquirer, OrderKey order) {}

    private record Fence(Place place, TransactionId transaction) {}

    private final Map<Place, Seq<Entry>> books = new HashMap<>();
    private final Set<Fence> fences = new HashSet<>();
    private int stan;

    @Override
    public synchronized <R> R onOrder(AcquirerName acquirer, OrderKey order, Function<OrderBook, R> work) {
        return work.apply(new Book(new Place(acquirer, order)));
    }

    synchronized Option<Entry> find(Reference reference) {
        Place place = new Place(reference.acquirer(), reference.order());
        return books.getOrDefault(place, Vector.empty())
                .find(entry -> entry.id().equals(reference.transaction()));
    }

    private final class Book implements OrderBook {
        private final Place place;

        Book(Place place) {
            this.place = place;
        }

        @Override
        public Seq<Entry> entries() {
            return books.getOrDefault(place, Vector.empty());
        }

        @Override
        public boolean isFenced(TransactionId transaction) {
            return fences.contains(new Fence(place, transaction));
        }

        @Override
        public int nextStan() {
            return ++stan;
        }

        @Override
        public void write(Entry entry, Instant now) {
            books.put(place, entries().append(entry));
        }

        @Override
        public void rewrite(Entry entry) {
            books.put(place, entries().map(old -> old.id().equals(entry.id()) ? entry : old));
        }

        @Override
        public void fence(TransactionId transaction, Instant now) {
            fences.add(new Fence(place, transaction));
        }
    }
}
