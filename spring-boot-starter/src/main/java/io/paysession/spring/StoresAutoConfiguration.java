package io.paysession.spring;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.SharedDatabase;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.MasterKeys;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.Orders;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.Tokens;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The stores in the database of the application, on its connections. An application with its own {@link Sessions} brings all
 * stores, because they are changed together: nothing of ours touches its database then.
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnMissingBean(Sessions.class)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(PaysessionProperties.class)
public class StoresAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    MasterKeys paysessionMasterKeys(PaysessionProperties properties) {
        if (properties.masterKeys().isEmpty()) {
            throw new IllegalStateException(
                    "paysession.master-keys is missing: 32 random bytes in base64, for example of"
                            + " 'openssl rand -base64 32'; keep them apart from the database and its backups");
        }
        return () -> List.ofAll(properties.masterKeys()).map(Secret::of);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    PersistenceAdapter paysessionPersistence(
            DataSource dataSource, PaysessionProperties properties, MasterKeys masterKeys) {
        SharedDatabase database = SharedDatabase.of(dataSource, properties.schema())
                .withHistory(properties.history())
                .withMost(properties.connections())
                .withVolatileDatabaseAllowed(properties.allowVolatileDatabase());
        return PersistenceAdapter.open(database, masterKeys);
    }

    @Bean
    Sessions paysessionSessions(PersistenceAdapter persistence) {
        return persistence.sessions();
    }

    @Bean
    @ConditionalOnMissingBean
    Orders paysessionOrders(PersistenceAdapter persistence) {
        return persistence.orders();
    }

    @Bean
    @ConditionalOnMissingBean
    Incidents paysessionIncidents(PersistenceAdapter persistence) {
        return persistence.incidents();
    }

    @Bean
    @ConditionalOnMissingBean
    Tokens paysessionTokens(PersistenceAdapter persistence) {
        return persistence.tokens();
    }

    @Bean
    @ConditionalOnMissingBean
    Merchants paysessionMerchants(PersistenceAdapter persistence) {
        return persistence.cachedMerchants();
    }

    @Bean
    @ConditionalOnMissingBean
    PasswordHashing paysessionPasswordHashing(PersistenceAdapter persistence) {
        return persistence.passwordHashing();
    }

    @Bean
    @ConditionalOnMissingBean
    Fingerprints paysessionFingerprints(PersistenceAdapter persistence) {
        return persistence.fingerprints();
    }

    @Bean
    @ConditionalOnMissingBean
    Terminals paysessionTerminals(PersistenceAdapter persistence) {
        return persistence.terminals();
    }

    @Bean
    @ConditionalOnMissingBean
    TerminalLeases paysessionTerminalLeases(PersistenceAdapter persistence) {
        return persistence.terminalLeases();
    }

    @Bean
    @ConditionalOnMissingBean
    TerminalSessions paysessionTerminalSessions(PersistenceAdapter persistence) {
        return persistence.terminalSessions();
    }
}
