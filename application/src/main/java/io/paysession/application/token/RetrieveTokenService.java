package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.Tokens;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.control.Either;

final class RetrieveTokenService implements RetrieveTokenUseCase {
    private final TokenDoor door;
    private final Tokens tokens;

    RetrieveTokenService(TokenDoor door, Tokens tokens) {
        this.door = door;
        this.tokens = tokens;
    }

    @Override
    public Either<Refusal, Token> retrieveToken(RetrieveTokenCommand command) {
        return door.admit(command.access(), command.token())
                .flatMap(merchant -> tokens.find(new TokenKey(merchant.tokenRepository(), command.token()))
                        .toEither(new Refusal.ByToken(TokenRefusal.UNKNOWN)));
    }
}
