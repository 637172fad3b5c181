package io.paysession.adapter.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.adapter.persistence.sql.StartFailedException;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final SessionId SESSION = new SessionId("SESSION" + "A".repeat(26));

    @Test
    void refuses_no_key_a_short_key_nonsense_and_the_same_key_twice() {
        assertThatThrownBy(() -> KeyRing.load(List::empty)).hasMessageContaining("There is no master key");
        for (String wrong : new String[] {"c2hvcnQ=", "?canary?", ""}) {
            assertThatThrownBy(() -> KeyRing.load(() -> List.of(TestDatabase.key(1), Secret.of(wrong))))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessage("Master key 2 is not 32 bytes in base64")
                    .hasNoCause();
        }
        assertThatThrownBy(() -> KeyRing.load(TestDatabase.keys(1, 2, 1))).hasMessageContaining("listed twice");
    }

    @Test
    void derives_another_key_for_each_purpose_and_each_master_key() {
        Set<String> all = Stream.of(1, 2)
                .map(number -> KeyRing.load(TestDatabase.keys(number)).current())
                .flatMap(
                        keys -> Stream.of(keys.checkValue(), keys.idHash(SESSION), keys.dataKey(SESSION, new byte[32])))
                .map(java.util.HexFormat.of()::formatHex)
                .collect(Collectors.toSet());
        assertThat(all).hasSize(6);
    }

    /** Rows and hashes outlive versions, so these must never change. Computed by another implementation of RFC 5869. */
    @Test
    void keeps_its_derivations() {
        DerivedKeys keys = KeyRing.load(TestDatabase.keys(1)).current();
        assertThat(keys.id()).isEqualTo("63161b3ad5195477");
        assertThat(keys.checkValue())
                .asHexString()
                .isEqualToIgnoringCase("ab83bd4fb6e8fe3dc60f7f1579d59af6f207eda6919f6259c3afcc54e4091ab8");
        assertThat(keys.idHash(SESSION))
                .asHexString()
                .isEqualToIgnoringCase("477bae770e90e10def7ff363c97bceec4166ff7581be2ad8b0e55d413f301a50");
        assertThat(keys.dataKey(SESSION, new byte[32]))
                .asHexString()
                .isEqualToIgnoringCase("12270ce50a1f62e022ddec10495e6482b11bf19e36edcc6b12e0bea6de2caf23");
    }

    @Test
    void prints_names_only() {
        DerivedKeys keys = KeyRing.load(TestDatabase.keys(1)).current();
        assertThat(keys.toString()).isEqualTo("DerivedKeys[63161b3ad5195477]");
    }
}
