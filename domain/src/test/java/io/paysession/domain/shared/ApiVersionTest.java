package io.paysession.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
    @Test
    void is_a_number_from_1_to_100() {
        for (int number = 1; number <= 100; number++) {
            assertThat(ApiVersion.parse(Integer.toString(number))).contains(new ApiVersion(number));
            assertThat(new ApiVersion(number)).hasToString(Integer.toString(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "00", "01", "101", "999", "1000", "-1", "+1", " 1", "1 ", "1.0", "a", "\u0661"})
    void is_nothing_else(String text) {
        assertThat(ApiVersion.parse(text)).isEmpty();
    }

    @Test
    void lies_between_both_ends_included() {
        ApiVersion version = new ApiVersion(57);
        assertThat(version.isBetween(new ApiVersion(57), new ApiVersion(78))).isTrue();
        assertThat(version.isBetween(new ApiVersion(58), new ApiVersion(78))).isFalse();
        assertThat(version.isBetween(new ApiVersion(1), new ApiVersion(56))).isFalse();
        assertThat(version.isUpTo(57)).isTrue();
        assertThat(version.isUpTo(56)).isFalse();
        assertThat(version).isLessThan(ApiVersion.NEWEST).isGreaterThan(ApiVersion.OLDEST);
        assertThatThrownBy(() -> new ApiVersion(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ApiVersion(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
