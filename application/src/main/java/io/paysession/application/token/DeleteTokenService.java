package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.application.port.Tokens;
import io.paysession.domain.token.TokenKey;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.control.Either;

final class DeleteTokenService implements DeleteTokenUseCase {
    private final TokenDoor door;
    private final Tokens tokens;

    DeleteTokenService(TokenDoor door, Tokens tokens) {
        this.door = door;
        this.tokens = tokens;
    }

    @Override
    public Either<Refusal, TokenKey> deleteToken(DeleteTokenCommand command) {
        return door.admit(command.access(), command.token())
                .map(merchant -> new TokenKey(merchant.tokenRepository(), command.token()))
                .flatMap(key -> tokens.remove(key)
                        ? Either.right(key)
                        : Either.left(new Refusal.ByToken(TokenRefusal.UNKNOWN)));
    }
}
