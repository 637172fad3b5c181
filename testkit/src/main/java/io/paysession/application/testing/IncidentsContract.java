package io.paysession.application.testing;

import static io.paysession.application.testing.SampleOrders.begun;
import static io.paysession.application.testing.SampleOrders.eur;
import static io.paysession.application.testing.SampleOrders.heard;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Incidents;
import io.paysession.application.port.Incidents.Listed;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.Contradiction;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Incident;
import io.paysession.domain.order.Incident.Status;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every store of incidents promises. Extend it and say how to make one; tests may share the store. */
public abstract class IncidentsContract {
    private static final Incidents.Pause PAUSE = new Incidents.Pause(Duration.ofHours(1), Duration.ofDays(1));
    private static final int MANY = 100_000;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final MerchantId merchant = new MerchantId("I" + Math.abs(System.nanoTime()));
    private final AcquirerName acquirer = new AcquirerName(
            "i" + Long.toString(Math.abs(System.nanoTime()), 36).toLowerCase(Locale.ROOT));

    /** {@return the orders with which incidents are raised} */
    protected abstract Orders orders();

    /** {@return the store under test} */
    protected abstract Incidents incidents();

    @Test
    void an_incident_is_stored_with_the_order_that_it_is_about() {
        Order failed = failed();
        Contradiction late = late(failed, GatewayCode.APPROVED);
        assertThat(orders().save(Change.of(failed, late))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(failed.key())).contains(late.next());
        assertThat(listed(late.incident()).acknowledgedAt()).isEmpty();
        assertThat(late.incident().status()).isEqualTo(Status.REOPENED);
    }

