package io.paysession.bootstrap;

import io.paysession.application.port.Incidents;
import io.paysession.domain.order.Incident;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what acquirers have contradicted, and says so once in the log of each server. */
final class IncidentWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int MOST_TOLD = 20;

    private final Incidents incidents;
    private final BackgroundJob looking;
    private volatile int unacknowledged;
    private long lastTold;

    private IncidentWatch(Incidents incidents) {
        this.incidents = incidents;
        looking = BackgroundJob.start(new BackgroundJob.Work("incidents", PERIOD, 1, limit -> {
            look();
            return 0;
        }));
    }

    static IncidentWatch start(Incidents incidents) {
        return new IncidentWatch(incidents);
    }

    /** How many nobody has acknowledged, as it was seen last. */
    int unacknowledged() {
        return unacknowledged;
    }

    private void look() {
        unacknowledged = incidents.unacknowledged();
        if (unacknowledged > 0) {
            long before = lastTold;
            incidents
                    .list(false, MOST_TOLD)
                    .filter(listed -> listed.number() > before)
                    .reverse()
                    .forEach(listed -> tell(listed.number(), listed.incident()));
        }
    }

    /** Without the names that merchants give: the list has them. */
    private void tell(long number, Incident incident) {
        lastTold = number;
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
