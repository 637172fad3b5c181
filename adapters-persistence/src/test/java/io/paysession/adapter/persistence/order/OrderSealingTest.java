package io.paysession.adapter.persistence.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderSealingTest {
    private final OrderSealing sealing = new OrderSealing(KeyRing.load(TestDatabase.keys(1)));
    private final Instant now = Instant.parse("2026-11-25T10:00:00.123456Z");

    @Test
    void keeps_orders_of_every_kind() {
        long seed = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            Order order = new RandomOrders(new Random(seed + i)).order();
            assertThat(sealing.open(sealing.seal(Option.none(), order)))
                    .as("seed %d", seed + i)
                    .isEqualTo(order);
        }
    }

    @Test
    void keeps_what_the_columns_keep_of_a_time() {
        Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now.plusNanos(999));
        assertThat(sealing.open(sealing.seal(Option.none(), order)).createdAt()).isEqualTo(now);
    }

    @Test
    void writes_only_the_transactions_that_have_changed() {
        Order before = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
        for (Order next : SampleOrders.story(before, now)) {
            assertThat(sealing.seal(Option.some(before), next).transactions())
                    .singleElement()
                    .matches(row -> row.transactionId.equals(
                            next.transactions().last().id().value()));
            assertThat(sealing.seal(Option.some(next), next).transactions()).isEmpty();
            before = next;
        }
    }

    @Test
    void shows_nothing_of_the_content() {
        Order order = SampleOrders.heard(
                SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now), GatewayCode.APPROVED, now);
        StoredOrder rows = sealing.seal(Option.none(), order);
        assertThat(new String(rows.order().content, StandardCharsets.ISO_8859_1))
                .doesNotContain("R1");
        assertThat(new String(rows.transactions().head().content, StandardCharsets.ISO_8859_1))
                .doesNotContain("receipt");
        assertThat(sealing.seal(Option.none(), order).order().content).isNotEqualTo(rows.order().content);
    }

    @Test
    void opens_nothing_under_another_master_key() {
        Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
        StoredOrder rows = sealing.seal(Option.none(), order);
        assertThatThrownBy(() -> new OrderSealing(KeyRing.load(TestDatabase.keys(2))).open(rows))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("A stored order needs a master key that this process does not hold");
    }
}
