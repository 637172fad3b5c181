package io.paysession.adapter.rest.order;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Amounts;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Members;
import io.paysession.adapter.rest.answer.Timestamps;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.shared.ApiVersion;
import java.time.Instant;

/**
 * One transaction as answers show it (source: recorded-responses 3; gateway-api 3.4). It is made of what the transaction
 * and those before it keep for ever, so that it is the same whenever it is made.
 */
record TransactionDocument(Order order, Transaction transaction, ApiVersion version) {
    private static final int LAST_UPDATE_SINCE = 57;
    private static final int RECOMMENDATION_SINCE = 58;
    private static final int AUTHORIZED_WHEN_SINCE = 58;
    private static final int RISK_ON_TOP_SINCE = 50;
    private static final int FREQUENCY_UNTIL = 53;
    private static final int BARE_INITIATION_UNTIL = 57;

    /** All of it. */
    Group forMerchant() {
        Group said = said();
        Group document = Members.without(said, "authentication", "device", "interaction", "responseControls", "session")
                .with("merchant", text(order.key().merchant().value()))
                .with("order", orderGroup())
                .with("response", response(said))
                .with("result", text(code().result().name()))
                .with("timeOfRecord", Timestamps.text(transaction.state().askedAt()))
                .with("transaction", transactionGroup(said.group("transaction")))
                .with("version", text(version.toString()));
        Group entered = isAuthentication() ? document : document.with("gatewayEntryPoint", text("WEB_SERVICES_API"));
        Group funded = Members.with(entered, "sourceOfFunds", funds(said));
        Group onDevice = Members.with(funded, "device", Members.only(said.group("device"), "browser", "ipAddress"));
        return Addresses.joined(inVersion(Members.with(onDevice, "authentication", authentication(said))));
    }

    private Group authentication(Group said) {
        return isAuthentication()
                ? AuthenticationGroup.ofAuthentication(this)
                : AuthenticationGroup.of(transaction, said);
    }

    /** What older versions do not have, or have elsewhere (source: recorded-responses 3; assumption W-4). */
    private Group inVersion(Group document) {
        Group dated = version.isUpTo(LAST_UPDATE_SINCE - 1)
                ? document
                : document.with("timeOfLastUpdate", Timestamps.text(updatedAt()));
        Group risky = version.isUpTo(RISK_ON_TOP_SINCE - 1) ? Members.without(dated, "risk") : dated;
        return version.isUpTo(AUTHORIZED_WHEN_SINCE - 1)
                ? Members.with(
                        risky,
                        "authorizationResponse",
                        Members.without(risky.group("authorizationResponse"), "date", "time"))
                : risky;
    }

    /** What of it a payer may see (source: gateway-api 1.5; assumption U-3). */
    Group forPayer() {
        Group document = forMerchant();
        Group own = FieldCatalogue.SESSION.showToPayer(transaction.details());
        Group card = Members.with(own, "sourceOfFunds", authenticationFunds(own.group("sourceOfFunds")));
        Group shown = Members.without(card, "authentication", "device", "order", "transaction")
                .with("order", Members.only(document.group("order"), "authenticationStatus", "currency", "status"))
                .with("transaction", Members.only(document.group("transaction"), "authenticationStatus", "id", "type"));
        Group members = Members.only(document, "device", "merchant", "response", "result", "version");
        // The proof is for the acquirer, and would be worth something to a thief.
        Group authentication = document.group("authentication");
        Group proven = Members.without(authentication.group("3ds"), "authenticationToken");
        return Members.with(
                new Group(members.members().merge(shown.members())),
                "authentication",
                Members.with(authentication, "3ds", proven));
    }

    /** What request and acquirer say; where both do, the acquirer. */
    private Group said() {
        RequestFields own = new RequestFields(FieldCatalogue.SESSION.withNumbers(transaction.details()));
        RequestFields request = isAuthentication() ? own : new RequestFields(asOf().parties()).merge(own);
        RequestFields answer = transaction
                .state()
                .settled()
                .map(settled -> settled.answer())
                .map(AcquirerAnswer::details)
                .getOrElse(RequestFields.EMPTY);
        return request.merge(answer).root();
    }

    private OrderAsOf asOf() {
        return new OrderAsOf(order, transaction);
    }

    private Group orderGroup() {
        OrderAsOf asOf = asOf();
        Group members = new OrderGroup(order, transaction.order(), asOf.said(), version)
                .members(updatedAt(), asOf.authenticationStatus());
        if (!isAuthentication()) {
            return members;
        }
        return isInitiation() ? initiated(members) : notTransferred(members);
    }

    /** Before the payer's step nothing was said of an amount (source: recorded-responses 3, "same, v57"). */
    private Group initiated(Group members) {
        return version.isUpTo(BARE_INITIATION_UNTIL) ? Members.without(members, "amount", "merchantAmount") : members;
    }

