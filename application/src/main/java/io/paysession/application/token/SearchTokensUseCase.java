package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Finds the tokens of a card (source: gateway-api 1.2, 3.8). For merchants only. */
public interface SearchTokensUseCase {
    /** @return right: what was found, which may be nothing; left: why nothing was looked for. Nothing changes either way */
    Either<Refusal, FoundTokens> searchTokens(SearchTokensCommand command);
}
