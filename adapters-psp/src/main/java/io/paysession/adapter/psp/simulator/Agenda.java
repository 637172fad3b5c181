package io.paysession.adapter.psp.simulator;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen later. Tasks of the same time run in the order in which they were planned. */
final class Agenda {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::number));

    private long planned;
    private Instant now = Instant.MIN;

    /** A planned action. */
    record Task(Instant at, long number, Runnable action) {}

    Instant now() {
        return now;
    }

    Task plan(Instant at, Runnable action) {
        Task task = new Task(at, planned++, action);
        tasks.add(task);
        return task;
    }

    void cancel(Option<Task> task) {
        task.forEach(each -> tasks.removeIf(other -> other == each));
    }

    Option<Instant> next() {
        return Option.of(tasks.peek()).map(Task::at);
    }

    /** Does everything that is due, each at its own time. A clock that was set back stands still. */
    void advance(Instant to) {
        Task next = tasks.peek();
        while (next != null && !next.at().isAfter(to)) {
            tasks.remove(next);
            now = later(now, next.at());
            next.action().run();
            next = tasks.peek();
        }
        now = later(now, to);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
