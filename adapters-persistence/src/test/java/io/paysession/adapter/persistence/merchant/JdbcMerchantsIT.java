package io.paysession.adapter.persistence.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Merchants;
import io.paysession.application.testing.MerchantsContract;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcMerchantsIT extends MerchantsContract {
    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = TestDatabase.create().open(TestDatabase.keys(1));
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected Merchants merchants() {
        return adapter.merchants();
    }

    @Test
    void lists_in_the_order_of_characters_whatever_the_locale() {
        for (String id : new String[] {"order-b", "order_a", "orderZ", "Order", "ordera"}) {
            assertThat(merchants().add(Merchant.withPassword(new MerchantId(id), new PasswordHash("key1", "x"))))
                    .isTrue();
        }
        assertThat(merchants().list().map(merchant -> merchant.id().value()))
                .containsSubsequence("Order", "order-b", "orderZ", "order_a", "ordera");
    }

    @Test
    void does_not_replace_when_only_the_previous_password_differs() {
        MerchantId id = new MerchantId("previous");
        PasswordHash newest = new PasswordHash("key1", "newest");
        Merchant one = Merchant.withPassword(id, new PasswordHash("key1", "a")).rotate(newest);
        Merchant other =
                Merchant.withPassword(id, new PasswordHash("key1", "b")).rotate(newest);
        assertThat(merchants().add(one)).isTrue();
        assertThat(merchants().replace(other, other.withNewestPasswordOnly())).isFalse();
        assertThat(merchants().replace(other.withNewestPasswordOnly(), other)).isFalse();
        assertThat(merchants().find(id)).contains(one);
    }
}
