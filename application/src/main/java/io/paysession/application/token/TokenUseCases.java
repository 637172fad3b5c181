package io.paysession.application.token;

import io.paysession.application.payment.Admission;
import io.paysession.domain.session.SessionPolicy;

/**
 * The operations on tokens, ready to be called or to be wrapped one by one.
 *
 * @param tokenize Create or Update Token
 * @param retrieve Retrieve Token
 * @param delete   Delete Token
 * @param search   Search Tokens
 */
public record TokenUseCases(
        TokenizeCardUseCase tokenize,
        RetrieveTokenUseCase retrieve,
        DeleteTokenUseCase delete,
        SearchTokensUseCase search) {

    /**
     * Wires the use cases to the ports.
     *
     * @param ports what they need from the world
     * @param sessions the rules of the sessions whose cards get tokens
     * @return the use cases on these ports
     */
    public static TokenUseCases of(TokenPorts ports, SessionPolicy sessions) {
        TokenDoor door = new TokenDoor(new Admission(ports.gatekeeper()));
        return new TokenUseCases(
                new TokenizeCardService(door, ports, sessions),
                new RetrieveTokenService(door, ports.tokens()),
                new DeleteTokenService(door, ports.tokens()),
                new SearchTokensService(door, ports, sessions));
    }
}
