package io.paysession.domain.order;

import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One operation on an order, from its intent to its end.
 *
 * @param id             its name
 * @param operation      what was asked for; {@link Operation#INITIATE_AUTHENTICATION} also after AUTHENTICATE_PAYER
 * @param type           what it is in answers
 * @param amount         the amount that it is about; zero if it moves none
 * @param target         the transaction that it works on; none if it stands for itself
 * @param request        digest of the request, so that the same one is answered again and another one refused
 * @param acquirer       who was, or is to be, asked: for one that works on another, whoever did that one
 * @param state          how far it is
 * @param details        what answers show of the request: masked, without anything secret. Source: the merged fields
 * @param authentication the payer's authentication, if it is one; of a payment, the one that it was made with
 * @param order          the order as it left it
 */
public record Transaction(
        TransactionId id,
        Operation operation,
        TransactionType type,
        Money amount,
        Option<TransactionId> target,
        Fingerprint request,
        AcquirerName acquirer,
        TransactionState state,
        RequestFields details,
        Option<Authentication> authentication,
        OrderSnapshot order) {
    private static final String FUNDS = "sourceOfFunds";

    /** {@return whether its outcome is not known for good} */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** {@return whether it is a capture or refund that has no earlier transaction to refer to} */
    public boolean isStandalone() {
        return operation.isFollowUp() && target.isEmpty();
    }

    /** {@return whether it has done what was asked for} */
    public boolean hasSucceeded() {
        return state.settled().exists(settled -> settled.answer().code().isSuccess());
    }

    /** {@return the outcome in the gateway's words; none while the acquirer is being asked} */
    public Option<GatewayCode> code() {
        if (state instanceof TransactionState.Undecided undecided) {
            return Option.some(undecided.code());
        }
        return state.settled().map(settled -> settled.answer().code());
    }

    /** A transaction that is about to be asked for. */
    static Transaction intent(NewTransaction asked, OrderRules.Plan plan, OrderSnapshot order, Instant now) {
        return new Transaction(
                asked.id(),
                asked.operation(),
                plan.type(),
                plan.amount(),
                plan.target().map(Transaction::id),
                asked.request(),
                plan.target()
                        .map(Transaction::acquirer)
                        .getOrElse(asked.relationship().acquirer()),
                new TransactionState.InFlight(now),
                plan.target()
                        .map(Transaction::funds)
                        .getOrElse(RequestFields.EMPTY)
                        .merge(asked.details()),
                asked.authentication(),
                order);
    }

    /** With what it was paid: whatever works on it shows the same. */
    private RequestFields funds() {
        Group root = details.root();
        return root.members()
                .get(FUNDS)
                .map(funds -> new RequestFields(Group.EMPTY.with(FUNDS, funds)))
                .getOrElse(RequestFields.EMPTY);
    }

    Transaction with(TransactionState next, Money moved, OrderSnapshot left) {
        return new Transaction(
                id, operation, type, moved, target, request, acquirer, next, details, authentication, left);
    }

    /** This one with what its acquirer says before it is settled: where its payer is to go, and how far he is. */
    Transaction told(RequestFields said) {
        return operation == Operation.INITIATE_BROWSER_PAYMENT
                ? new Transaction(
                        id,
                        operation,
                        type,
                        amount,
                        target,
                        request,
                        acquirer,
                        state,
                        details.merge(BrowserPayment.of(said)),
                        authentication,
                        order)
                : this;
    }

    /** Whether it authenticates a payer, and is so far. */
    boolean isAuthentication(AuthenticationStatus status) {
        return operation.isAuthentication() && authentication.exists(payer -> payer.status() == status);
    }

    /** This authentication after another step; its amount is what the payer was shown. */
    Transaction authenticated(RequestFields shown, Authentication renewed, TransactionState next, OrderSnapshot left) {
        return new Transaction(
                id,
                operation,
                type,
                renewed.amount(),
                target,
                request,
                acquirer,
                next,
                shown,
                Option.some(renewed),
                left);
    }
}
