package io.paysession.application.testing;

import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.paysession.domain.token.VerificationStrategy;
import io.vavr.control.Option;
import java.time.Instant;

/** Tokens for tests of anything that keeps them. */
public final class SampleTokens {
    private SampleTokens() {}

    /**
     * {@return a new token of a card, which expires in January 2039}
     *
     * @param key the repository, and the token's name
     * @param cardNumber the card's number, in clear
     * @param now the present moment
     */
    public static Token fresh(TokenKey key, String cardNumber, Instant now) {
        return new Token(
                key,
                card(cardNumber, "39"),
                true,
                VerificationStrategy.BASIC,
                SampleSessions.MERCHANT,
                now,
                Option.none(),
                0);
    }

    /**
     * {@return a next state of a token: of that card, changed by another merchant, used, and not valid any more}
     *
     * @param token the state before
     * @param cardNumber the card's number, in clear
     * @param now the present moment
     */
    public static Token changed(Token token, String cardNumber, Instant now) {
        return new Token(
                token.key(),
                card(cardNumber, "40"),
                false,
                VerificationStrategy.ACQUIRER,
                new MerchantId("TESTSHOP02"),
                now,
                Option.some(now),
                token.revision() + 1);
    }

    /**
     * A new token of a bank account in the United States.
     *
     * @param key the repository, and the token's name
     * @param bankAccountNumber the number of the account, in clear
     * @param now the present moment
     * @return the token
     */
    public static Token ofAccount(TokenKey key, String bankAccountNumber, Instant now) {
        RequestFields account = RequestFields.EMPTY
                .with("sourceOfFunds.type", new Text("ACH"))
                .with("sourceOfFunds.provided.ach.routingNumber", new Text("011000015"))
                .with("sourceOfFunds.provided.ach.bankAccountNumber", new Text(bankAccountNumber))
                .with("sourceOfFunds.provided.ach.bankAccountHolder", new Text("J Doe"));
        return new Token(
                key, account, true, VerificationStrategy.BASIC, SampleSessions.MERCHANT, now, Option.none(), 0);
    }

    private static RequestFields card(String number, String year) {
        return new RequestFields(group(
                "sourceOfFunds",
                group(
                        "type",
                        new Text("CARD"),
                        "provided",
                        group(
                                "card",
                                group(
                                        "number",
                                        new Text(number),
                                        "expiry",
                                        group("month", new Text("1"), "year", new Text(year)))))));
    }
}
