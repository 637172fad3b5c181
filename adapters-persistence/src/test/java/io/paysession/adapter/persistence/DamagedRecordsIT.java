package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Incidents;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Addition;
import io.paysession.application.port.TerminalSessions.Filter;
import io.paysession.application.port.TerminalSessions.Happening;
import io.paysession.application.port.Terminals.Registration;
import io.paysession.application.port.UnreadableException;
import io.paysession.application.port.UnreadableException.Kind;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTerminalSessions;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of merchants and terminal sessions whose rows somebody has changed; orders and tokens are sealed. */
class DamagedRecordsIT {
    private static final MerchantId CHANGED = new MerchantId("CHANGED");
    private static final MerchantId OTHER = new MerchantId("OTHER");

    private final TestDatabase database = TestDatabase.create();
    private final PersistenceAdapter adapter = database.open(TestDatabase.keys(1));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void nobody_is_admitted_as_a_merchant_whose_settings_cannot_be_read_and_the_operator_is_told() {
        for (MerchantId id : new MerchantId[] {CHANGED, OTHER}) {
            assertThat(adapter.merchants().add(Merchant.withPassword(id, new PasswordHash("key1", "hash"))))
                    .isTrue();
        }
        for (String settings : new String[] {"{", "{}", "[]", "{\"standard\":7}"}) {
            assertThat(database.execute(
                            "UPDATE merchant SET settings = '" + settings + "' WHERE merchant_id = 'CHANGED'"))
                    .isEqualTo(1);
            assertUnreadable(Kind.MERCHANT, () -> adapter.merchants().find(CHANGED));
            long before = adapter.damaged(Kind.MERCHANT);
            assertThat(adapter.merchants().list().map(Merchant::id)).containsExactly(OTHER);
            assertThat(adapter.merchants().listing().unreadable()).containsExactly(CHANGED);
            assertThat(adapter.damaged(Kind.MERCHANT)).isEqualTo(before + 2);
            assertThat(adapter.cachedMerchants().findAgain(CHANGED)).isEmpty();
            assertThat(adapter.cachedMerchants().find(OTHER)).isNotEmpty();
        }
        assertThat(adapter.merchants().remove(CHANGED)).isTrue();
        assertThat(adapter.merchants().list()).hasSize(1);
    }

    @Test
    void a_terminal_session_that_was_changed_is_left_out_of_lists_and_never_taken_for_new_or_for_over() {
        TerminalKey terminal = registered();
        TerminalKey elsewhere = registered();
        Scanning session = added(terminal);
        Scanning other = added(elsewhere);
        long latest = adapter.terminalSessions().latest(elsewhere);
        assertThat(database.execute("UPDATE terminal_session SET state = 'NONE' WHERE session_id = '"
                        + session.order().id().value() + "'"))
                .isEqualTo(1);
        var sessions = adapter.terminalSessions();
        assertUnreadable(
                Kind.TERMINAL_SESSION,
                () -> sessions.find(terminal, session.order().id()));
        assertUnreadable(
                Kind.TERMINAL_SESSION,
                () -> sessions.recorded(terminal, session.order().id()));
        long before = adapter.damaged(Kind.TERMINAL_SESSION);
        assertThat(sessions.unfinished(terminal)).isEmpty();
        assertThat(adapter.damaged(Kind.TERMINAL_SESSION)).isEqualTo(before + 1);
        assertThat(sessions.unfinished(elsewhere)).containsExactly(other);
        assertThat(sessions.hasUnreadable(terminal)).isTrue();
        assertThat(sessions.hasUnreadable(elsewhere)).isFalse();
        assertUnreadable(
                Kind.TERMINAL_SESSION,
                () -> sessions.add(SampleTerminalSessions.scanning(
                        SampleTerminalSessions.order(terminal, session.order().reference(), now))));
        Filter all = Filter.newest(10);
        assertThat(sessions.list(terminal, all)).isEmpty();
        assertThat(sessions.list(elsewhere, all)).containsExactly(other);
        for (int limit : new int[] {1, 100}) {
            assertThat(sessions.happenings(terminal, 0, limit).flatMap(Happening::session))
                    .isEmpty();
            assertThat(sessions.happenings(elsewhere, 0, limit).last().position())
                    .isLessThanOrEqualTo(latest);
        }
    }

