package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.HashSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Merchants of a database from before new merchants were allowed less. */
class ExistingMerchantsIT {
    private final TestDatabase database = TestDatabase.empty();

    /** The name of the key that hashes passwords, which the rows must know. */
    private static String keyId() {
        try (PersistenceAdapter other = TestDatabase.create().open(TestDatabase.keys(1))) {
            return other.passwordHashing()
                    .hash(new MerchantId("ANY"), Secret.of("any"))
                    .keyId();
        }
    }

    @Test
    void keep_what_they_may_do_and_new_ones_get_less() {
        String key = keyId();
        Flyway.configure()
                .dataSource(PostgresDataSource.forStart(database.settings()))
                .locations("classpath:io/paysession/adapter/persistence/migration")
                .table("flyway_schema_history")
                .target("16")
                .load()
                .migrate();
        database.execute("INSERT INTO merchant (merchant_id, newest_key_id, newest_hash, settings) VALUES"
                + " ('USUAL', '" + key + "', 'hash', NULL), ('NARROW', '" + key
                + "', 'hash', '{\"linesOfBusiness\":{},\"standard\":{"
                + "\"acquirer\":\"sandbox\",\"cardTypes\":[],\"currencies\":[],\"payerAuthentication\":true,"
                + "\"privileges\":[\"PAY\"]},\"tokens\":{\"format\":\"PRESERVE_6_4\",\"repository\":\"\","
                + "\"uniqueness\":\"UNIQUE_PER_ACCOUNT\"}}')");
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(1))) {
            Merchant usual = adapter.merchants().find(new MerchantId("USUAL")).get();
            assertThat(usual.settings().standard().privileges())
                    .isEqualTo(HashSet.of(Privilege.values()).remove(Privilege.EXCESSIVE_REFUND));
            assertThat(adapter.merchants()
                            .find(new MerchantId("NARROW"))
                            .get()
                            .settings()
                            .standard()
                            .privileges())
                    .isEqualTo(HashSet.of(Privilege.PAY));
            assertThat(adapter.merchants().replace(usual, usual.rotate(new PasswordHash(key, "second"))))
                    .as("what the migration wrote is what we write")
                    .isTrue();
            Merchant fresh = Merchant.withPassword(new MerchantId("FRESH"), new PasswordHash(key, "hash"));
            assertThat(adapter.merchants().add(fresh)).isTrue();
            assertThat(adapter.merchants().find(fresh.id()).get().settings()).isEqualTo(MerchantSettings.DEFAULT);
        }
    }
}
