package io.paysession.bootstrap.payment;

import io.paysession.application.port.Incidents;
import io.paysession.application.port.Incidents.Listed;
import io.paysession.bootstrap.process.BackgroundJob;
import io.paysession.domain.order.Incident;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what acquirers have contradicted, and says so in the log of each server: once what it is, and again whenever
 * something else has become of it.
 */
final class IncidentWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    /** More lines than that at a time would only hide each other. */
    private static final int MOST_TOLD = 20;
    /** Older ones that nobody has acknowledged are counted and listed, but not watched. */
    private static final int MOST_WATCHED = 500;

    private final Incidents incidents;
    private final BackgroundJob looking;
    private volatile int unacknowledged;
    private Map<Long, Incident> told = HashMap.empty();

    private IncidentWatch(Incidents incidents, Duration period) {
        this.incidents = incidents;
        looking = BackgroundJob.start(new BackgroundJob.Work("incidents", period, 1, limit -> {
            look();
            return 0;
        }));
    }

    static IncidentWatch start(Incidents incidents) {
        return start(incidents, PERIOD);
    }

    /** @param period the pause between two looks */
    static IncidentWatch start(Incidents incidents, Duration period) {
        return new IncidentWatch(incidents, period);
    }

    /** How many nobody has acknowledged, as it was seen last. */
    int unacknowledged() {
        return unacknowledged;
    }

    private void look() {
        unacknowledged = incidents.unacknowledged();
        Seq<Listed> watched = unacknowledged > 0 ? incidents.list(false, MOST_WATCHED) : List.empty();
        Seq<Listed> news = watched.filter(listed -> !told.get(listed.number()).contains(listed.incident()));
        if (news.size() > MOST_TOLD) {
            LOG.warn("There are {} incidents more than these. See 'incident list'", news.size() - MOST_TOLD);
        }
        news.take(MOST_TOLD).reverse().forEach(listed -> tell(listed.number(), listed.incident()));
        told = watched.toMap(Listed::number, Listed::incident);
    }

    /** Without the names that merchants give: the list has them. */
    private static void tell(long number, Incident incident) {
        LOG.warn(
                "Incident {}: of a transaction of merchant {} that was stored as {}, acquirer {} has said {}; it is {}. See 'incident list'",
                number,
                incident.order().merchant(),
                incident.stored(),
                incident.acquirer(),
                incident.said(),
                incident.status());
    }

    @Override
    public void close() throws InterruptedException {
        looking.close();
    }
}
