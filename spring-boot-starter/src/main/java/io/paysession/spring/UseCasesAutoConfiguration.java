package io.paysession.spring;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.merchant.MerchantPorts;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.payment.PaymentPorts;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.IgnoredFields;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.Orders;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.Throttle;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Tokens;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.ControlPorts;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.terminal.session.TerminalSettings;
import io.paysession.application.token.TokenPorts;
import io.paysession.application.token.TokenUseCases;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The use cases, over whatever ports there are; each port and each setting can be a bean of the application. */
@AutoConfiguration(after = StoresAutoConfiguration.class)
@ConditionalOnBean(Sessions.class)
@EnableConfigurationProperties(PaysessionProperties.class)
public class UseCasesAutoConfiguration {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Bean
    @ConditionalOnMissingBean
    Randomness paysessionRandomness() {
        return count -> {
            byte[] bytes = new byte[count];
            RANDOM.nextBytes(bytes);
            return bytes;
        };
    }

    @Bean
    @ConditionalOnMissingBean
    TimeSource paysessionTime() {
        return Instant::now;
    }

    @Bean
    @ConditionalOnMissingBean
    SessionPorts paysessionSessionPorts(
            Sessions sessions,
            Merchants merchants,
            PasswordHashing hashing,
            Randomness randomness,
            TimeSource time,
            ObjectProvider<Throttle> throttle,
            ObjectProvider<IgnoredFields> ignored) {
        return new SessionPorts(
                sessions,
                merchants,
                hashing,
                randomness,
                time,
                throttle.getIfAvailable(() -> Throttle.NONE),
                ignored.getIfAvailable(() -> IgnoredFields.UNTOLD));
    }

    @Bean
    @ConditionalOnMissingBean
    Gatekeeper paysessionGatekeeper(SessionPorts ports) {
        return ports.gatekeeper();
    }

    @Bean
    @ConditionalOnMissingBean
    SessionUseCases paysessionSessionUseCases(SessionPorts ports, ObjectProvider<SessionSettings> settings) {
        return SessionUseCases.of(ports, settings.getIfAvailable(() -> SessionSettings.DEFAULT));
    }

    @Bean
    @ConditionalOnMissingBean
    MerchantUseCases paysessionMerchantUseCases(
            SessionPorts ports, ObjectProvider<Terminals> terminals, ObjectProvider<Tokens> tokens) {
        return MerchantUseCases.of(new MerchantPorts(
                ports.merchants(),
                ports.hashing(),
                ports.sessions(),
                ports.randomness(),
                Option.of(terminals.getIfAvailable()),
                Option.of(tokens.getIfAvailable())));
    }

    /** Payments, once the application has somebody to ask for money. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({Acquirer.class, Orders.class, Incidents.class, Fingerprints.class})
    PaymentPorts paysessionPaymentPorts(
            SessionPorts ports,
            Gatekeeper gatekeeper,
            ObjectProvider<Tokens> tokens,
            Orders orders,
            Incidents incidents,
            Acquirer acquirer,
            Fingerprints fingerprints) {
        return new PaymentPorts(
                gatekeeper,
                ports.sessions(),
                tokens.getIfAvailable(() -> Tokens.NONE),
                orders,
                incidents,
                acquirer,
                fingerprints,
                ports.time(),
                System::nanoTime);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(PaymentPorts.class)
    PaymentUseCases paysessionPaymentUseCases(
            PaymentPorts ports, ObjectProvider<PaymentSettings> settings, ObjectProvider<PayerAuthenticator> payers) {
        PaymentSettings chosen = settings.getIfAvailable(() -> PaymentSettings.DEFAULT);
        PayerAuthenticator authenticator = payers.getIfAvailable();
        return authenticator == null
                ? PaymentUseCases.of(ports, chosen)
                : PaymentUseCases.of(ports, chosen, authenticator);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({PaymentPorts.class, Tokens.class})
    TokenUseCases paysessionTokenUseCases(
            PaymentPorts ports, Randomness randomness, ObjectProvider<PaymentSettings> settings) {
        return TokenUseCases.of(
                new TokenPorts(
                        ports.gatekeeper(),
                        ports.sessions(),
                        ports.tokens(),
                        ports.acquirer(),
                        randomness,
                        ports.time()),
                settings.getIfAvailable(() -> PaymentSettings.DEFAULT).sessions());
    }

    @Bean
    @ConditionalOnMissingBean
    TerminalSignals paysessionTerminalSignals() {
        return new TerminalSignals();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({Terminals.class, TerminalSessions.class})
    TerminalUseCases paysessionTerminalUseCases(
            Terminals terminals,
            TerminalSessions sessions,
            SessionPorts ports,
            PaysessionProperties properties,
            ObjectProvider<ControlSettings> settings,
            TerminalSignals signals) {
        ControlSettings chosen = settings.getIfAvailable(() -> ControlSettings.DEFAULT);
        return TerminalUseCases.of(
                new TerminalPorts(terminals, sessions, ports.randomness(), ports.time()),
                new TerminalSettings(
                        chosen.rules(), address -> address.host().exists(properties.terminalHosts()::contains)),
                signals);
    }

    /** In charge of the terminals, once it is given to {@code PspAdapter.start}. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean({TerminalLeases.class, TerminalSessions.class})
    TerminalFleet paysessionTerminalFleet(
            TerminalSessions sessions,
            TerminalLeases leases,
            SessionPorts ports,
            ObjectProvider<ControlSettings> settings,
            TerminalSignals signals) {
        return new TerminalFleet(
                new ControlPorts(sessions, leases, ports.randomness(), ports.time(), System::nanoTime),
                settings.getIfAvailable(() -> ControlSettings.DEFAULT),
                signals);
    }
}
