package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.Together;
import io.paysession.domain.session.PaymentSession;
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

    @ParameterizedTest
    @ValueSource(strings = {"", "Payments", "pay ments", "1st", "pg_temp", "a\";DROP SCHEMA public;--"})
    void have_no_other_schema_than_one_that_needs_no_quotes(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> database.settings().withSchema(name));
    }
}
