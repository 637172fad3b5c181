package io.paysession.adapter.rest;

import static io.paysession.adapter.rest.Answer.text;

import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;

/**
 * The {@code authentication} group of a transaction's answer: everything of an authentication itself; of a payment that
 * names one its outcome, and of a payment that brings one from elsewhere what it brought (source: recorded-responses 3).
 */
final class AuthenticationGroup {
    private AuthenticationGroup() {}

    static Group of(OrderUntil until, Group said, ApiVersion version) {
        Transaction transaction = until.last();
        Option<Transaction> authentication = until.authentication(transaction);
        if (authentication.isEmpty()) {
            return Members.only(said.group("authentication"), "3ds", "3ds1", "3ds2");
        }
        Group details = authentication
                .flatMap(Transaction::authentication)
                .map(Authentication::details)
                .map(RequestFields::root)
                .getOrElse(Group.EMPTY);
        return transaction.operation().isAuthentication()
                ? details
                : outcome(details)
                        .with("transactionId", text(authentication.get().id().value()));
    }

    private static Group outcome(Group details) {
        Group known = Members.only(details, "version");
        Group threeDs = Members.only(details.group("3ds"), "acsEci", "authenticationToken", "transactionId");
        Group threeDs2 = Members.only(
                details.group("3ds2"), "dsTransactionId", "protocolVersion", "statusReasonCode", "transactionStatus");
        return Members.with(Members.with(known, "3ds", threeDs), "3ds2", threeDs2);
    }
}
