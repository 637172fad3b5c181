package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Gives a card a token, or changes a token (source: gateway-api 3.8). For merchants only. */
public interface TokenizeCardUseCase {
    /**
     * @return right: the token is stored, unless its card was not verified: then tokens are what they were. Either way the
     *     session that was used has no security code any more. Left: nothing happened
     */
    Either<Refusal, Tokenization> tokenizeCard(TokenizeCardCommand command);
}
