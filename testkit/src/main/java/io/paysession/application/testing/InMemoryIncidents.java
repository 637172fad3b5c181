package io.paysession.application.testing;

import io.paysession.application.port.Incidents;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.Incident;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** The incidents of {@link InMemoryOrders}, in memory. */
public final class InMemoryIncidents implements Incidents {
    private final TimeSource time;
    private List<Row> rows = List.empty();
    private long lastNumber;

    private record Row(Listed listed, Option<Instant> dueAt) {
        boolean isOf(Incident other) {
            Incident incident = listed.incident();
            return incident.order().equals(other.order())
                    && incident.transaction().equals(other.transaction());
        }

        Duration pause(Pause limits, Instant now) {
            Duration quarter = Duration.between(listed.incident().at(), now).dividedBy(4);
            Duration least = quarter.compareTo(limits.shortest()) < 0 ? limits.shortest() : quarter;
            return least.compareTo(limits.longest()) < 0 ? least : limits.longest();
        }

        Row acknowledged(Instant now) {
            return new Row(
                    new Listed(
                            listed.number(),
                            listed.incident(),
                            listed.acknowledgedAt().orElse(Option.some(now))),
                    dueAt.filter(at -> listed.incident().status() != Incident.Status.REVERSING));
        }

        Row with(Incident next, Instant now) {
            Option<Instant> acknowledgedAt =
                    listed.acknowledgedAt().filter(at -> next.status() != Incident.Status.UNRESOLVED);
            return new Row(
                    new Listed(listed.number(), next, acknowledgedAt),
                    Option.when(next.status().isDue(), now));
        }
    }

    /** @param time the store's clock */
    InMemoryIncidents(TimeSource time) {
        this.time = time;
    }

    /** Stores it in the place of another one of the same transaction. */
    synchronized void raise(Incident incident) {
        Option<Row> earlier = rows.find(row -> row.isOf(incident));
        long number = earlier.map(row -> row.listed().number()).getOrElse(lastNumber + 1);
        lastNumber = Math.max(lastNumber, number);
        rows = rows.removeAll(earlier)
                .append(new Row(new Listed(number, incident, Option.none()), Option.none()).with(incident, time.now()));
    }

    @Override
    public synchronized Seq<Incident> due(Option<AcquirerName> acquirer, Pause pause, int limit) {
        Instant now = time.now();
        List<Row> due = rows.filter(row -> row.dueAt().exists(at -> !at.isAfter(now))
                        && acquirer.forAll(row.listed().incident().acquirer()::equals))
                .take(limit);
        rows = rows.map(row ->
                due.contains(row) ? new Row(row.listed(), Option.some(now.plus(row.pause(pause, now)))) : row);
        return due.map(row -> row.listed().incident());
    }

    @Override
    public synchronized void update(Incident current, Incident.Status next) {
        rows = rows.map(
                row -> row.listed().incident().equals(current) ? row.with(current.with(next), time.now()) : row);
    }

    @Override
    public synchronized Seq<Listed> list(boolean all, int limit) {
        return rows.map(Row::listed)
                .filter(listed -> all || listed.acknowledgedAt().isEmpty())
                .sortBy(listed -> -listed.number())
                .take(limit);
    }

    @Override
    public synchronized boolean acknowledge(long number, Instant now) {
        rows = rows.map(row -> row.listed().number() == number ? row.acknowledged(now) : row);
        return rows.exists(row -> row.listed().number() == number);
    }

    @Override
    public synchronized int unacknowledged() {
        return rows.count(row -> row.listed().acknowledgedAt().isEmpty());
    }
}
