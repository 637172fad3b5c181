package io.paysession.adapter.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private final AtomicInteger attempts = new AtomicInteger();

    private int failing(int times, String state) throws SQLException {
        return Retries.until(() -> {
            int attempt = attempts.incrementAndGet();
            if (attempt <= times) {
                throw new SQLException("on purpose", state);
            }
            return attempt;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "25006"})
    void does_again_what_the_database_has_undone(String state) throws SQLException {
        assertThat(failing(2, state)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "25006"})
    void gives_up_at_last(String state) {
        assertThatThrownBy(() -> failing(1000, state)).isInstanceOf(SQLException.class);
        assertThat(attempts).hasValue(Retries.MOST_ATTEMPTS);
    }

    /** Lost connection, statement cancelled, server stopping, unique index: either nobody knows, or it helps nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57014", "57P01", "23505", "40003"})
    void does_nothing_again_that_may_have_taken_effect(String state) {
        assertThatThrownBy(() -> failing(1, state)).isInstanceOf(SQLException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void does_nothing_again_of_which_nothing_is_known() {
        assertThatThrownBy(() -> Retries.until(() -> {
                    int unusedAttempt = attempts.incrementAndGet();
                    throw new SQLException("without a state");
                }))
                .isInstanceOf(SQLException.class);
        assertThat(attempts).hasValue(1);
    }
}
