package io.paysession.adapter.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.adapter.persistence.crypto.AesGcm;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.seal.ContentCodec;
import io.paysession.adapter.persistence.seal.SessionContent;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.Tokens;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTokens;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.token.TokenKey;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A security code that was used does not come back with a row from before. */
class SecurityCodesIT {
    private static final String KEYS = "SELECT count(code_key) FROM security_code_key";

    private final TestDatabase database = TestDatabase.create();
    private final PersistenceAdapter adapter = database.open(TestDatabase.keys(1));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final PaymentSession session = SampleSessions.updated(
            SampleSessions.fresh(SampleSessions.MERCHANT, now), SampleSessions.everyKindOfValue(), now);

    @BeforeEach
    void addAndKeepACopy() {
        adapter.sessions().add(session);
        assertThat(adapter.sessions().find(session.id())).contains(session);
        assertThat(database.execute("CREATE TABLE backup AS SELECT * FROM payment_session"))
                .isEqualTo(1);
        assertThat(database.query(KEYS)).containsExactly("1");
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void a_row_from_before_a_payment_is_an_unknown_session() {
        pay();
        assertThat(database.query(KEYS)).containsExactly("0");
        overwrite();
        assertUnknown();
    }

    @Test
    void so_is_one_that_is_put_in_the_place_of_one_that_was_deleted() {
        pay();
        replaceRow();
        assertUnknown();
    }

    @Test
    void so_is_one_from_before_a_token() {
        SessionChange used = new SessionChange(session, session.withoutSecurityCode());
        assertThat(adapter.tokens()
                        .save(new Tokens.Change(
                                Option.none(),
                                SampleTokens.fresh(new TokenKey("REPO", "T1"), "5123450000000008", now),
                                false,
                                Option.some(used))))
                .isEqualTo(Tokens.Saved.SAVED);
        overwrite();
        assertUnknown();
    }

    @Test
    void so_is_one_from_before_a_payment_in_a_session_that_has_another_code_since() {
        PaymentSession paid = pay();
        PaymentSession next = SampleSessions.updated(paid, SampleSessions.everyKindOfValue(), now);
        assertThat(adapter.sessions().replace(paid, next)).isTrue();
        assertThat(adapter.sessions().find(session.id())).contains(next);
        overwrite();
        assertUnknown();
    }

    @Test
    void a_backup_without_the_keys_brings_no_code_back() {
        assertThat(database.execute("TRUNCATE security_code_key")).isZero();
        assertUnknown();
    }

    @Test
    void a_payment_that_comes_too_late_destroys_nothing() {
        PaymentSession next = SampleSessions.updated(session, SampleSessions.everyKindOfValue(), now);
        assertThat(adapter.sessions().replace(session, next)).isTrue();
        assertThat(adapter.sessions().replace(session, session.withoutSecurityCode()))
                .isFalse();
        assertThat(adapter.sessions().find(session.id())).contains(next);
    }

    @Test
    void a_code_moves_to_another_master_key_with_its_session() {
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            assertThat(rotated.sessions().find(session.id())).contains(session);
            PaymentSession next = session.countAuthentication().get();
            assertThat(rotated.sessions().replace(session, next)).isTrue();
            assertThat(rotated.sessions().find(session.id())).contains(next);
            assertThat(database.query("SELECT k.id_hash = s.id_hash FROM security_code_key k, payment_session s"))
                    .containsExactly("t");
            PaymentSession used = next.withoutSecurityCode();
            assertThat(rotated.sessions().replace(next, used)).isTrue();
            assertThat(rotated.sessions().find(session.id())).contains(used);
        }
        PaymentSession used = adapter.sessions().find(session.id()).getOrNull();
        assertThat(used).isNull();
        assertThat(adapter.damagedSessions()).isZero();
    }

    @Test
    void a_used_code_leaves_a_session_that_can_move_to_another_master_key() {
        PaymentSession paid = pay();
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            PaymentSession next = paid.countAuthentication().get();
            assertThat(rotated.sessions().replace(paid, next)).isTrue();
            PaymentSession again = SampleSessions.updated(next, SampleSessions.everyKindOfValue(), now);
            assertThat(rotated.sessions().replace(next, again)).isTrue();
            assertThat(rotated.sessions().find(session.id())).contains(again);
        }
        assertThat(database.query("SELECT count(*) FROM security_code_key")).containsExactly("1");
    }

    @Test
    void a_session_of_an_earlier_release_is_readable_and_its_code_gets_a_key_when_it_is_written() throws SQLException {
        asInAnEarlierRelease();
        assertThat(adapter.sessions().find(session.id())).contains(session);
        PaymentSession next = session.countAuthentication().get();
        assertThat(adapter.sessions().replace(session, next)).isTrue();
        assertThat(adapter.sessions().find(session.id())).contains(next);
        assertThat(database.query(KEYS)).containsExactly("1");
    }

    @Test
    void the_code_of_a_session_of_an_earlier_release_can_be_used() throws SQLException {
        asInAnEarlierRelease();
        PaymentSession paid = pay();
        assertThat(adapter.sessions().find(session.id())).contains(paid);
    }

    private PaymentSession pay() {
        PaymentSession paid = session.withoutSecurityCode();
        assertThat(adapter.orders()
                        .save(new Orders.Change(
                                Option.none(),
                                SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now),
                                Option.some(new SessionChange(session, paid)))))
                .isEqualTo(Orders.Saved.SAVED);
        return paid;
    }

    /** The whole row, but for what the database reckons by itself. */
    private void overwrite() {
        assertThat(database.execute("UPDATE payment_session s SET created_at = b.created_at, expires_at = b.expires_at,"
                        + " api_version = b.api_version, authentications_allowed = b.authentications_allowed,"
                        + " authentications_used = b.authentications_used, key_id = b.key_id,"
                        + " merchant_id = b.merchant_id, version = b.version, update_status = b.update_status,"
                        + " salt = b.salt, content = b.content, revision = b.revision,"
                        + " security_code = b.security_code FROM backup b"))
                .isEqualTo(1);
    }

    private void replaceRow() {
        String columns = "id_hash, created_at, expires_at, api_version, authentications_allowed, authentications_used,"
                + " key_id, merchant_id, version, update_status, salt, content, revision, security_code";
        assertThat(database.execute("DELETE FROM payment_session")).isEqualTo(1);
        assertThat(database.execute("INSERT INTO payment_session (" + columns + ") SELECT " + columns + " FROM backup"))
                .isEqualTo(1);
    }

    private void assertUnknown() {
        assertThat(adapter.sessions().find(session.id())).isEmpty();
        assertThat(adapter.damagedSessions()).isEqualTo(1);
    }

    /** The code among the rest of the content, and no key of its own. */
    private void asInAnEarlierRelease() throws SQLException {
        KeyRing keys = KeyRing.load(TestDatabase.keys(1));
        SessionRow row = new SessionSealing(keys).seal(session);
        row.securityCode = null;
        byte[] content = AesGcm.encrypt(
                keys.current().dataKey(session.id(), row.salt),
                ContentCodec.write(new SessionContent(session.key(), session.fields(), 0)),
                row.associatedData());
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE payment_session SET salt = ?, content = ?, security_code = NULL")) {
            statement.setBytes(1, row.salt);
            statement.setBytes(2, content);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        assertThat(database.execute("DELETE FROM security_code_key")).isEqualTo(1);
    }
}
