package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources;
import io.paysession.application.port.Tokens;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.token.Token;
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
                .flatMap(merchant -> account(command, merchant, reading)
                        .map(account -> new FoundTokens(
                                merchant.tokenRepository(), tokens.findByCard(merchant.tokenRepository(), account))));
    }

    private Either<Refusal, String> account(SearchTokensCommand command, Merchant merchant, FieldReading reading) {
        return sources.combine(new Sources.Wanted(command.access(), merchant, CATALOGUE, reading, Option.none(), true))
                .map(Sources.Combined::fields)
                .flatMap(fields -> Token.source(fields)
                        .account(fields)
                        .toEither(() -> Refusal.malformed(Violation.missing(missing(fields)))));
    }

    private static String missing(RequestFields fields) {
        return Token.source(fields)
                .identity()
                .find(path -> fields.text(path).isEmpty())
                .get();
    }
}
