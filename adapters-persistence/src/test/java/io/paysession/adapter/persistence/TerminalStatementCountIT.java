package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.TerminalSessions.Addition;
import io.paysession.application.port.TerminalSessions.Filter;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.Terminals.Registration;
import io.paysession.application.port.Terminals.Removal;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTerminalSessions;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Voiding;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever happens while terminals work is one statement, without BEGIN and COMMIT around it. */
@Execution(ExecutionMode.SAME_THREAD)
class TerminalStatementCountIT {
    private static final CountingDataSource TRIPS = new CountingDataSource();
    private static final Duration LONG = Duration.ofHours(1);

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Terminal terminal = SampleTerminalSessions.terminal(SampleSessions.MERCHANT);
    private final TerminalKey key = terminal.key();
    private final String holder = SampleTerminalSessions.unique();

    @BeforeAll
    static void open() {
        adapter = PersistenceAdapter.open(
                TestDatabase.create().settings().withPoolSize(1), TestDatabase.keys(1), TRIPS::wrap);
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @BeforeEach
    void register() {
        assertThat(adapter.terminals().register(terminal)).isEqualTo(Registration.ADDED);
        assertThat(TRIPS.take()).isNotEmpty();
    }

    @Test
    void every_write_of_a_session_takes_one_statement() {
        TerminalSessions sessions = adapter.terminalSessions();
        Lease lease = lease();
        Scanning scanning = SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, now));
        assertThat(sessions.add(scanning)).isEqualTo(new Addition.Added());
        assertOne("WITH ");
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(scanning, now);
        assertThat(sessions.replace(path.get(0), path.get(1), lease)).isEqualTo(Written.WRITTEN);
        assertOne("WITH ");
        assertThat(sessions.replace(path.get(0), path.get(1), lease)).isEqualTo(Written.CHANGED_MEANWHILE);
        assertOne("WITH ");
        assertThat(sessions.replace(path.get(1), path.get(2))).isTrue();
        assertOne("WITH ");
        TerminalSession stray = path.last().release(now).get();
        Voiding found = new Voiding(
                SampleTerminalSessions.order(key, now),
                stray.step(),
                stray.card(),
                stray.reservation().get(),
                ((Voiding) stray).attempts(),
                Option.none());
        assertThat(sessions.addStray(found, lease)).isEqualTo(Written.WRITTEN);
        assertOne("WITH ");
        assertThat(adapter.terminalLeases().report(lease, TerminalStatus.ONLINE))
                .isTrue();
        assertOne("WITH ");
    }

    @Test
    void finding_out_why_a_session_was_not_added_takes_another_one() {
        Scanning scanning = SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, now));
        assertThat(adapter.terminalSessions().add(scanning)).isEqualTo(new Addition.Added());
        assertOne("WITH ");
        assertThat(adapter.terminalSessions().add(scanning)).isEqualTo(new Addition.Exists(scanning));
        assertThat(TRIPS.take()).hasSize(2);
    }

    @Test
    void reading_takes_one_statement() {
        TerminalSessions sessions = adapter.terminalSessions();
        Scanning scanning = SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, now));
        assertThat(sessions.add(scanning)).isEqualTo(new Addition.Added());
        assertOne("WITH ");
        assertThat(sessions.find(key, scanning.order().id())).contains(scanning);
        assertOne("SELECT ");
        assertThat(sessions.list(key, new Filter(true, true, Option.some(now), Option.some("x"), 5)))
                .isEmpty();
        assertOne("SELECT ");
        assertThat(sessions.unfinished(key)).containsExactly(scanning);
        assertOne("SELECT ");
        assertThat(sessions.history(key, scanning.order().id())).hasSize(1);
        assertOne("SELECT ");
        assertThat(sessions.recorded(key, scanning.order().id())).isNotEmpty();
        assertOne("SELECT ");
        assertThat(sessions.happenings(key, 0, 10)).hasSize(1);
        assertOne("SELECT ");
        assertThat(sessions.latest(key)).isPositive();
        assertOne("SELECT ");
        assertThat(sessions.owed(now).endangered()).isZero();
        assertOne("SELECT ");
        assertThat(adapter.terminals().find(key)).isNotEmpty();
        assertOne("SELECT ");
        assertThat(adapter.terminals().list(key.merchant())).isNotEmpty();
        assertOne("SELECT ");
    }

    @Test
    void leases_take_one_statement() {
        Lease lease = lease();
        assertThat(adapter.terminalLeases().renew(holder, LONG)).contains(lease.key());
        assertOne("UPDATE terminal ");
        assertThat(adapter.terminalLeases().asked(holder, LONG)).doesNotContain(key);
        assertOne("SELECT ");
        adapter.terminalLeases().release(holder);
        assertOne("UPDATE terminal ");
    }

    /** Rare, and a transaction of a few: see JdbcTerminals. */
    @Test
    void registering_and_removing_take_a_few() {
        assertThat(adapter.terminals().register(terminal)).isEqualTo(Registration.UPDATED);
        assertThat(TRIPS.take()).hasSize(5);
        assertThat(adapter.terminals().remove(key)).isEqualTo(Removal.REMOVED);
        assertThat(TRIPS.take()).hasSize(5);
        assertThat(adapter.terminals().register(terminal)).isEqualTo(Registration.ADDED);
        assertThat(TRIPS.take()).hasSize(8);
    }

    private Lease lease() {
        Option<Lease> mine = adapter.terminalLeases()
                .take(holder, LONG, 1000)
                .find(lease -> lease.key().equals(key));
        assertOne("WITH ");
        return mine.get();
    }

    private static void assertOne(String start) {
        assertThat(TRIPS.take()).singleElement().asString().startsWith(start);
    }
}
