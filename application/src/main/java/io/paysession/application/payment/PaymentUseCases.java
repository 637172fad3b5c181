package io.paysession.application.payment;

import io.paysession.application.challenge.LostPayers;
import io.paysession.application.port.PayerAuthenticator;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The payment use cases, ready to be called or to be wrapped one by one.
 *
 * @param perform             the operations on a transaction's URL
 * @param retrieveTransaction Retrieve Transaction
 * @param retrieveOrder       Retrieve Order
 * @param settle              what finds out about open transactions
 * @param resolve             what does the rest about incidents
 */
public record PaymentUseCases(
        PerformTransactionUseCase perform,
        RetrieveTransactionUseCase retrieveTransaction,
        RetrieveOrderUseCase retrieveOrder,
        SettleTransactionsUseCase settle,
        ResolveIncidentsUseCase resolve) {

    /**
     * Wires the use cases to the ports; payers cannot be authenticated.
     *
     * @param ports what they need from the world
     * @param settings what the operator has decided
     * @return the use cases on these ports
     */
    public static PaymentUseCases of(PaymentPorts ports, PaymentSettings settings) {
        return of(ports, settings, Option.none(), sources -> PayerAuthentication.NONE);
    }

    /**
     * Wires the use cases to the ports, and to who authenticates payers.
     *
     * @param ports what they need from the world
     * @param settings what the operator has decided
     * @param authenticator who authenticates payers
     * @return the use cases on these ports
     */
    public static PaymentUseCases of(PaymentPorts ports, PaymentSettings settings, PayerAuthenticator authenticator) {
        LostPayers payers = new LostPayers(ports.orders(), authenticator, ports.time());
        return of(
                ports,
                settings,
                Option.some(payers),
                sources -> new CardholderAuthentication(ports, sources, authenticator));
    }

    private static PaymentUseCases of(
            PaymentPorts ports,
            PaymentSettings settings,
            Option<LostPayers> payers,
            Function<Sources, PayerAuthentication> authenticating) {
        Admission admission = new Admission(ports.gatekeeper());
        Sources sources = new Sources(ports.sessions(), ports.tokens(), settings.sessions(), ports.time());
        PayerAuthentication authentication = authenticating.apply(sources);
        Intents intents = new Intents(sources, authentication, ports.fingerprints(), ports.time());
        Outcomes outcomes = new Outcomes(ports, settings);
        return new PaymentUseCases(
                new PerformTransactionService(
                        ports, authentication, intents, new BrowserPaymentUpdates(ports, sources, outcomes), outcomes),
                new RetrieveTransactionService(admission, ports.orders(), payers),
                new RetrieveOrderService(admission, ports.orders()),
                new SettleTransactionsService(ports, settings, outcomes),
                new ResolveIncidentsService(ports, outcomes));
    }
}
