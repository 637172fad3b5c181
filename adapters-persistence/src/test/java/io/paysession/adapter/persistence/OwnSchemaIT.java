package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.Together;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stores in the database of somebody else, who has tables and migrations of his own. */
class OwnSchemaIT {
    private static final String THEIRS = "SELECT string_agg(version || script, ',') FROM public.flyway_schema_history";

    private final TestDatabase database = TestDatabase.empty();
    private final PersistenceSettings settings = database.settings().withSchema("payments");
    private final PaymentSession session =
            SampleSessions.fresh(SampleSessions.MERCHANT, Instant.now().truncatedTo(ChronoUnit.MICROS));

    @BeforeEach
    void somebody_else_is_there_already() {
        assertThat(database.execute("CREATE TABLE public.merchant (name text)")).isZero();
        assertThat(database.execute("CREATE TABLE public.flyway_schema_history (installed_rank int PRIMARY KEY,"
                        + " version text, description text, type text, script text, checksum int, installed_by text,"
                        + " installed_on timestamp DEFAULT now(), execution_time int, success bool)"))
                .isZero();
        assertThat(database.execute("INSERT INTO public.flyway_schema_history VALUES"
                        + " (1, '2000', 'theirs', 'SQL', 'V2000__theirs.sql', 7, 'them', now(), 1, true)"))
                .isOne();
    }

    @Test
    void are_there_beside_and_touch_nothing() {
        try (PersistenceAdapter adapter = PersistenceAdapter.open(settings, TestDatabase.keys(1))) {
            adapter.sessions().add(session);
            assertThat(adapter.isReady()).isTrue();
        }
        try (PersistenceAdapter again = PersistenceAdapter.open(settings, TestDatabase.keys(1))) {
            assertThat(again.sessions().find(session.id())).contains(session);
        }
        assertThat(database.query(THEIRS)).containsExactly("2000V2000__theirs.sql");
        assertThat(database.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
                .containsExactlyInAnyOrder("merchant", "flyway_schema_history");
        assertThat(database.query("SELECT count(*) FROM payments.payment_session"))
                .containsExactly("1");
    }

    @Test
    void are_made_once_by_several_that_start_at_once() throws Exception {
        try (Together many = new Together(4)) {
            assertThat(many.run(i -> {
                        try (PersistenceAdapter adapter = PersistenceAdapter.open(settings, TestDatabase.keys(1))) {
                            return adapter.isReady();
                        }
                    }))
                    .containsOnly(true);
        }
    }

    @Test
    void are_made_in_a_schema_of_somebody_who_lets_us_make_no_other() {
        String role = role();
        allow("CREATE SCHEMA payments", "GRANT USAGE, CREATE ON SCHEMA payments TO " + role);
        try (PersistenceAdapter adapter = PersistenceAdapter.open(as(role), TestDatabase.keys(1))) {
            adapter.sessions().add(session);
        }
        try (PersistenceAdapter again = PersistenceAdapter.open(as(role), TestDatabase.keys(1))) {
            assertThat(again.sessions().find(session.id())).contains(session);
        }
    }

    @Test
    void need_no_right_to_make_anything_where_they_are_what_they_should_be() {
        try (PersistenceAdapter owner = PersistenceAdapter.open(settings, TestDatabase.keys(1))) {
            owner.sessions().add(session);
        }
        String role = role();
        allow(
                "GRANT USAGE ON SCHEMA payments TO " + role,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA payments TO " + role,
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA payments TO " + role,
                // As if another build had been there last: everything is looked at again.
                "DELETE FROM payments.known_form");
        for (int i = 0; i < 2; i++) {
            try (PersistenceAdapter adapter = PersistenceAdapter.open(as(role), TestDatabase.keys(1))) {
                assertThat(adapter.sessions().find(session.id())).contains(session);
                adapter.sessions().add(SampleSessions.fresh(SampleSessions.MERCHANT, Instant.now()));
                assertThat(adapter.isReady()).isTrue();
            }
        }
        assertThat(database.query("SELECT count(*) FROM payments.payment_session"))
                .containsExactly("3");
    }

    @Test
    void are_not_looked_for_in_a_named_schema_where_connections_forget_it() {
        PersistenceSettings pooled = database.settings().withTransactionPooling(true);
        PersistenceSettings byUrl = PersistenceSettings.of(
                        pooled.jdbcUrl() + "?currentSchema=payments", pooled.user(), pooled.password())
                .withTransactionPooling(true);
        for (PersistenceSettings named : new PersistenceSettings[] {pooled.withSchema("payments"), byUrl}) {
            assertThatThrownBy(() -> PersistenceAdapter.open(named, TestDatabase.keys(1)))
                    .isInstanceOf(PersistenceStartException.class)
                    .hasMessageContaining("ALTER ROLE")
                    .hasNoCause();
        }
        String role = role();
        allow(
                "CREATE SCHEMA payments AUTHORIZATION " + role,
                "ALTER ROLE " + role + " IN DATABASE " + database.name() + " SET search_path = payments");
        PersistenceSettings byRole = PersistenceSettings.of(pooled.jdbcUrl(), role, Secret.of("secret"))
                .withTransactionPooling(true);
        try (PersistenceAdapter adapter = PersistenceAdapter.open(byRole, TestDatabase.keys(1))) {
            adapter.sessions().add(session);
        }
        assertThat(database.query("SELECT count(*) FROM payments.payment_session"))
                .containsExactly("1");
    }

    /** Somebody who may do nothing in this database but connect; roles are the whole server's. */
    private String role() {
        String role = "role_of_" + database.name();
        allow("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'");
        return role;
    }

    private void allow(String... statements) {
        for (String statement : statements) {
            assertThat(database.execute(statement)).isNotNegative();
        }
    }

    private PersistenceSettings as(String role) {
        return PersistenceSettings.of(settings.jdbcUrl(), role, Secret.of("secret"))
                .withPoolSize(2)
                .withSchema("payments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Payments", "pay ments", "1st", "pg_temp", "a\";DROP SCHEMA public;--"})
    void have_no_other_schema_than_one_that_needs_no_quotes(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> database.settings().withSchema(name));
    }
}
