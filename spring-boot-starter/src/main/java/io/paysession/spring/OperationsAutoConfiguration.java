package io.paysession.spring;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.application.housekeeping.Housekeeping;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.session.SessionUseCases;
import io.vavr.control.Option;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the use cases going, and what tells an operator how they are. */
@AutoConfiguration(after = UseCasesAutoConfiguration.class)
@ConditionalOnBean(SessionUseCases.class)
public class OperationsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Housekeeping paysessionHousekeeping(
            SessionUseCases sessions,
            ObjectProvider<PaymentUseCases> payments,
            ObjectProvider<PersistenceAdapter> persistence) {
        Housekeeping housekeeping = Housekeeping.of(sessions);
        PaymentUseCases paying = payments.getIfAvailable();
        housekeeping = paying == null ? housekeeping : housekeeping.withPayments(paying);
        PersistenceAdapter stores = persistence.getIfAvailable();
        return stores == null ? housekeeping : housekeeping.withRekeying(stores::rekey);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "paysession.jobs", havingValue = "true", matchIfMissing = true)
    PaysessionJobs paysessionJobs(Housekeeping housekeeping, ObjectProvider<PersistenceAdapter> persistence) {
        return new PaysessionJobs(housekeeping, Option.of(persistence.getIfAvailable()));
    }

    /** For the health endpoint. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    @ConditionalOnBean(PersistenceAdapter.class)
    static class Healthy {
        @Bean
        @ConditionalOnMissingBean(name = "paysessionHealthIndicator")
        HealthIndicator paysessionHealthIndicator(PersistenceAdapter persistence) {
            return () -> persistence
                    .notReadyBecause()
                    .map(obstacle ->
                            Health.down().withDetail("because", obstacle).build())
                    .getOrElse(() -> Health.up().build());
        }
    }

    /** For the metrics endpoint, under the names that the server has too. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Metered {
        @Bean
        @ConditionalOnBean(PersistenceAdapter.class)
        MeterBinder paysessionStoreMetrics(PersistenceAdapter persistence) {
            return new PaysessionMeters.OfStores(persistence);
        }

        @Bean
        MeterBinder paysessionJobMetrics(ObjectProvider<PaysessionJobs> jobs) {
            return registry -> jobs.ifAvailable(some -> new PaysessionMeters.OfJobs(some).bindTo(registry));
        }
    }
}
