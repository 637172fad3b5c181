package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Merchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import org.junit.jupiter.api.Test;

/** What every store of merchants promises. Extend it and say how to make one; tests may share the store. */
public abstract class MerchantsContract {
    private final MerchantId id = new MerchantId("M" + Math.abs(System.nanoTime()));
    private final Merchant merchant = Merchant.withPassword(id, new PasswordHash("key1", "first"));

    /** The store under test. */
    protected abstract Merchants merchants();

    @Test
    void finds_what_was_added() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().find(id)).contains(merchant);
    }

    @Test
    void finds_nothing_under_an_unknown_id() {
        assertThat(merchants().find(id)).isEmpty();
    }

    @Test
    void keeps_identifiers_apart_that_differ_in_case_only() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().find(new MerchantId(id.value().toLowerCase(java.util.Locale.ROOT))))
                .isEmpty();
    }

    @Test
    void does_not_add_an_identifier_twice() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().add(Merchant.withPassword(id, new PasswordHash("key1", "second"))))
                .isFalse();
        assertThat(merchants().find(id)).contains(merchant);
    }

    @Test
    void replaces_the_current_state_and_keeps_both_passwords() {
        assertThat(merchants().add(merchant)).isTrue();
        Merchant rotated = merchant.rotate(new PasswordHash("key2", "second"));
        assertThat(merchants().replace(merchant, rotated)).isTrue();
        assertThat(merchants().find(id)).contains(rotated);
        Merchant newest = rotated.withNewestPasswordOnly();
        assertThat(merchants().replace(rotated, newest)).isTrue();
        assertThat(merchants().find(id)).contains(newest);
    }

    @Test
    void does_not_replace_a_state_that_is_not_the_current_one() {
        assertThat(merchants().add(merchant)).isTrue();
        Merchant rotated = merchant.rotate(new PasswordHash("key1", "second"));
        assertThat(merchants().replace(merchant, rotated)).isTrue();
        assertThat(merchants().replace(merchant, merchant.rotate(new PasswordHash("key1", "third"))))
                .isFalse();
        assertThat(merchants().find(id)).contains(rotated);
    }

    @Test
    void does_not_bring_back_a_merchant_that_is_gone() {
        assertThat(merchants().replace(merchant, merchant.rotate(new PasswordHash("key1", "second"))))
                .isFalse();
        assertThat(merchants().find(id)).isEmpty();
    }

    @Test
    void lists_in_the_order_of_identifiers() {
        MerchantId after = new MerchantId(id.value() + "Z");
        assertThat(merchants().add(Merchant.withPassword(after, new PasswordHash("key1", "x"))))
                .isTrue();
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().list().map(Merchant::id)).containsSubsequence(id, after);
    }

    @Test
    void removes_once() {
        assertThat(merchants().add(merchant)).isTrue();
        assertThat(merchants().remove(id)).isTrue();
        assertThat(merchants().remove(id)).isFalse();
        assertThat(merchants().find(id)).isEmpty();
    }
}
