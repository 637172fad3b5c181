package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.domain.token.Token;
import io.vavr.control.Either;

/** Shows a token (source: gateway-api 3.8). For merchants only. */
public interface RetrieveTokenUseCase {
    /** @return right: the token as it is; left: why it is not shown. Nothing changes either way */
    Either<Refusal, Token> retrieveToken(RetrieveTokenCommand command);
}
