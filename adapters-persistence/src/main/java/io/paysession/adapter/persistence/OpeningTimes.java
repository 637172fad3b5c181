package io.paysession.adapter.persistence;

import io.paysession.adapter.persistence.PersistenceAdapter.OpeningTime;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.function.Supplier;

/** Takes the time of the parts of a start. */
final class OpeningTimes {
    private List<OpeningTime> all = List.empty();

    <T> T of(String part, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        all = all.append(new OpeningTime(part, Duration.ofNanos(System.nanoTime() - start)));
        return result;
    }

    void of(String part, Runnable work) {
        boolean unusedDone = of(part, () -> {
            work.run();
            return true;
        });
    }

    Seq<OpeningTime> all() {
        return all;
    }
}