    @Test
    void a_terminal_session_that_is_over_is_unreadable_as_well() {
        TerminalKey terminal = registered();
        Scanning session = added(terminal);
        var sessions = adapter.terminalSessions();
        assertThat(sessions.hasUnreadable(terminal)).isFalse();
        assertThat(database.execute("UPDATE terminal_session SET phase = 'OVER', status = 'CANCELED', reason = 'NONE'"
                        + " WHERE session_id = '" + session.order().id().value() + "'"))
                .isEqualTo(1);
        assertThat(sessions.unfinished(terminal)).isEmpty();
        assertThat(sessions.hasUnreadable(terminal)).isTrue();
    }

    @Test
    void a_terminal_that_was_changed_is_left_out_of_its_merchants_list() {
        TerminalKey changed = registered();
        TerminalKey other = registered();
        change(changed, "currency = 'NONE'");
        assertThat(adapter.terminals().list(SampleSessions.MERCHANT))
                .extracting(registered -> registered.terminal().key())
                .containsExactly(other);
        assertUnreadable(Kind.TERMINAL, () -> adapter.terminals().find(changed));
    }

    @Test
    void an_incident_that_was_changed_keeps_no_other_from_being_listed_and_settled() {
        for (int number = 1; number <= 2; number++) {
            assertThat(database.execute("INSERT INTO payment_incident (merchant_id, order_id, transaction_id, acquirer,"
                            + " stored_code, said_code, currency, amount, at, status, due_at) VALUES ('SHOP', 'O"
                            + number
                            + "', 'T', 'bank', 'TIMED_OUT', 'APPROVED', 'EUR', 100, now(), 'REVERSING', now())"))
                    .isEqualTo(1);
        }
        assertThat(adapter.incidents().list(false, 10)).hasSize(2);
        assertThat(database.execute("UPDATE payment_incident SET said_code = 'NONE' WHERE order_id = 'O1'"))
                .isEqualTo(1);
        var listing = adapter.incidents().listing(false, 10);
        assertThat(listing.incidents())
                .extracting(listed -> listed.incident().order().order().value())
                .containsExactly("O2");
        assertThat(listing.unreadable())
                .hasSize(1)
                .doesNotContain(listing.incidents().head().number());
        assertThat(adapter.damaged(Kind.INCIDENT)).isEqualTo(1);
        Incidents.Pause pause = new Incidents.Pause(Duration.ofMinutes(1), Duration.ofMinutes(1));
        assertThat(adapter.incidents().due(Option.none(), pause, 10))
                .extracting(incident -> incident.order().order().value())
                .containsExactly("O2");
        assertThat(adapter.incidents().acknowledge(listing.unreadable().head(), now))
                .isTrue();
    }

    @Test
    void a_terminal_that_was_changed_keeps_no_other_from_being_worked_with() {
        TerminalKey changed = registered();
        TerminalKey other = registered();
        long before = adapter.damaged(Kind.TERMINAL);
        change(changed, "family = 'NONE'");
        assertThat(taken()).containsExactly(other);
        assertThat(adapter.damaged(Kind.TERMINAL)).isEqualTo(before + 1);
        assertThat(taken()).isEmpty();
        change(changed, "family = 'APOLLO', lease_until = now() - interval '1 second'");
        assertThat(taken()).containsExactly(changed);
    }

    private Seq<TerminalKey> taken() {
        return adapter.terminalLeases()
                .take("holder", Duration.ofMinutes(1), 10)
                .map(Lease::key);
    }

    private void change(TerminalKey key, String assignments) {
        assertThat(database.execute("UPDATE terminal SET " + assignments + " WHERE terminal_id = '"
                        + key.terminal().value() + "'"))
                .isEqualTo(1);
    }

    private void assertUnreadable(Kind kind, ThrowingCallable reading) {
        long before = adapter.damaged(kind);
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        UnreadableException.class,
                        unreadable -> assertThat(unreadable.kind()).isEqualTo(kind))
                .hasNoCause();
        assertThat(adapter.damaged(kind)).isEqualTo(before + 1);
    }

    private TerminalKey registered() {
        Terminal terminal = SampleTerminalSessions.terminal(SampleSessions.MERCHANT);
        assertThat(adapter.terminals().register(terminal)).isEqualTo(Registration.ADDED);
        return terminal.key();
    }

    private Scanning added(TerminalKey key) {
        Scanning session = SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, now));
        assertThat(adapter.terminalSessions().add(session)).isEqualTo(new Addition.Added());
        return session;
    }
}