    @Test
    void an_incident_is_not_stored_without_the_order() {
        Order failed = failed();
        Contradiction late = late(failed, GatewayCode.APPROVED);
        assertThat(orders().save(Change.of(failed, late(failed, GatewayCode.UNKNOWN))))
                .isEqualTo(Saved.SAVED);
        assertThat(orders().save(Change.of(failed, late))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(mine()).hasSize(1).allMatch(listed -> listed.incident().status() == Status.INQUIRING);
    }

    @Test
    void a_later_one_of_the_same_transaction_takes_its_place_and_is_not_acknowledged() {
        Order failed = failed();
        Contradiction first = late(failed, GatewayCode.UNKNOWN);
        assertThat(orders().save(Change.of(failed, first))).isEqualTo(Saved.SAVED);
        long number = listed(first.incident()).number();
        assertThat(incidents().acknowledge(number, now)).isTrue();
        Contradiction second = late(first.next(), GatewayCode.APPROVED);
        assertThat(orders().save(Change.of(first.next(), second))).isEqualTo(Saved.SAVED);
        assertThat(listed(second.incident())).isEqualTo(new Listed(number, second.incident(), Option.none()));
    }

    @Test
    void what_is_left_to_do_is_taken_by_one_for_a_while() {
        Incident raised = raised(GatewayCode.UNKNOWN);
        assertThat(incidents().due(Option.some(new AcquirerName("nobody")), PAUSE, MANY))
                .isEmpty();
        assertThat(incidents().due(Option.some(acquirer), PAUSE, MANY)).containsExactly(raised);
        assertThat(incidents().due(Option.some(acquirer), PAUSE, MANY)).isEmpty();
    }

    @Test
    void what_is_older_is_left_alone_for_longer() {
        Incident young = raised(GatewayCode.UNKNOWN);
        Incident old = raised(GatewayCode.UNKNOWN, now.minus(Duration.ofHours(2)));
        Incidents.Pause least = new Incidents.Pause(Duration.ZERO, Duration.ofDays(1));
        assertThat(incidents().due(Option.some(acquirer), least, MANY)).containsExactlyInAnyOrder(young, old);
        Instant end = Instant.now().plusSeconds(60);
        Seq<Incident> again = List.empty();
        while (again.isEmpty() && Instant.now().isBefore(end)) {
            again = incidents().due(Option.some(acquirer), least, MANY);
        }
        assertThat(again).containsExactly(young);
    }

    @Test
    void nobody_waits_for_longer_than_the_longest_pause() {
        Incident old = raised(GatewayCode.UNKNOWN, now.minus(Duration.ofHours(2)));
        Incidents.Pause none = new Incidents.Pause(Duration.ZERO, Duration.ZERO);
        assertThat(incidents().due(Option.some(acquirer), none, MANY)).containsExactly(old);
        assertThat(incidents().due(Option.some(acquirer), none, MANY)).containsExactly(old);
    }

    @Test
    void a_reversal_that_somebody_has_seen_to_is_not_left_to_do_any_more_but_an_inquiry_is() {
        Incident raised = raised(GatewayCode.UNKNOWN);
        assertThat(incidents().acknowledge(listed(raised).number(), now)).isTrue();
        assertThat(incidents().due(Option.some(acquirer), PAUSE, MANY)).containsExactly(raised);
        incidents().update(raised, Status.REVERSING);
        Incident reversing = raised.with(Status.REVERSING);
        assertThat(incidents().acknowledge(listed(reversing).number(), now)).isTrue();
        assertThat(incidents().due(Option.some(acquirer), PAUSE, MANY)).isEmpty();
        incidents().update(reversing, Status.REVERSED);
        assertThat(listed(raised.with(Status.REVERSED)).acknowledgedAt())
                .as("what was in flight then is told")
                .isNotEmpty();
    }

    @Test
    void nothing_is_left_to_do_when_it_has_come_to_its_end() {
        Incident raised = raised(GatewayCode.UNKNOWN);
        incidents().update(raised, Status.HARMLESS);
        assertThat(incidents().due(Option.some(acquirer), PAUSE, MANY)).isEmpty();
        assertThat(listed(raised.with(Status.HARMLESS)).acknowledgedAt()).isEmpty();
    }

    @Test
    void one_that_has_changed_meanwhile_is_not_updated() {
        Incident raised = raised(GatewayCode.UNKNOWN);
        incidents().update(raised, Status.UNRESOLVED);
        incidents().update(raised, Status.HARMLESS);
        assertThat(mine())
                .singleElement()
                .satisfies(listed -> assertThat(listed.incident().status()).isEqualTo(Status.UNRESOLVED));
    }

    @Test
    void what_was_acknowledged_is_listed_only_with_all_the_others_and_keeps_its_first_moment() {
        Incident raised = raised(GatewayCode.APPROVED);
        int before = incidents().unacknowledged();
        long number = listed(raised).number();
        assertThat(incidents().acknowledge(number, now)).isTrue();
        assertThat(incidents().acknowledge(number, now.plusSeconds(1))).isTrue();
        assertThat(incidents().unacknowledged()).isEqualTo(before - 1);
        assertThat(incidents().list(false, MANY)).noneMatch(listed -> listed.number() == number);
        assertThat(listed(raised).acknowledgedAt()).contains(now);
    }

    @Test
    void what_turns_out_to_be_unresolved_is_to_be_acknowledged_again() {
        Incident raised = raised(GatewayCode.APPROVED);
        assertThat(incidents().acknowledge(listed(raised).number(), now)).isTrue();
        incidents().update(raised, Status.UNRESOLVED);
        assertThat(listed(raised.with(Status.UNRESOLVED)).acknowledgedAt()).isEmpty();
    }

    @Test
    void there_is_nothing_to_acknowledge_under_a_number_that_was_never_given() {
        assertThat(incidents().acknowledge(Long.MAX_VALUE, now)).isFalse();
    }

    @Test
    void the_latest_are_listed_first() {
        Incident first = raised(GatewayCode.APPROVED);
        Incident second = raised(GatewayCode.APPROVED);
        assertThat(mine().map(Listed::incident)).containsExactly(second, first);
        assertThat(incidents().list(true, 1)).hasSize(1);
    }

    private Seq<Listed> mine() {
        return incidents()
                .list(true, MANY)
                .filter(listed -> listed.incident().acquirer().equals(acquirer));
    }

    private Listed listed(Incident incident) {
        return mine().find(listed -> listed.incident().equals(incident)).get();
    }

    private Incident raised(GatewayCode code) {
        return raised(code, now);
    }

    private Incident raised(GatewayCode code, Instant at) {
        Order failed = failed(at);
        Contradiction late = late(failed, code, at);
        assertThat(orders().save(Change.of(failed, late))).isEqualTo(Saved.SAVED);
        return late.incident();
    }

    private Contradiction late(Order order, GatewayCode code) {
        return late(order, code, now);
    }

    private static Contradiction late(Order order, GatewayCode code, Instant at) {
        return Contradiction.of(
                        order,
                        order.transactions().head().id(),
                        SampleOrders.answer(code, order.amount()),
                        at.plusSeconds(order.revision()))
                .get();
    }

    private Order failed() {
        return failed(now);
    }

    private Order failed(Instant at) {
        Order order = begun(
                SampleOrders.key(merchant), SampleOrders.newTransaction("1", Operation.PAY, eur(1000), acquirer), at);
        assertThat(orders().save(new Change(Option.none(), order, Option.none())))
                .isEqualTo(Saved.SAVED);
        Order failed = heard(order, GatewayCode.TIMED_OUT, at);
        assertThat(orders().save(Change.of(order, failed))).isEqualTo(Saved.SAVED);
        return failed;
    }
}
