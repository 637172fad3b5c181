package io.paysession.application.port;

import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Who finds out, by 3-D Secure, whether a payer is the card's holder. It moves no money, and asking twice does no
 * harm: what is stored of two answers counts. Nothing is thrown because of it.
 */
public interface PayerAuthenticator {
    /** Which authentication, in words that both sides know. */
    record Reference(OrderKey order, TransactionId transaction) {}

    /**
     * What is asked.
     *
     * @param acquirer  whose merchant it is
     * @param reference which authentication
     * @param amount    what the payer is to see; zero if it is not known yet
     * @param fields    everything that was said, the card in clear; held in memory only
     * @param before    what {@link #initiate} has said; empty for that call itself
     */
    record Request(
            AcquirerName acquirer, Reference reference, Money amount, RequestFields fields, RequestFields before) {}

    /**
     * What is known of the payer.
     *
     * @param status  how far it is
     * @param details the members of the answers' {@code authentication} group, without {@code redirect.html}
     */
    record Verdict(AuthenticationStatus status, RequestFields details) {}

    /**
     * A payer's request to be asked, as the browser brings it.
     *
     * @param reference which authentication
     * @param proof     what only who was given the request knows: must be {@code authentication.3ds2.acsTransactionId}
     */
    record Challenge(Reference reference, String proof) {
        @Override
        public String toString() {
            return "Challenge[" + reference + "]";
        }
    }

    /**
     * A payer's answer.
     *
     * @param brand  the card's brand
     * @param before what {@link #authenticate} has said
     */
    record Conclusion(CardBrand brand, RequestFields before, PayerAnswer answer) {}

    /**
     * A browser that comes back from where its payer was asked elsewhere. Who brought it knows what only that place was
     * told.
     *
     * @param acquirer  who has sent the payer there
     * @param reference which authentication
     */
    record Return(AcquirerName acquirer, Reference reference) {}

    /** It has failed, or was not reached; nothing is known of the payer. */
    record Failed() {}

    /**
     * {@return whether the card takes part}
     *
     * @param request the order, the transaction and the fields that were sent
     */
    Either<Failed, Verdict> initiate(Request request);

    /**
     * {@return whether the payer is the card's holder, or must be asked}
     *
     * @param request the order, the transaction and the fields that were sent
     */
    Either<Failed, Verdict> authenticate(Request request);

    /**
     * Reads {@code creq}, with which a payer's browser comes to be asked; none if it cannot be one.
     *
     * @param challengeRequest what the payer's browser has brought, as it came
     * @return the challenge; none if that cannot be one
     */
    Option<Challenge> read(String challengeRequest);

    /**
     * {@return what the payer's answer amounts to}
     *
     * @param conclusion the challenge, and what the payer has answered
     */
    Verdict conclude(Conclusion conclusion);

    /**
     * {@return whether payers of an acquirer's merchants are authenticated at all} If not, nothing of it is asked here.
     *
     * @param acquirer the acquirer that the merchant is with
     */
    default boolean knows(AcquirerName acquirer) {
        return true;
    }

    /**
     * {@return whether they are asked on pages of this server; otherwise elsewhere, and {@link #find} knows what they
     * have said}
     *
     * @param acquirer the acquirer that the merchant is with
     */
    default boolean asksHere(AcquirerName acquirer) {
        return true;
    }

    /**
     * Reads what a browser brings that comes back from elsewhere; none if it cannot be one.
     *
     * @param token what the payer's browser has brought, as it came
     * @return who has come back; none if this authenticator has not sent it
     */
    default Option<Return> readReturn(String token) {
        return Option.none();
    }

    /**
     * What has become of a payer who was asked elsewhere.
     *
     * @param asked what {@link #authenticate} was asked, with nothing in its fields
     * @return with {@link AuthenticationStatus#PENDING} if the payer has not answered yet
     */
    default Either<Failed, Verdict> find(Request asked) {
        return Either.left(new Failed());
    }
}
