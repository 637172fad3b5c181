package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources;
import io.paysession.application.port.Tokens;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.session.SessionPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class SearchTokensService implements SearchTokensUseCase {
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.operation("SEARCH_TOKENS");

    private final TokenDoor door;
    private final Tokens tokens;
    private final Sources sources;

    SearchTokensService(TokenDoor door, TokenPorts ports, SessionPolicy policy) {
        this.door = door;
        this.tokens = ports.tokens();
        this.sources = new Sources(ports.sessions(), ports.tokens(), policy, ports.time());
    }

    @Override
    public Either<Refusal, FoundTokens> searchTokens(SearchTokensCommand command) {
        FieldReading reading =
                door.lenient(CATALOGUE.read(command.document(), command.access().version()), command.access());
        if (!reading.violations().isEmpty()) {
            return Either.left(new Refusal.Malformed(reading.violations()));
        }
        return door.admit(command.access())
                .flatMap(merchant ->
                        TokenRequest.terms(merchant, reading.fields()).map(terms -> merchant))
                .flatMap(merchant -> number(command, merchant, reading)
                        .map(number -> new FoundTokens(
                                merchant.tokenRepository(), tokens.findByCard(merchant.tokenRepository(), number))));
    }

    private Either<Refusal, String> number(SearchTokensCommand command, Merchant merchant, FieldReading reading) {
        return sources.combine(new Sources.Wanted(command.access(), merchant, CATALOGUE, reading, Option.none(), true))
                .flatMap(combined -> combined.fields()
                        .text(TokenRequest.NUMBER)
                        .toEither(() -> Refusal.malformed(Violation.missing(TokenRequest.NUMBER))));
    }
}
