package io.paysession.adapter.rest.order;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Amounts;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Timestamps;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderSnapshot;
import io.paysession.domain.order.Totals;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What an answer says of an order: the {@code order} group of a transaction, and the top level of Retrieve Order (source:
 * recorded-responses 3).
 *
 * @param order   the order
 * @param state   where it stood
 * @param said    what was said about it by then
 * @param version the version that the answer is for
 */
record OrderGroup(Order order, OrderSnapshot state, Group said, ApiVersion version) {
    private static final int DISBURSED_SINCE = 72;
    private static final int AUTHENTICATION_SINCE = 54;

    /** @param authentication how far the payer's authentication was by then; none if there had been none */
    Group members(Instant updatedAt, Option<AuthenticationStatus> authentication) {
        return authenticated(members(updatedAt), authentication, version);
    }

    private Group members(Instant updatedAt) {
        String currency = order.currency().getCurrencyCode();
        Totals totals = state.totals();
        Group chargeback = Group.EMPTY.with("amount", new Number("0")).with("currency", text(currency));
        Group members = said.with("amount", amount(state.amount()))
                .with("chargeback", chargeback)
                .with("creationTime", Timestamps.text(order.createdAt()))
                .with("currency", text(currency))
                .with("id", text(order.key().order().value()))
                .with("lastUpdatedTime", Timestamps.text(updatedAt))
                .with("merchantAmount", amount(state.amount()))
                .with("merchantCurrency", text(currency))
                .with("status", text(state.status().name()))
                .with("totalAuthorizedAmount", amount(totals.authorized()))
                .with("totalCapturedAmount", amount(totals.captured()))
                .with("totalRefundedAmount", amount(totals.refunded()));
        // Nothing is ever paid out by this server (source: recorded-responses 3, "totalDisbursedAmount").
        return Option.when(
                        !version.isUpTo(DISBURSED_SINCE - 1),
                        amount(state.amount().zero()))
                .map(nothing -> members.with("totalDisbursedAmount", nothing))
                .getOrElse(members);
    }

    /**
     * The group with how far the payer's authentication is. Versions from before 3-D Secure 2 say nothing if there was none
     * (source: recorded-responses 3, version 56; assumption W-5).
     */
    static Group authenticated(Group group, Option<AuthenticationStatus> status, ApiVersion version) {
        Option<AuthenticationStatus> shown = version.isUpTo(AUTHENTICATION_SINCE - 1)
                ? status
                : status.orElse(Option.some(AuthenticationStatus.NOT_IN_EFFECT));
        return Answer.with(group, "authenticationStatus", shown.map(AuthenticationStatus::wireName));
    }

    private FieldValue amount(Money amount) {
        return Amounts.of(amount, version);
    }
}
