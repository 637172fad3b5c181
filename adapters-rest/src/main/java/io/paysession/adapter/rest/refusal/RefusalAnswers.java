package io.paysession.adapter.rest.refusal;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Wallets;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.SessionVersion;
import io.paysession.domain.session.UpdateStatus;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Statuses and words for every refusal (source: gateway-api 1.6, 7; assumptions U-2, U-8). */
public final class RefusalAnswers implements Refusal.Cases<Answer>, SessionRefusal.Cases<Answer> {
    private static final RefusalAnswers ANSWERS = new RefusalAnswers(Option.none());

    private final Option<OrderRefusalAnswers> orders;

    private RefusalAnswers(Option<OrderRefusalAnswers> orders) {
        this.orders = orders;
    }

    /** For what has nothing to do with an order. */
    public static Answer of(Refusal refusal) {
        return refusal.match(ANSWERS);
    }

    /** @param orders the words for what the order does not allow */
    public static Answer of(Refusal refusal, OrderRefusalAnswers orders) {
        return refusal.match(new RefusalAnswers(Option.some(orders)));
    }

    public static Answer notAdmittedBecause(AccessRefusal reason) {
        return ANSWERS.notAdmitted(reason);
    }

    @Override
    public Answer malformed(Seq<Violation> violations) {
        return Explanation.of(violations.head());
    }

    @Override
    public Answer notAdmitted(AccessRefusal reason) {
        return switch (reason) {
            case NO_CREDENTIALS -> Answer.invalid(401, "Invalid credentials.").withChallenge();
            case INVALID_CREDENTIALS -> Answer.invalid(401, "Invalid credentials.");
            case NOT_AUTHORISED ->
                Answer.invalid(401, "Authenticated entity not authorised to perform operation for target entity");
            case THROTTLED -> Answer.busy(429);
        };
    }

    @Override
    public Answer bySession(SessionRefusal reason) {
        return reason.match(this);
    }

    @Override
    public Answer byOrder(OrderRefusal reason) {
        return reason.match(
                orders.getOrElseThrow(() -> new IllegalStateException("Refused by an order, and the URL names none")));
    }

    /** A token may be as good as a card: no text repeats one. */
    @Override
    public Answer byToken(TokenRefusal reason) {
        return switch (reason) {
            case NOT_PERMITTED ->
                Answer.invalid(400, "Missing merchant privilege '" + Privilege.TOKENIZATION.wireName() + "'");
            case UNKNOWN -> Answer.invalid(400, "Unable to find the token");
            case CARD_HAS_ANOTHER ->
                Answer.invalidField("token", "INVALID", "Value is invalid. The card has another token.");
        };
    }

    @Override
    public Answer byWallet(Wallets.Refused reason) {
        return switch (reason) {
            case UNKNOWN_CHECKOUT ->
                Answer.invalid(400, "The wallet has no such checkout, or has given it away already");
            case NOT_GENUINE ->
                Answer.invalid(400, "The wallet's answer cannot be used: it is not signed for this request");
            case NOT_REACHED -> Answer.busy(503);
        };
    }

    @Override
    public Answer gone() {
        return Answer.invalid(400, "Form Session not found or expired.");
    }

    @Override
    public Answer limitUsedUp(int allowed) {
        return Answer.invalid(401, "The session's authentication limit of " + allowed + " is used up.");
    }

    /** The session's own version is shown as it is, digits and all: whoever is to send it must be able to read it. */
    @Override
    public Answer changed(String named, SessionVersion current) {
        return Answer.invalidField(
                "session.version",
                "INVALID",
                "Value '" + Redaction.redact(named) + "' is invalid. The session has version '" + current.value()
                        + "'");
    }

    @Override
    public Answer otherApiVersion(ApiVersion created, ApiVersion used) {
        return Answer.invalid(
                400, "The session was created with API version " + created + " and cannot be used with " + used);
    }

    @Override
    public Answer notUpdated(UpdateStatus status) {
        return Answer.invalid(
                400, "The session cannot be used, because its update status is " + status + " and not SUCCESS");
    }
}
