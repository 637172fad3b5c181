package io.paysession.adapter.rest;

import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.Transaction;
import io.vavr.control.Option;

/**
 * The {@code authentication} group of a transaction's answer: everything of an authentication itself; of a payment that
 * names one its outcome, and of a payment that brings one from elsewhere what it brought (source: recorded-responses 3).
 */
final class AuthenticationGroup {
    private AuthenticationGroup() {}

    /** @param said what request and acquirer say */
    static Group of(Transaction transaction, Group said) {
        Option<Group> details =
                transaction.authentication().map(Authentication::details).map(fields -> fields.root());
        if (transaction.operation().isAuthentication()) {
            return details.getOrElse(Group.EMPTY);
        }
        Group brought = said.group("authentication");
        return details.map(known -> new Group(outcome(known)
                        .members()
                        .merge(Members.only(brought, "transactionId").members())))
                .getOrElse(() -> Members.only(brought, "3ds", "3ds1", "3ds2"));
    }

    private static Group outcome(Group details) {
        Group known = Members.only(details, "version");
        Group threeDs = Members.only(details.group("3ds"), "acsEci", "authenticationToken", "transactionId");
        Group threeDs2 = Members.only(
                details.group("3ds2"), "dsTransactionId", "protocolVersion", "statusReasonCode", "transactionStatus");
        return Members.with(Members.with(known, "3ds", threeDs), "3ds2", threeDs2);
    }
}
