package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Terminals.Registration;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** To the very moment, which a real store's clock cannot be asked for. */
class InMemoryLeaseTimeTest {
    private final ScriptedTime time = new ScriptedTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryTerminalStore store = new InMemoryTerminalStore(time);

    @Test
    void a_lease_runs_out_at_its_end_and_not_before() {
        assertThat(store.terminals().register(SampleTerminalSessions.terminal(SampleSessions.MERCHANT)))
                .isEqualTo(Registration.ADDED);
        assertThat(store.leases().take("one", Duration.ofSeconds(10), 1)).hasSize(1);
        time.pass(Duration.ofSeconds(9));
        assertThat(store.leases().renew("one", Duration.ofSeconds(10))).hasSize(1);
        time.pass(Duration.ofSeconds(10).minusNanos(1));
        assertThat(store.leases().take("two", Duration.ofSeconds(10), 1)).isEmpty();
        time.pass(Duration.ofNanos(1));
        assertThat(store.leases().take("two", Duration.ofSeconds(10), 1)).hasSize(1);
        assertThat(store.leases().renew("one", Duration.ofSeconds(10))).isEmpty();
    }
}
