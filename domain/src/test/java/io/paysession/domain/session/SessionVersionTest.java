package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.testing.Cases;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionVersionTest {
    @Test
    void never_repeats_in_three_hundred_thousand_changes_nor_do_its_first_eight_characters() {
        Cases.check(1, random -> {
            SessionVersion version = SessionVersion.first(random.nextInt());
            Set<String> values = new HashSet<>();
            Set<String> beginnings = new HashSet<>();
            for (int i = 0; i < 300_000; i++) {
                values.add(version.value());
                beginnings.add(version.value().substring(0, 8));
                version = version.next();
            }
            assertThat(values.size()).isEqualTo(300_000);
            assertThat(beginnings.size()).isEqualTo(300_000);
        });
    }

    @Test
    void counts_from_01_to_99_then_00_and_01_again() {
        SessionVersion version = SessionVersion.first(-1);
        for (int i = 1; i <= 302; i++) {
            assertThat(version.value().substring(8)).isEqualTo(String.format("%02d", i % 100));
            version = version.next();
        }
    }

    @Test
    void always_has_eight_lower_case_hexadecimal_digits_and_two_decimal_ones() {
        Cases.check(5_000, random -> {
            int start = Cases.oneOf(random, 0, 1, -1, 15, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt());
            SessionVersion first = SessionVersion.first(start);
            assertThat(first.value()).matches("[0-9a-f]{8}01");
            assertThat(first.next().value())
                    .matches("[0-9a-f]{8}02")
                    .doesNotStartWith(first.value().substring(0, 8));
            assertThat(first).hasToString(first.value());
        });
    }

    @Test
    void reads_back_what_it_wrote() {
        SessionVersion version = SessionVersion.first(42).next();
        assertThat(new SessionVersion(version.value())).isEqualTo(version);
        assertThat(new SessionVersion(version.value()).next()).isEqualTo(version.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a2b3c4d0",
                "1a2b3c4d012",
                "1A2B3C4D01",
                "1a2b3c4g01",
                "1a2b3c4dab",
                "1a2b3c4d0a",
                "１a2b3c4d01",
                "1a2b3c4d٠١",
                "1a2b3c4d+1",
                " a2b3c4d01"
            })
    void is_nothing_else(String text) {
        assertThatThrownBy(() -> new SessionVersion(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
