package io.paysession.adapter.persistence.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Addition;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.Terminals.Registration;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTerminalSessions;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Voiding;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator sees in the tables, and two processes on one database. */
class TerminalTablesIT {
    private static final Duration LONG = Duration.ofHours(1);

    private final TestDatabase database = TestDatabase.create();
    private final PersistenceAdapter one = database.open(TestDatabase.keys(1));
    private final PersistenceAdapter two = database.open(TestDatabase.keys(1));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void what_has_happened_can_only_be_added_to() {
        Scanning session = added(one, registered());
        for (String change : List.of(
                "UPDATE terminal_event SET final_amount = 1",
                "DELETE FROM terminal_event",
                "DELETE FROM terminal_event WHERE false",
                "TRUNCATE terminal_event")) {
            assertThatThrownBy(() -> database.execute(change))
                    .hasMessageContaining("terminal_event can only be added to");
        }
        assertThat(one.terminalSessions()
                        .history(session.order().terminal(), session.order().id()))
                .hasSize(1);
    }

    @Test
    void history_carries_the_epoch_of_the_lease_and_the_money() {
        TerminalKey key = registered();
        Scanning session = added(one, key);
        Lease first = lease(one, "first", Duration.ZERO);
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(session, now);
        assertThat(one.terminalSessions().replace(path.get(0), path.get(1), first))
                .isEqualTo(Written.WRITTEN);
        Lease second = lease(two, "second", LONG);
        assertThat(one.terminalSessions().replace(path.get(1), path.get(2), first))
                .isEqualTo(Written.LEASE_LOST);
        for (int i = 1; i < path.size() - 1; i++) {
            assertThat(two.terminalSessions().replace(path.get(i), path.get(i + 1), second))
                    .isEqualTo(Written.WRITTEN);
        }
        TerminalSession metered =
                path.last().meter(SampleTerminalSessions.eur(640), now).get();
        assertThat(one.terminalSessions().replace(path.last(), metered)).isTrue();
        TerminalSession voiding = metered.release(now).get();
        assertThat(one.terminalSessions().replace(metered, voiding)).isTrue();
        assertThat(database.query(
                        "SELECT concat_ws(' ', epoch, step, status, reason, terminal_number, ceiling, metered,"
                                + " final_amount) FROM terminal_event ORDER BY position"))
                .containsExactly(
                        "0 1 SCANNING REQUESTED",
                        "1 2 CARD_READ CARD_READ",
                        "2 3 AUTHORIZING AUTHORIZE_REQUESTED",
                        "2 4 AUTHORIZING AUTHORIZATION_STARTED",
                        "2 5 APPROVED APPROVED 11 2500",
                        "2 6 APPROVED METERED 11 2500 640",
                        "2 7 VOIDING VOID_REQUESTED 11 2500 640 0");
        assertThat(database.query("SELECT concat_ws(' ', status, amount, currency, ceiling, metered, final_amount,"
                        + " disposal_within, disposal_action, masked_pan) FROM terminal_session"))
                .containsExactly("VOIDING 2500 EUR 2500 640 0 300 VOID 541333xxxxxx4444");
    }

    @Test
    void an_amount_that_former_versions_made_up_is_unknown() throws IOException {
        TerminalKey key = registered();
        Lease lease = lease(one, "process", LONG);
        SessionOrder made = SampleTerminalSessions.stranger(key, now);
        SessionOrder order = new SessionOrder(
                key,
                made.id(),
                0,
                new SessionOrder.Wanted(
                        new SessionReference("found on the terminal " + made.id()),
                        SampleTerminalSessions.eur(1),
                        made.wanted().mode(),
                        made.wanted().disposal()),
                now);
        Approval approval = new Approval(3, Option.none(), SampleTerminalSessions.CARD);
        Voiding former = SampleTerminalSessions.stray(order, approval);
        assertThat(one.terminalSessions().addStray(former, lease)).isEqualTo(Written.WRITTEN);
        Scanning other = added(one, key);
        database.execute(migration("V12_1__unknown_amounts.sql"));
        TerminalSession read = one.terminalSessions().find(key, order.id()).get();
        assertThat(read.order().asked()).isEmpty();
        assertThat(read.reservation().get().reserved()).isEmpty();
        assertThat(read.needsAttention()).isTrue();
        assertThat(one.terminalSessions().owed(now).needAttention()).isEqualTo(1);
        assertThat(one.terminalSessions().find(key, other.order().id())).contains(other);
    }

