package io.paysession.application.payment;

import io.paysession.domain.session.SessionPolicy;
import java.time.Duration;

/**
 * What the operator decides about payments.
 *
 * @param sessions        the rules of the sessions that operations use
 * @param acquirerPatience how long an acquirer may take at most, everything included: a transaction that has been open for
 *                        longer has lost whoever asked for it, and is settled by {@link SettleTransactionsUseCase}
 */
public record PaymentSettings(SessionPolicy sessions, Duration acquirerPatience) {
    /** Ninety seconds. */
    public static final PaymentSettings DEFAULT = new PaymentSettings(SessionPolicy.DEFAULT, Duration.ofSeconds(90));
}