    private Group notTransferred(Group members) {
        return version.isUpTo(BARE_INITIATION_UNTIL)
                ? members
                : members.with("valueTransfer", Group.EMPTY.with("accountType", text("NOT_A_TRANSFER")));
    }

    private Group response(Group said) {
        Group response = said.group("response").with("gatewayCode", text(code().name()));
        Group recommended = version.isUpTo(RECOMMENDATION_SINCE - 1) && !isAuthentication()
                ? Members.without(response, "gatewayRecommendation")
                : response;
        return version.isUpTo(RISK_ON_TOP_SINCE - 1) ? Members.with(recommended, "risk", risk(said)) : recommended;
    }

    private static Group risk(Group said) {
        return said.group("risk").group("response");
    }

    private Group transactionGroup(Group said) {
        Group members = said.with("amount", Amounts.of(transaction.amount(), version))
                .with("currency", text(order.currency().getCurrencyCode()))
                .with("id", text(transaction.id().value()))
                .with("type", text(transaction.type().name()));
        if (isAuthentication()) {
            return authenticated(isInitiation() ? members : members.with("acquirer", acquirer()));
        }
        Group sourced = members.members().containsKey("source") ? members : members.with("source", text("INTERNET"));
        Group frequent = version.isUpTo(FREQUENCY_UNTIL) && !sourced.members().containsKey("frequency")
                ? sourced.with("frequency", text("SINGLE"))
                : sourced;
        Group aimed = Answer.with(
                acquired(frequent), "targetTransactionId", transaction.target().map(TransactionId::value));
        return transaction.operation().isFollowUp() ? approved(aimed) : authenticated(aimed);
    }

    /** Never absent (source: gateway-fields 4): of an acquirer that has said nothing, whom it would have been for. */
    private Group acquired(Group group) {
        return group.members().containsKey("acquirer") ? group : group.with("acquirer", acquirer());
    }

    /** What gives back or undoes carries the code of what it works on (source: gateway-fields 4). */
    private Group approved(Group group) {
        return switch (transaction.operation()) {
            case REFUND, VOID ->
                group.members().containsKey("authorizationCode")
                        ? group
                        : asOf().authorizationCode()
                                .map(code -> group.with("authorizationCode", code))
                                .getOrElse(group);
            case AUTHORIZE,
                    PAY,
                    VERIFY,
                    CAPTURE,
                    UPDATE_AUTHORIZATION,
                    INITIATE_AUTHENTICATION,
                    AUTHENTICATE_PAYER,
                    INITIATE_BROWSER_PAYMENT -> group;
        };
    }

    private Group authenticated(Group group) {
        return OrderGroup.authenticated(group, transaction.authentication().map(Authentication::status), version);
    }

    private Group funds(Group said) {
        Group funds = new RequestFields(Group.EMPTY.with("sourceOfFunds", asOf().funds()))
                .merge(new RequestFields(Members.only(said, "sourceOfFunds")))
                .root()
                .group("sourceOfFunds");
        return isAuthentication() ? authenticationFunds(funds) : withoutCode(funds);
    }

    /** Nothing stores a security code with a transaction; if anything did, it would not be shown all the same. */
    private static Group withoutCode(Group funds) {
        Group provided = funds.group("provided");
        Group card = Members.without(provided.group("card"), "securityCode");
        return Members.with(funds, "provided", Members.with(provided, "card", card));
    }

    /** An authentication's answer shows of a card what was said of it, not what its number tells. */
    private Group authenticationFunds(Group funds) {
        Group provided = funds.group("provided");
        Group said = Members.only(provided.group("card"), "expiry", "number", "scheme");
        Group card = isInitiation() && version.isUpTo(BARE_INITIATION_UNTIL) ? Members.without(said, "expiry") : said;
        return Members.with(funds, "provided", Members.with(provided, "card", card));
    }

    /** As long as the acquirer is being asked, nothing is decided. */
    private GatewayCode code() {
        return transaction.code().getOrElse(GatewayCode.PENDING);
    }

    /** An open transaction's order was left by the one before. */
    private Instant updatedAt() {
        Instant left = transaction.order().updatedAt();
        Instant asked = transaction.state().askedAt();
        return left.isBefore(asked) ? asked : left;
    }

    private boolean isAuthentication() {
        return transaction.operation().isAuthentication();
    }

    /** Whether it is an authentication that the payer has no part in yet. */
    private boolean isInitiation() {
        return isAuthentication()
                && transaction.authentication().forAll(known -> known.payer().isEmpty());
    }

    /** Whom it is, or would be, for. */
    private Group acquirer() {
        return Group.EMPTY.with("merchantId", text(order.key().merchant().value()));
    }
}
