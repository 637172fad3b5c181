package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.testing.Cases;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
    private static final String GOOD = "SESSION0002000000123A4567890B12";

    @Test
    void has_the_gateways_form() {
        Cases.check(2_000, random -> {
            SessionId id = SessionId.fromRandom(bytes(random));
            assertThat(id.value()).matches("SESSION[0-9]{2}[A-Z2-7]{26}").hasSizeBetween(31, 35);
            assertThat(SessionId.parse(id.value())).contains(id);
        });
    }

    @Test
    void every_one_of_136_bits_changes_it() {
        Cases.check(50, random -> {
            byte[] bytes = bytes(random);
            Set<SessionId> seen = new HashSet<>(Set.of(SessionId.fromRandom(bytes)));
            for (int bit = 0; bit < SessionId.RANDOM_BYTES * 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (0x80 >> bit % 8);
                assertThat(seen.add(SessionId.fromRandom(flipped)))
                        .as("bit %d", bit)
                        .isTrue();
            }
        });
    }

    @Test
    void every_character_of_the_alphabet_is_as_likely_as_another() {
        int[] counts = new int[128];
        Cases.check(
                4_000,
                random -> SessionId.fromRandom(bytes(random))
                        .value()
                        .substring(9)
                        .chars()
                        .forEach(c -> counts[c]++));
        // 104,000 characters, 3,250 expected of each: 8 standard deviations either side.
        assertThat("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
                        .chars()
                        .map(c -> counts[c])
                        .boxed())
                .allSatisfy(count -> assertThat(count).isBetween(2_800, 3_700));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SESSION",
                "SESSION0002000000123A4567890B1",
                "SESSION0002000000123A4567890B1234567",
                "session0002000000123a4567890b12",
                "SESSION0002000000123a4567890B12",
                "SESSI0N0002000000123A4567890B12",
                " SESSION0002000000123A4567890B1",
                "SESSION0002000000123A4567890B12 ",
                "SESSION0002000000123A4567890B1\n",
                "SESSION0002000000123A4567890B1\u0000",
                "SESSION0002000000123A456789-B12",
                "SESSION0002000000123A456789/B12",
                "SESSION000200000012３A4567890B12",
                "SESSION0002000000123Ä4567890B12",
                "SESSION٠002000000123A4567890B12"
            })
    void nothing_else_is_one(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new SessionId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isEqualTo("Not a session id");
    }

    @Test
    void the_gateways_own_shape_and_all_lengths_from_31_to_35_are_read() {
        assertThat(SessionId.parse(GOOD)).isNotEmpty();
        for (int more = 0; more <= 4; more++) {
            assertThat(SessionId.parse(GOOD + "0".repeat(more))).isNotEmpty();
        }
    }

    @Test
    void one_wrong_character_anywhere_is_refused() {
        Cases.check(3_000, random -> {
            char[] text = GOOD.toCharArray();
            int place = random.nextInt(text.length);
            char wrong = (char) random.nextInt(0x3000);
            text[place] = wrong;
            boolean allowed = place < 7
                    ? "SESSION".charAt(place) == wrong
                    : wrong >= 'A' && wrong <= 'Z' || wrong >= '0' && wrong <= '9';
            assertThat(SessionId.parse(new String(text)).isDefined()).isEqualTo(allowed);
        });
    }

    private static byte[] bytes(SplittableRandom random) {
        byte[] bytes = new byte[SessionId.RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
