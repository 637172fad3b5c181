package io.paysession.adapter.rest.order;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Amounts;
import io.paysession.adapter.rest.answer.Members;
import io.paysession.adapter.rest.answer.Timestamps;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;

/**
 * The {@code authentication} group of a transaction's answer: everything of an authentication itself; of a payment that
 * names one its outcome, and of a payment that brings one from elsewhere what it brought (source: recorded-responses 3).
 */
final class AuthenticationGroup {
    /** The last version that knows no {@code redirect.html} (source: recorded-responses 3; gateway-fields 3.5). */
    private static final int OLD_NAMES_UNTIL = 57;
    /** The last version that says {@code customized} beside {@code customizedHtml}. */
    private static final int BOTH_NAMES_UNTIL = 63;

    private AuthenticationGroup() {}

    /**
     * The group of an authentication itself, with the HTML that goes on with it.
     *
     * @param document whose transaction is an authentication
     */
    static Group ofAuthentication(TransactionDocument document) {
        Transaction transaction = document.transaction();
        return transaction
                .authentication()
                .map(authentication -> {
                    Group details = authentication.payer().isEmpty()
                            ? authentication.details().root()
                            : authentication
                                    .details()
                                    .root()
                                    .with("amount", Amounts.of(authentication.amount(), document.version()))
                                    .with(
                                            "time",
                                            Timestamps.text(transaction.order().updatedAt()));
                    return RedirectHtml.of(document.order(), transaction, authentication)
                            .map(html -> redirecting(details, html, document.version()))
                            .getOrElse(details);
                })
                .getOrElse(Group.EMPTY);
    }

    private static Group redirecting(Group details, String html, ApiVersion version) {
        Group redirect = details.group("redirect");
        Group customized = Members.with(
                Group.EMPTY, "3DS", redirect.group("customizedHtml").group("3ds2"));
        Group older = version.isUpTo(BOTH_NAMES_UNTIL) ? Members.with(redirect, "customized", customized) : redirect;
        Group newer = version.isUpTo(OLD_NAMES_UNTIL)
                ? Members.without(older, "customizedHtml")
                : older.with("html", text(html));
        return Members.with(details, "redirect", newer).with("redirectHtml", text(html));
    }

    /** @param said what request and acquirer say */
    static Group of(Transaction transaction, Group said) {
        Option<Group> details =
                transaction.authentication().map(Authentication::details).map(fields -> fields.root());
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