    private static String migration(String name) throws IOException {
        try (InputStream file = PersistenceAdapter.class.getResourceAsStream("migration/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_lease_lasts_as_long_as_it_was_taken_for_by_the_clock_of_the_database() {
        TerminalKey key = registered();
        Lease lease = lease(one, "process", LONG);
        assertThat(lease.key()).isEqualTo(key);
        assertThat(database.query("SELECT lease_until - clock_timestamp() BETWEEN interval '59 min' AND interval '1 h'"
                        + " FROM terminal"))
                .containsExactly("t");
        assertThat(two.terminalLeases().renew("process", Duration.ofMillis(90_500)))
                .containsExactly(key);
        assertThat(database.query("SELECT lease_until - clock_timestamp() BETWEEN interval '60 s' AND interval '90.5 s'"
                        + " FROM terminal"))
                .containsExactly("t");
    }

    /** Both believe to be in charge, and only one is: whatever the other writes is refused. */
    @Test
    void two_processes_that_take_turns_never_write_at_once() throws Exception {
        TerminalKey key = registered();
        Scanning session = added(one, key);
        TerminalSession approved = SampleTerminalSessions.untilApproved(session, now)
                .reduce((current, next) -> {
                    assertThat(one.terminalSessions().replace(current, next)).isTrue();
                    return next;
                });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var work = new ArrayList<Callable<Integer>>();
            for (PersistenceAdapter adapter : List.of(one, two)) {
                work.add(() -> takeTurns(adapter, key, approved));
            }
            int written = 0;
            for (Future<Integer> done : threads.invokeAll(work)) {
                written += done.get();
            }
            TerminalSession end =
                    one.terminalSessions().find(key, approved.order().id()).get();
            assertThat(end.step().number()).isEqualTo(5 + written);
            assertThat(one.terminalSessions()
                            .history(key, approved.order().id())
                            .map(entry -> entry.step().number()))
                    .containsExactlyElementsOf(List.rangeClosed(1, 5 + written));
            // Epochs never go back from one position to the next.
            assertThat(database.query("SELECT count(*) FROM (SELECT epoch < lag(epoch) OVER (ORDER BY position) AS back"
                            + " FROM terminal_event) e WHERE back"))
                    .containsExactly("0");
        } finally {
            threads.shutdownNow();
        }
    }

    private int takeTurns(PersistenceAdapter adapter, TerminalKey key, TerminalSession approved) {
        String holder = "process " + SampleTerminalSessions.unique();
        int written = 0;
        for (int turn = 0; turn < 60; turn++) {
            for (Lease lease : adapter.terminalLeases().take(holder, Duration.ZERO, 1)) {
                for (int i = 0; i < 3; i++) {
                    TerminalSession current = adapter.terminalSessions()
                            .find(key, approved.order().id())
                            .get();
                    TerminalSession next =
                            current.meter(SampleTerminalSessions.eur(i), now).get();
                    Written result = adapter.terminalSessions().replace(current, next, lease);
                    written += result == Written.WRITTEN ? 1 : 0;
                }
                boolean unusedReport = adapter.terminalLeases()
                        .report(lease, turn % 2 == 0 ? TerminalStatus.ONLINE : TerminalStatus.OFFLINE);
            }
        }
        return written;
    }

    private TerminalKey registered() {
        Terminal terminal = SampleTerminalSessions.terminal(SampleSessions.MERCHANT);
        assertThat(one.terminals().register(terminal)).isEqualTo(Registration.ADDED);
        return terminal.key();
    }

    private Scanning added(PersistenceAdapter adapter, TerminalKey key) {
        Scanning session = SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, now));
        assertThat(adapter.terminalSessions().add(session)).isEqualTo(new Addition.Added());
        return session;
    }

    private static Lease lease(PersistenceAdapter adapter, String holder, Duration time) {
        return adapter.terminalLeases().take(holder, time, 1).head();
    }
}
