package io.paysession.adapter.persistence.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Claim;
import io.paysession.application.port.Orders.Due;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.Sessions;
import io.paysession.application.testing.OrdersContract;
import io.paysession.application.testing.SampleOrders;
import io.paysession.domain.order.Order;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcOrdersIT extends OrdersContract {
    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter another;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private final List<PersistenceAdapter> mortals = new ArrayList<>();

    @BeforeAll
    static void open() {
        adapter = DATABASE.open(TestDatabase.keys(2, 1));
        another = DATABASE.open(TestDatabase.keys(2, 1));
        adapter.renewProcess(Duration.ofHours(1));
    }

    @AfterAll
    static void close() {
        adapter.close();
        another.close();
    }

    @AfterEach
    void closeMortals() {
        mortals.forEach(PersistenceAdapter::close);
    }

    @Override
    protected Orders orders() {
        return adapter.orders();
    }

    @Override
    protected Sessions sessions() {
        return adapter.sessions();
    }

    @Override
    protected Orders ordersOfAnotherProcess() {
        return another.orders();
    }

    @Override
    protected Mortal mortal() {
        PersistenceAdapter process = DATABASE.open(TestDatabase.keys(2, 1));
        mortals.add(process);
        process.renewProcess(Duration.ofHours(1));
        return new Mortal(process.orders(), process::endProcess);
    }

    @Test
    void a_process_whose_lease_is_over_has_ended_and_one_that_renews_it_has_not() {
        Mortal process = mortal();
        Order order = SampleOrders.begun(SampleOrders.key(merchant), now);
        assertThat(process.orders().save(new Change(Option.none(), order, Option.none())))
                .isEqualTo(Saved.SAVED);
        Due old = new Due(Option.none(), now.minusSeconds(60), Duration.ofMinutes(1), 100);
        mortals.get(0).renewProcess(Duration.ofMillis(1));
        mortals.get(0).renewProcess(Duration.ofHours(1));
        assertThat(orders().claim(old)).doesNotContain(new Claim(order.key(), 0));
        mortals.get(0).renewProcess(Duration.ofMillis(1));
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!orders().claim(old).contains(new Claim(order.key(), 0))) {
            assertThat(System.nanoTime()).as("it has ended").isLessThan(deadline);
        }
    }

    @Test
    void whoever_has_the_database_alone_says_that_all_others_have_ended() {
        TestDatabase alone = TestDatabase.create();
        try (PersistenceAdapter before = alone.open(TestDatabase.keys(2, 1));
                PersistenceAdapter after = alone.open(TestDatabase.keys(2, 1))) {
            before.renewProcess(Duration.ofHours(1));
            Order order = SampleOrders.begun(SampleOrders.key(merchant), now);
            assertThat(before.orders().save(new Change(Option.none(), order, Option.none())))
                    .isEqualTo(Saved.SAVED);
            after.renewProcess(Duration.ofHours(1));
            Order own = SampleOrders.begun(SampleOrders.key(merchant), now);
            assertThat(after.orders().save(new Change(Option.none(), own, Option.none())))
                    .isEqualTo(Saved.SAVED);
            Due old = new Due(Option.none(), now.minusSeconds(60), Duration.ofMinutes(1), 100);
            assertThat(after.orders().claim(old)).isEmpty();
            after.endOtherProcesses();
            assertThat(after.orders().claim(old)).containsExactly(new Claim(order.key(), 0));
        }
    }
}
