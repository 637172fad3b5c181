package io.paysession.bootstrap;

import io.paysession.adapter.acquirer.AcquirerAdapter;
import io.paysession.adapter.acquirer.AcquirerSettings;
import io.paysession.adapter.acquirer.AcquirerStartException;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.payment.PaymentPorts;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.SettleTransactionsCommand;
import java.time.Duration;
import java.time.Instant;

/** Everything about payments: what merchants can do, whom it is asked of, and what finds out what became of it. */
final class PaymentParts implements AutoCloseable {
    private static final Duration SETTLE_PERIOD = Duration.ofSeconds(2);
    private static final int SETTLE_BATCH = 50;

    private final AcquirerAdapter acquirers;
    private final PaymentUseCases useCases;
    private final BackgroundJob settling;

    /** What the operator chose. */
    record Settings(AcquirerSettings acquirers, PaymentSettings useCases) {}

    private PaymentParts(AcquirerAdapter acquirers, PaymentUseCases useCases) {
        this.acquirers = acquirers;
        this.useCases = useCases;
        settling = BackgroundJob.start(new BackgroundJob.Work(
                "settle",
                SETTLE_PERIOD,
                SETTLE_BATCH,
                limit -> useCases.settle().settleTransactions(new SettleTransactionsCommand(limit))));
    }

    static PaymentParts start(PersistenceAdapter persistence, Gatekeeper gatekeeper, Settings settings) {
        AcquirerAdapter acquirers = open(settings.acquirers());
        try {
            PaymentPorts ports = new PaymentPorts(
                    gatekeeper,
                    persistence.cachedMerchants(),
                    persistence.sessions(),
                    persistence.tokens(),
                    persistence.orders(),
                    acquirers.acquirer(),
                    persistence.fingerprints(),
                    Instant::now);
            return new PaymentParts(acquirers, PaymentUseCases.of(ports, settings.useCases()));
        } catch (RuntimeException | Error failure) {
            acquirers.close();
            throw failure;
        }
    }

    private static AcquirerAdapter open(AcquirerSettings settings) {
        try {
            return AcquirerAdapter.open(settings, Instant::now);
        } catch (AcquirerStartException | IllegalArgumentException wrongSetting) {
            throw new StartException(String.valueOf(wrongSetting.getMessage()));
        }
    }

    PaymentUseCases useCases() {
        return useCases;
    }

    @Override
    public void close() throws InterruptedException {
        try {
            settling.close();
        } finally {
            acquirers.close();
        }
    }
}
