package io.paysession.adapter.persistence.merchant;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Merchants;
import io.paysession.application.testing.MerchantsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class CachedMerchantsIT extends MerchantsContract {
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
        return adapter.cachedMerchants();
    }
}
