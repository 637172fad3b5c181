package io.paysession.application.access;

import io.paysession.application.port.Wallets;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.SessionVersion;
import io.paysession.domain.session.UpdateStatus;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.collection.Seq;
import java.util.Locale;

/**
 * What a refusal says in plain English, for programs without an interface that has words of its own. It may be logged and
 * shown to anybody: what it quotes of a request is redacted, and it names no secret. The wording may change.
 */
public final class RefusalText {
    private static final Words WORDS = new Words();

    private RefusalText() {}

    /**
     * {@return one sentence, or one for each violation}
     *
     * @param refusal why nobody was admitted, or nothing done
     */
    public static String of(Refusal refusal) {
        return refusal.match(WORDS);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static final class Words
            implements Refusal.Cases<String>, SessionRefusal.Cases<String>, OrderRefusal.Cases<String> {
        @Override
        public String malformed(Seq<Violation> violations) {
            return violations.map(Words::text).mkString(" ");
        }

        private static String text(Violation violation) {
            String bounds = violation.bound() > 0 ? " (the limit is " + violation.bound() + ")" : "";
            String shown = violation.shown().isEmpty() ? "" : " '" + violation.shown() + "'";
            return violation.field() + shown + ": " + words(violation.kind()) + bounds + ".";
        }

        @Override
        public String notAdmitted(AccessRefusal reason) {
            return switch (reason) {
                case NO_CREDENTIALS -> "There are no credentials.";
                case INVALID_CREDENTIALS -> "The credentials are wrong.";
                case NOT_AUTHORISED -> "The caller may not do this.";
                case THROTTLED -> "There were too many wrong credentials; try again later.";
            };
        }

        @Override
        public String bySession(SessionRefusal reason) {
            return reason.match(this);
        }

        @Override
        public String byOrder(OrderRefusal reason) {
            return reason.match(this);
        }

        @Override
        public String byToken(TokenRefusal reason) {
            return switch (reason) {
                case NOT_PERMITTED -> "The merchant may not keep tokens.";
                case UNKNOWN -> "There is no such token.";
                case CARD_HAS_ANOTHER -> "The card has another token.";
            };
        }

        @Override
        public String byWallet(Wallets.Refused reason) {
            return switch (reason) {
                case UNKNOWN_CHECKOUT -> "The wallet has no such checkout.";
                case NOT_GENUINE -> "The wallet's answer cannot be used.";
                case NOT_REACHED -> "The wallet does not answer; try again later.";
            };
        }

        @Override
        public String gone() {
            return "There is no such session, or it has expired.";
        }

        @Override
        public String limitUsedUp(int allowed) {
            return "The session's authentication limit of " + allowed + " is used up.";
        }

        /** What the client has named is left out: it may be anything. */
        @Override
        public String changed(String named, SessionVersion current) {
            return "The session has changed meanwhile.";
        }

        @Override
        public String otherApiVersion(ApiVersion created, ApiVersion used) {
            return "The session was created with API version " + created + " and cannot be used with " + used + ".";
        }

        @Override
        public String notUpdated(UpdateStatus status) {
            return "The session's last update was not successful: " + words(status) + ".";
        }

        @Override
        public String locked() {
            return "Another transaction of the order is not settled yet; try again later.";
        }

        @Override
        public String unknownOrder(OrderId order) {
            return "There is no such order.";
        }

        @Override
        public String unknownTransaction(TransactionId transaction) {
            return "There is no such transaction in the order.";
        }

        @Override
        public String notInStatus(Operation operation, OrderStatus status) {
            return "The order's status is " + words(status) + ", which does not allow to " + words(operation) + ".";
        }

        @Override
        public String otherCurrency(Operation operation, String named, String ofOrder) {
            return "The order's currency is " + ofOrder + ".";
        }

        @Override
        public String nothingToVoid() {
            return "There is no transaction to void.";
        }

        @Override
        public String missingPrivilege(Operation operation, Privilege privilege) {
            return "The merchant lacks the privilege " + privilege.wireName() + ".";
        }

        @Override
        public String ambiguousTarget(Operation operation) {
            return "Several transactions could be meant; name one.";
        }

        @Override
        public String moreThan(Operation operation, Money wanted, Money possible) {
            return "At most " + possible + " is possible.";
        }

        @Override
        public String otherContent() {
            return "A transaction of this id was asked for with other content.";
        }

        @Override
        public String unusableAuthentication(String named, OrderRefusal.Unusable why) {
            return "The payer's authentication cannot be used: " + words(why) + ".";
        }

        @Override
        public String noAcquirer(MerchantId merchant) {
            return "The merchant's acquirer is not set up here.";
        }
    }
}
