package io.paysession.domain.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantTest {
    private static final MerchantId ID = new MerchantId("TESTSHOP01");
    private static final PasswordHash A = new PasswordHash("k1", "a");
    private static final PasswordHash B = new PasswordHash("k1", "b");
    private static final PasswordHash C = new PasswordHash("k1", "c");

    @Test
    void keeps_the_newest_two_passwords() {
        Merchant merchant = Merchant.withPassword(ID, A).rotate(B);
        assertThat(merchant.passwords()).containsExactly(B, A);
        assertThat(merchant.rotate(C).passwords()).containsExactly(C, B);
        assertThat(merchant.withNewestPasswordOnly().passwords()).containsExactly(B);
    }

    @Test
    void renews_a_hash_where_it_stands() {
        Merchant merchant = Merchant.withPassword(ID, A).rotate(B);
        assertThat(merchant.rehash(A, C).passwords()).containsExactly(B, C);
        assertThat(merchant.rehash(B, C).passwords()).containsExactly(C, A);
        assertThat(merchant.rehash(C, A)).isEqualTo(merchant);
    }

    @Test
    void has_one_or_two_passwords() {
        assertThatThrownBy(() -> new Merchant(ID, List.empty(), MerchantSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Merchant(ID, List.of(A, B, C), MerchantSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a ",
                " a",
                ".",
                "..",
                ". .",
                "a/b",
                "a?b",
                "a#b",
                "a@b",
                "a'b",
                "merchant:x",
                "\u00e4",
                "\uff11",
                "a\u0000",
                "a\n"
            })
    void an_identifier_has_no_other_characters(String text) {
        assertThat(MerchantId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new MerchantId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_identifier_may_have_more_signs_than_the_newest_version_knows() {
        for (String text : new String[] {"a b", "a.b", "100%&+!$", "...a"}) {
            MerchantId id = MerchantId.parse(text).get();
            assertThat(id.isKnownIn(new ApiVersion(1))).isTrue();
            assertThat(id.isKnownIn(new ApiVersion(99))).isTrue();
            assertThat(id.isKnownIn(ApiVersion.NEWEST)).isFalse();
        }
        assertThat(new MerchantId("aZ09-_").isKnownIn(ApiVersion.NEWEST)).isTrue();
    }

    @Test
    void an_identifier_has_1_to_40_characters() {
        assertThat(MerchantId.parse("aZ09-_")).contains(new MerchantId("aZ09-_"));
        assertThat(MerchantId.parse("M".repeat(40))).isNotEmpty();
        assertThat(MerchantId.parse("M".repeat(41))).isEmpty();
        assertThat(ID).hasToString("TESTSHOP01");
    }
}
