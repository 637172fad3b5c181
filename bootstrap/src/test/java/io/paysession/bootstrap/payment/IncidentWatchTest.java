package io.paysession.bootstrap.payment;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Incidents.Listed;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.SampleOrders;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.Contradiction;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Incident;
import io.paysession.domain.order.Incident.Status;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

@ResourceLock("the log")
class IncidentWatchTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(IncidentWatch.class);

    private final PaymentWorld shop = new PaymentWorld();
    private final Incidents incidents = shop.orders.incidents();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            told.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        LOG.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(lines);
    }

    @Test
    void tells_each_once_and_again_whenever_something_else_has_become_of_it() throws Exception {
        Incident first = raise();
        try (IncidentWatch watch = IncidentWatch.start(incidents, Duration.ofMillis(1))) {
            assertThat(next()).startsWith("Incident 1: ").contains("it is INQUIRING.");
            raise();
            assertThat(next()).startsWith("Incident 2: ").contains("it is INQUIRING.");
            incidents.update(first, Status.UNRESOLVED);
            assertThat(next()).startsWith("Incident 1: ").contains("it is UNRESOLVED.");
            incidents.update(second(), Status.HARMLESS);
            assertThat(next()).startsWith("Incident 2: ").contains("it is HARMLESS.");
            assertThat(watch.unacknowledged()).isEqualTo(2);
            raise();
            assertThat(next()).as("nothing was told twice").startsWith("Incident 3: ");
        }
    }

    @Test
    void does_not_bury_the_latest_under_old_ones_that_nobody_has_acknowledged() throws Exception {
        for (int i = 1; i <= 30; i++) {
            raise();
        }
        try (IncidentWatch unusedWatch = IncidentWatch.start(incidents, Duration.ofMillis(1))) {
            assertThat(next()).startsWith("There are 10 incidents more");
            for (int i = 11; i <= 30; i++) {
                assertThat(next()).startsWith("Incident " + i + ": ");
            }
            incidents.update(incidents.list(true, 30).last().incident(), Status.UNRESOLVED);
            assertThat(next()).as("also an old one").startsWith("Incident 1: ");
        }
    }

    private String next() throws InterruptedException {
        return Option.of(told.poll(60, TimeUnit.SECONDS)).getOrElseThrow(() -> new AssertionError("Nothing was told"));
    }

    private Incident second() {
        return incidents
                .list(true, 10)
                .find(listed -> listed.number() == 2)
                .map(Listed::incident)
                .get();
    }

    private Incident raise() {
        Order begun = SampleOrders.begun(
                SampleOrders.key(new MerchantId("SHOP")),
                SampleOrders.newTransaction("1", Operation.PAY, SampleOrders.eur(100), AcquirerName.SANDBOX),
                shop.world.time.now());
        var unusedFirst = shop.orders.save(new Change(Option.none(), begun, Option.none()));
        Order failed = SampleOrders.heard(begun, GatewayCode.TIMED_OUT, shop.world.time.now());
        var unusedSecond = shop.orders.save(Change.of(begun, failed));
        Contradiction late = Contradiction.of(
                        failed,
                        failed.transactions().head().id(),
                        SampleOrders.answer(GatewayCode.UNKNOWN, failed.amount()),
                        shop.world.time.now())
                .get();
        var unusedThird = shop.orders.save(Change.of(failed, late));
        return late.incident();
    }
}
