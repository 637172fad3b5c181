package io.paysession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.application.housekeeping.Housekeeping;
import io.paysession.application.housekeeping.Housekeeping.Chore;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.Orders;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.Throttle;
import io.paysession.application.port.TimeSource;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.testing.InMemoryFingerprints;
import io.paysession.application.testing.InMemoryMerchants;
import io.paysession.application.testing.InMemoryOrders;
import io.paysession.application.testing.InMemoryPasswordHashing;
import io.paysession.application.testing.InMemorySessions;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.ScriptedAcquirer;
import io.paysession.application.token.TokenUseCases;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is there, depending on what the application brings. With our stores on a real database: the example. */
class AutoConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    StoresAutoConfiguration.class, UseCasesAutoConfiguration.class, OperationsAutoConfiguration.class));

    /** A store of sessions of one's own, and the merchants. */
    @Configuration(proxyBeanMethods = false)
    static class OwnStores {
        /** Nobody answers there: whoever asks it fails. */
        @Bean
        DataSource dataSource() {
            PGSimpleDataSource nobody = new PGSimpleDataSource();
            nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nobody");
            return nobody;
        }

        @Bean
        Sessions sessions() {
            return new InMemorySessions();
        }

        @Bean
        Merchants merchants() {
            return new InMemoryMerchants();
        }

        @Bean
        PasswordHashing hashing() {
            return new InMemoryPasswordHashing();
        }
    }

    /** What payments and terminals need beside. */
    @Configuration(proxyBeanMethods = false)
    static class OwnPayments {
        private final InMemoryTerminalStore terminals = new InMemoryTerminalStore(Instant::now);

        @Bean
        Acquirer acquirer() {
            return new ScriptedAcquirer();
        }

        @Bean
        InMemoryOrders orders(Sessions sessions) {
            return new InMemoryOrders(sessions, Instant::now);
        }

        @Bean
        Incidents incidents(InMemoryOrders orders) {
            return orders.incidents();
        }

        @Bean
        Fingerprints fingerprints() {
            return new InMemoryFingerprints();
        }

        @Bean
        Terminals terminals() {
            return terminals.terminals();
        }

        @Bean
        TerminalSessions terminalSessions() {
            return terminals.sessions();
        }

        @Bean
        TerminalLeases terminalLeases() {
            return terminals.leases();
        }
    }

    @Test
    void an_application_with_sessions_of_its_own_keeps_its_database_to_itself() {
        runner.withUserConfiguration(OwnStores.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).hasSingleBean(SessionUseCases.class).hasSingleBean(MerchantUseCases.class);
            assertThat(context)
                    .doesNotHaveBean(PersistenceAdapter.class)
                    .doesNotHaveBean(Orders.class)
                    .doesNotHaveBean(PaymentUseCases.class)
                    .doesNotHaveBean(TerminalUseCases.class);
            assertThat(context.getBean(Housekeeping.class).chores()).containsExactly(Chore.PURGE);
            assertThat(context.getBean(PaysessionJobs.class).isRunning()).isTrue();
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(meters -> meters.bindTo(registry));
            assertThat(registry.get("paysession.housekeeping.done").functionCounters())
                    .hasSize(Chore.values().length);
        });
    }

    @Test
    void payments_and_terminals_come_with_what_they_need() {
        runner.withUserConfiguration(OwnStores.class, OwnPayments.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).hasSingleBean(PaymentUseCases.class).hasSingleBean(TerminalUseCases.class);
            assertThat(context).as("there is no vault").doesNotHaveBean(TokenUseCases.class);
            assertThat(context.getBean(Housekeeping.class).chores())
                    .containsExactly(Chore.PURGE, Chore.SETTLE, Chore.RESOLVE);
        });
    }

    @Test
    void the_health_of_stores_that_are_not_ours_is_theirs_to_say() {
        runner.withUserConfiguration(OwnStores.class)
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void whatever_the_application_brings_is_taken_instead_of_ours() {
        SessionSettings settings = SessionSettings.DEFAULT;
        TimeSource clock = () -> Instant.EPOCH;
        runner.withUserConfiguration(OwnStores.class)
                .withBean(TimeSource.class, () -> clock)
                .withBean(SessionSettings.class, () -> settings)
                .withBean("throttle", Throttle.class, () -> Throttle.NONE)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(SessionPorts.class).time()).isSameAs(clock);
                    assertThat(context.getBean(SessionPorts.class).sessions()).isSameAs(context.getBean("sessions"));
                });
    }

    @Test
    void without_an_actuator_and_without_metrics_it_still_starts() {
        runner.withUserConfiguration(OwnStores.class)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health", "io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SessionUseCases.class));
    }

    @Test
    void the_jobs_can_be_left_to_another_process() {
        runner.withUserConfiguration(OwnStores.class)
                .withPropertyValues("paysession.jobs=false")
                .run(context -> assertThat(context).doesNotHaveBean(PaysessionJobs.class));
    }

    @Test
    void without_a_key_it_says_what_is_missing() {
        runner.withBean(DataSource.class, PGSimpleDataSource::new)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("paysession.master-keys is missing"));
    }

    @Test
    void without_a_database_and_without_stores_nothing_is_there() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SessionUseCases.class));
    }

    @Test
    void properties_do_not_print_keys() {
        runner.withUserConfiguration(OwnStores.class)
                .withPropertyValues("paysession.master-keys=canary")
                .run(context -> assertThat(context.getBean(PaysessionProperties.class))
                        .hasToString("PaysessionProperties[schema=paysession, connections=8, jobs=true]"));
    }
}
