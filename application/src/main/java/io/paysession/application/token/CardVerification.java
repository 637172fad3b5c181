package io.paysession.application.token;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Randomness;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.token.TokenCode;
import io.vavr.control.Option;
import java.math.BigInteger;

/**
 * Asks the acquirer whether a card is good. No money moves, so that nothing is stored beforehand and an unknown outcome
 * needs nobody to settle it: the merchant asks again.
 */
final class CardVerification {
    private static final int RANDOM_BYTES = 16;
    private static final TransactionId ONLY = new TransactionId("1");

    private final Acquirer acquirer;
    private final Randomness randomness;

    CardVerification(Acquirer acquirer, Randomness randomness) {
        this.acquirer = acquirer;
        this.randomness = randomness;
    }

    TokenCode verify(TokenRequest asked) {
        Money nothing = asked.nothing().get();
        if (!acquirer.knows(asked.terms().acquirer())) {
            return TokenCode.EXTERNAL_VERIFICATION_PROCESSING_ERROR;
        }
        // An order of nobody's: a merchant's own could not begin with "T-" and 32 random digits by accident.
        OrderId order = new OrderId("T-" + new BigInteger(1, randomness.exactly(RANDOM_BYTES)).toString(16));
        Acquirer.Request request = new Acquirer.Request(
                new Acquirer.Reference(
                        asked.terms().acquirer(), new OrderKey(asked.merchant().id(), order), ONLY),
                Operation.VERIFY,
                false,
                nothing,
                Option.none(),
                asked.fields());
        return acquirer.ask(request, Acquirer.Clearance.ALWAYS)
                .fold(
                        silence -> TokenCode.EXTERNAL_VERIFICATION_PROCESSING_ERROR,
                        answer -> TokenCode.of(answer.code()));
    }
}
