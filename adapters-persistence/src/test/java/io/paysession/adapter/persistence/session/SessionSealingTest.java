package io.paysession.adapter.persistence.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.adapter.persistence.crypto.DerivedKeys;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The ciphertext is bound to everything that stands next to it. */
class SessionSealingTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final SessionSealing sealing = new SessionSealing(KeyRing.load(TestDatabase.keys(1)));
    private final PaymentSession session = SampleSessions.updated(
            SampleSessions.fresh(SampleSessions.MERCHANT, now), SampleSessions.everyKindOfValue(), now);

    @Test
    void opens_what_it_sealed() {
        assertThat(sealing.open(session.id(), sealing.seal(session))).isEqualTo(session);
    }

    @Test
    void refuses_a_row_in_which_anything_was_changed() {
        refuses(row -> row.idHash[0] ^= 1);
        refuses(row -> row.salt[31] ^= 1);
        refuses(row -> row.content[row.content.length - 1] ^= 1);
        refuses(row -> row.merchantId = "OTHER");
        refuses(row -> row.version = "0000000001");
        refuses(row -> row.updateStatus = "FAILURE");
        refuses(row -> row.authenticationsAllowed = 25);
        refuses(row -> row.authenticationsUsed = 1);
        refuses(row -> row.apiVersion = 1);
        refuses(row -> row.createdAt = row.createdAt.plus(1, ChronoUnit.MICROS));
        refuses(row -> row.expiresAt = row.expiresAt.plus(1, ChronoUnit.MICROS));
        refuses(row -> row.keyId = "unknown");
        refuses(row -> row.createdAt = OffsetDateTime.MIN.toInstant());
        refuses(row -> row.expiresAt = OffsetDateTime.MAX.toInstant());
        refuses(row -> requireNonNull(row.securityCode)[0] ^= 1);
        refuses(row -> requireNonNull(row.codeKey)[0] ^= 1);
        refuses(row -> row.codeKey = null);
        refuses(row -> row.securityCode = null);
    }

    /** Each time that a code is written it gets a key of its own: the others can be destroyed alone. */
    @Test
    void opens_no_security_code_by_the_key_of_another_writing() {
        SessionRow row = sealing.seal(session);
        row.codeKey = sealing.seal(session).codeKey;
        assertThatThrownBy(() -> sealing.open(session.id(), row)).isInstanceOf(DamagedDataException.class);
    }

    @Test
    void opens_a_security_code_covered() {
        assertThat(sealing.open(session.id(), sealing.seal(session))
                        .fields()
                        .value(PaymentSession.SECURITY_CODE)
                        .get())
                .isInstanceOf(FieldValue.Sensitive.class)
                .isEqualTo(new FieldValue.Text("100"));
    }

    @Test
    void makes_no_key_where_there_is_no_code() {
        PaymentSession used = session.withoutSecurityCode();
        SessionRow row = sealing.seal(used);
        assertThat(row.securityCode).isNull();
        assertThat(row.codeKey).isNull();
        assertThat(sealing.open(session.id(), row)).isEqualTo(used);
    }

    /** Whoever has the database and the master key still needs the id, which is in neither. */
    @Test
    void opens_nothing_without_the_sessions_id() {
        SessionRow row = sealing.seal(session);
        SessionId another = SessionId.fromRandom(new byte[SessionId.RANDOM_BYTES]);
        assertThatThrownBy(() -> sealing.open(another, row)).isInstanceOf(DamagedDataException.class);
    }

    @Test
    void never_uses_a_salt_twice() {
        assertThat(sealing.seal(session).salt).hasSize(DerivedKeys.SALT_BYTES).isNotEqualTo(sealing.seal(session).salt);
    }

    @Test
    void refuses_a_content_that_was_sealed_under_another_master_key() {
        SessionRow row = sealing.seal(session);
        row.keyId = TestDatabase.keyId(2);
        SessionSealing both = new SessionSealing(KeyRing.load(TestDatabase.keys(2, 1)));
        assertThatThrownBy(() -> both.open(session.id(), row)).isInstanceOf(DamagedDataException.class);
    }

    private void refuses(Consumer<SessionRow> tampering) {
        SessionRow row = sealing.seal(session);
        tampering.accept(row);
        assertThatThrownBy(() -> sealing.open(session.id(), row))
                .isInstanceOf(DamagedDataException.class)
                .hasNoCause();
    }
}
