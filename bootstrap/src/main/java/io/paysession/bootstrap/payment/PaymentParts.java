package io.paysession.bootstrap.payment;

import io.paysession.adapter.acquirer.AcquirerAdapter;
import io.paysession.adapter.acquirer.AcquirerSettings;
import io.paysession.adapter.acquirer.AcquirerStartException;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.rest.RestAdapter.Served.Payments;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.challenge.ChallengePorts;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.checkout.CheckoutUseCases;
import io.paysession.application.option.PaymentOptionPorts;
import io.paysession.application.payment.BrowserPaymentUseCases;
import io.paysession.application.payment.PaymentPorts;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.token.TokenPorts;
import io.paysession.application.token.TokenUseCases;
import io.paysession.application.wallet.WalletPorts;
import io.paysession.bootstrap.process.BackgroundJob;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.storage.Storage;
import io.paysession.domain.session.SessionPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Everything about payments: what merchants can do, whom it is asked of, and what finds out what became of it. */
public final class PaymentParts implements AutoCloseable {
    private static final Duration REKEY_PERIOD = Duration.ofMinutes(1);
    private static final int REKEY_BATCH = 100;
    /** More need not be counted to know that something is wrong. */
    private static final int MOST_OVERDUE = 100;

    private final PersistenceAdapter persistence;
    private final Settings settings;
    private final AcquirerAdapter acquirers;
    private final Payments useCases;
    private final Settling settling;
    private final IncidentWatch incidents;
    private final BackgroundJob rekeying;

    /**
     * What the operator chose.
     *
     * @param pages where payers' browsers reach this server; first asked for when a payer is authenticated
     */
    public record Settings(AcquirerSettings acquirers, PaymentSettings useCases, Supplier<URI> pages) {}

    private PaymentParts(
            PersistenceAdapter persistence, Settings settings, AcquirerAdapter acquirers, Payments useCases) {
        this.persistence = persistence;
        this.settings = settings;
        this.acquirers = acquirers;
        this.useCases = useCases;
        settling = Settling.start(
                useCases.orders(),
                useCases.challenges().find(),
                persistence.orders(),
                settings.acquirers().names());
        incidents = IncidentWatch.start(persistence.incidents());
        rekeying = BackgroundJob.start(new BackgroundJob.Work("rekey", REKEY_PERIOD, REKEY_BATCH, persistence::rekey));
    }

    public static PaymentParts start(PersistenceAdapter persistence, SessionPorts sessions, Settings settings) {
        AcquirerAdapter acquirers = open(settings.acquirers(), settings.pages());
        try {
            return new PaymentParts(
                    persistence, settings, acquirers, useCases(persistence, sessions, settings, acquirers));
        } catch (RuntimeException | Error failure) {
            acquirers.close();
            throw failure;
        }
    }

    private static AcquirerAdapter open(AcquirerSettings settings, Supplier<URI> pages) {
        try {
            return AcquirerAdapter.open(settings, Instant::now, pages);
        } catch (AcquirerStartException | IllegalArgumentException wrongSetting) {
            throw new StartException(String.valueOf(wrongSetting.getMessage()));
        }
    }

    private static Payments useCases(
            PersistenceAdapter stores, SessionPorts session, Settings settings, AcquirerAdapter acquirers) {
        Gatekeeper gatekeeper = session.gatekeeper();
        SessionPolicy policy = settings.useCases().sessions();
        PayerAuthenticator authenticator = acquirers.payerAuthenticator(settings.pages());
        PaymentPorts payment = new PaymentPorts(
                gatekeeper,
                stores.sessions(),
                stores.tokens(),
                stores.orders(),
                stores.incidents(),
                acquirers.acquirer(),
                stores.fingerprints(),
                Instant::now,
                System::nanoTime);
        TokenPorts token = new TokenPorts(
                gatekeeper,
                payment.sessions(),
                payment.tokens(),
                payment.acquirer(),
                Storage.randomness(),
                payment.time());
        PaymentOptionPorts option =
                new PaymentOptionPorts(gatekeeper, payment.sessions(), payment.tokens(), payment.time());
        WalletPorts wallet = new WalletPorts(
                gatekeeper,
                payment.sessions(),
                AcquirerAdapter.sandboxWallets(payment.time(), Storage.randomness()),
                payment.time());
        ChallengePorts challenge = new ChallengePorts(
                payment.orders(), authenticator, payment.fingerprints(), Storage.randomness(), payment.time());
        return new Payments(
                PaymentUseCases.of(payment, settings.useCases(), authenticator),
                TokenUseCases.of(token, policy),
                option.inquire(policy),
                CheckoutUseCases.of(session, policy),
                wallet.update(policy),
                ChallengeUseCases.of(challenge),
                BrowserPaymentUseCases.of(payment, settings.useCases(), acquirers.providerPages()));
    }

    public Payments useCases() {
        return useCases;
    }

    /** How many orders wait for an acquirer for longer than it may take, counted up to a hundred. */
    public int overdue() {
        Instant patience = Instant.now().minus(settings.useCases().acquirerPatience());
        return persistence.openSince(patience, MOST_OVERDUE);
    }

    /** How many contradictions of acquirers nobody has acknowledged. */
    public int incidents() {
        return incidents.unacknowledged();
    }

    @Override
    public void close() throws InterruptedException {
        try (acquirers;
                rekeying;
                incidents) {
            settling.close();
        }
    }
}
