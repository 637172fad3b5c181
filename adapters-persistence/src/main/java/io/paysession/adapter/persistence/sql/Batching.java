package io.paysession.adapter.persistence.sql;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets callers who come at the same moment share one statement and one commit. There are a few places. Whoever finds one
 * free takes it and asks at once, alone. Whoever finds none waits; the first of those who wait gets the next place that
 * becomes free, and asks for all of them, up to {@link #MOST}. So nobody ever waits for others to come: batches are what
 * has gathered while all places were taken, and grow and shrink with the load by themselves.
 *
 * <p>Whoever asks for others asks for himself too, once, and gives the place on. The others are answered in the order in
 * which they came.
 *
 * @param <Q> what a caller asks for
 * @param <A> the answer
 */
public final class Batching<Q, A> {
    /** So that nobody waits for a statement that grows without bounds; beyond, there is little left to save. */
    static final int MOST = 32;

    private final Asking<Q, A> asking;
    private final Duration patience;
    private final Lock lock = new ReentrantLock();
    private final Deque<Caller<Q, A>> waiting = new ArrayDeque<>();
    private int freePlaces;

    /** How to get answers. */
    public interface Asking<Q, A> {
        /** The answer for one. */
        A alone(Q question);

        /**
         * The answers for several, in their order. Whoever gets none asks alone. So do all of them if this throws,
         * because then nothing has taken effect; unless it is an outage, after which nobody knows, and which is
         * everybody's.
         */
        List<Option<A>> together(List<Q> questions);
    }

    /** Somebody who waits to be told what to do next: to take the answer, to lead, to ask alone, to give up. */
    private record Caller<Q, A>(Q question, CompletableFuture<Supplier<A>> next) {}

    /**
     * @param places   how many statements may be under way at once
     * @param patience how long to wait until somebody has begun to ask
     */
    public Batching(int places, Duration patience, Asking<Q, A> asking) {
        freePlaces = places;
        this.patience = patience;
        this.asking = asking;
    }

    /**
     * The answer; what was asked for has been committed then.
     *
     * @throws PersistenceFailedException if that takes too long, or the database cannot answer
     */
    public A ask(Q question) {
        Caller<Q, A> caller = new Caller<>(question, new CompletableFuture<>());
        return takesPlace(caller) ? lead(caller) : await(caller).get();
    }

    /** How many callers wait for a place. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** False if there is no place; then the caller waits. */
    private boolean takesPlace(Caller<Q, A> caller) {
        lock.lock();
        try {
            if (freePlaces == 0) {
                waiting.add(caller);
                return false;
            }
            freePlaces--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Supplier<A> await(Caller<Q, A> caller) {
        try {
            return caller.next.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return leave(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return leave(caller);
        } catch (ExecutionException e) {
            throw new IllegalStateException("What to do next is never a failure", e);
        }
    }

    /** Whoever is in a batch already stays, because what he asked for may take effect; it does not take long any more. */
    private Supplier<A> leave(Caller<Q, A> caller) {
        lock.lock();
        try {
            if (waiting.remove(caller)) {
                throw PersistenceFailedException.noFreeConnection();
            }
        } finally {
            lock.unlock();
        }
        return caller.next.join();
    }

    private A lead(Caller<Q, A> leader) {
        List<Caller<Q, A>> batch = gather(leader);
        if (batch.size() > 1) {
            return leadOthers(batch).get();
        }
        try {
            return asking.alone(leader.question);
        } finally {
            passPlaceOn();
        }
    }

    private List<Caller<Q, A>> gather(Caller<Q, A> leader) {
        List<Caller<Q, A>> batch = new ArrayList<>();
        batch.add(leader);
        lock.lock();
        try {
            while (batch.size() < MOST && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** What the leader does next. Whatever happens, an error of the virtual machine too, everybody is told something. */
    private Supplier<A> leadOthers(List<Caller<Q, A>> batch) {
        List<Supplier<A>> next = Collections.nCopies(batch.size(), () -> {
            throw PersistenceFailedException.unanswered();
        });
        try {
            next = askTogether(batch);
            return next.get(0);
        } finally {
            passPlaceOn();
            for (int i = 1; i < batch.size(); i++) {
                batch.get(i).next.complete(next.get(i));
            }
        }
    }

    private List<Supplier<A>> askTogether(List<Caller<Q, A>> batch) {
        List<Supplier<A>> next = new ArrayList<>();
        try {
            List<Option<A>> answers =
                    asking.together(batch.stream().map(Caller::question).toList());
            for (int i = 0; i < batch.size(); i++) {
                next.add(afterwards(batch.get(i), answers.get(i)));
            }
            return next;
        } catch (PersistenceFailedException outage) {
            return Collections.nCopies(batch.size(), () -> {
                throw PersistenceFailedException.sharedBy(outage);
            });
        } catch (RuntimeException nothingTookEffect) {
            return batch.stream()
                    .map(caller -> afterwards(caller, Option.<A>none()))
                    .toList();
        }
    }

    private Supplier<A> afterwards(Caller<Q, A> caller, Option<A> answer) {
        return () -> answer.getOrElse(() -> asking.alone(caller.question));
    }

    private void passPlaceOn() {
        lock.lock();
        try {
            Caller<Q, A> first = waiting.poll();
            if (first == null) {
                freePlaces++;
            } else {
                first.next.complete(() -> lead(first));
            }
        } finally {
            lock.unlock();
        }
    }
}
