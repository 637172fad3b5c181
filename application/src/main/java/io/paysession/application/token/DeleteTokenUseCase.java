package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.domain.token.TokenKey;
import io.vavr.control.Either;

/** Destroys a token (source: gateway-api 3.8). For merchants only. */
public interface DeleteTokenUseCase {
    /** @return right: there is no such token any more; left: nothing happened */
    Either<Refusal, TokenKey> deleteToken(DeleteTokenCommand command);
}
