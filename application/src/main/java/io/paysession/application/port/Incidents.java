package io.paysession.application.port;

import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.Incident;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What acquirers have contradicted, for operators and for whatever is left to do about it. Incidents are raised by
 * {@link Orders#save}, together with the order that they are about. Every method is one transaction, and throws an unchecked
 * exception if the store cannot be reached.
 */
public interface Incidents {
    /**
     * An incident as operators see it.
     *
     * @param number         how it is named; later ones have greater numbers
     * @param acknowledgedAt when somebody said that he has seen to it
     */
    record Listed(long number, Incident incident, Option<Instant> acknowledgedAt) {}

    /**
     * Incidents, the latest first.
     *
     * @param unreadable the numbers of those that are among the latest and cannot be read
     */
    record Listing(Seq<Listed> incidents, Seq<Long> unreadable) {}

    /**
     * For how long nobody else gets what somebody has taken: a quarter of its age. What could not be done for long is not
     * tried as often as at first.
     *
     * @param shortest at least so long, also for what is new
     * @param longest  at most so long, not less than {@code shortest}
     */
    record Pause(Duration shortest, Duration longest) {}

    /**
     * Takes incidents of which {@linkplain Incident.Status#isDue() something is left to do}: nobody else gets them before
     * the pause is over. A reversal that somebody has {@linkplain #acknowledge acknowledged} is not among them any more.
     *
     * <p>One that cannot be read is left out, and is nobody's for the pause, too.
     *
     * @param acquirer only those of this one; none for all
     * @param limit    the most to take, at least 1
     * @param pause for how long nobody else gets them
     * @return the incidents; empty if there is nothing to do
     */
    Seq<Incident> due(Option<AcquirerName> acquirer, Pause pause, int limit);

    /**
     * Stores the next status of one, unless it has changed meanwhile. One that turns out to be for a human to resolve is not
     * acknowledged any more: what somebody has seen was something else.
     *
     * @param current as it was when it was read
     * @param next what has become of it
     */
    void update(Incident current, Incident.Status next);

    /**
     * {@return the latest ones, the latest first} Those that cannot be read are left out.
     *
     * @param all   also those that were acknowledged
     * @param limit the most to list, at least 1
     */
    Seq<Listed> list(boolean all, int limit);

    /**
     * {@return the same, and which were left out}
     *
     * @param all whether those that somebody has seen to are wanted too
     * @param limit the most to list
     */
    default Listing listing(boolean all, int limit) {
        return new Listing(list(all, limit), List.empty());
    }

    /**
     * Notes that somebody has seen to it; false if there is none of that number. A second time changes nothing. A reversal
     * that has not been possible yet is not tried any more: whoever has given the money back by other means says so here,
     * and it must not be given back twice.
     *
     * @param number the number of the incident
     * @param now the present moment
     * @return whether there is one of that number
     */
    boolean acknowledge(long number, Instant now);

    /** {@return how many nobody has acknowledged} */
    int unacknowledged();
}
