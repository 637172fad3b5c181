package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.Tokens.Change;
import io.paysession.application.port.Tokens.Saved;
import io.paysession.application.race.Race;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.TokenSettings.Uniqueness;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenCode;
import io.paysession.domain.token.TokenKey;
import io.paysession.domain.token.TokenName;
import io.paysession.domain.token.TokenRefusal;
import io.paysession.domain.token.VerificationStrategy;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class TokenizeCardService implements TokenizeCardUseCase {
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.operation("TOKENIZE");

    /** Tolerated where the gateway's documents name no operation. */
    private static final String OPERATION = "TOKENIZE";

    private final TokenDoor door;
    private final TokenPorts ports;
    private final Sources sources;
    private final CardVerification verification;

    TokenizeCardService(TokenDoor door, TokenPorts ports, SessionPolicy policy) {
        this.door = door;
        this.ports = ports;
        this.sources = new Sources(ports.sessions(), ports.tokens(), policy, ports.time());
        this.verification = new CardVerification(ports.acquirer(), ports.randomness());
    }

    @Override
    public Either<Refusal, Tokenization> tokenizeCard(TokenizeCardCommand command) {
        FieldReading reading =
                door.lenient(CATALOGUE.read(command.document(), command.access().version()), command.access());
        Seq<Violation> violations = violations(command, reading);
        return violations.isEmpty()
                ? door.admit(command.access()).flatMap(merchant -> tokenize(command, merchant, reading))
                : Either.left(new Refusal.Malformed(violations));
    }

    private static Seq<Violation> violations(TokenizeCardCommand command, FieldReading reading) {
        return reading.violations()
                .appendAll(command.token().flatMap(TokenizeCardService::unusable))
                .appendAll(reading.envelope()
                        .text("apiOperation")
                        .filter(operation -> !operation.equals(OPERATION))
                        .map(operation -> Violation.invalid("apiOperation", operation)));
    }

    private static Option<Violation> unusable(String token) {
        return TokenDoor.violation(token)
                .orElse(() -> Option.when(!TokenName.isAllowed(token), () -> Violation.invalid("token", "")));
    }

    private Either<Refusal, Tokenization> tokenize(
            TokenizeCardCommand command, Merchant merchant, FieldReading reading) {
        return Race.run(() -> settled(request(command, merchant, reading).flatMap(this::fulfil)));
    }

    private Either<Refusal, TokenRequest> request(
            TokenizeCardCommand command, Merchant merchant, FieldReading reading) {
        VerificationStrategy strategy = reading.envelope()
                .text("verificationStrategy")
                .flatMap(VerificationStrategy::parse)
                .getOrElse(VerificationStrategy.BASIC);
        return sources.combine(new Sources.Wanted(command.access(), merchant, CATALOGUE, reading, Option.none(), true))
                .flatMap(combined -> TokenRequest.terms(merchant, combined.fields())
                        .flatMap(terms ->
                                new TokenRequest(merchant, terms, combined, strategy, command.token()).checked()));
    }

    /** None if session or token have changed meanwhile: then the request must be looked at again. */
    private Either<Refusal, Option<Tokenization>> fulfil(TokenRequest request) {
        return switch (request.strategy()) {
            case NONE -> save(request, TokenCode.NO_VERIFICATION_PERFORMED, request.usedUp());
            case BASIC -> save(request, TokenCode.BASIC_VERIFICATION_SUCCESSFUL, request.usedUp());
            case ACQUIRER -> verifyAndSave(request);
        };
    }

    /** The acquirer is asked once only, and not before the security code has gone from the session. */
    private Either<Refusal, Option<Tokenization>> verifyAndSave(TokenRequest request) {
        boolean taken = request.usedUp().forAll(change -> ports.sessions().replace(change.current(), change.next()));
        if (!taken) {
            return Either.right(Option.none());
        }
        TokenCode code = verification.verify(request);
        if (!code.isSuccess()) {
            return Either.right(
                    Option.some(new Tokenization(code, candidate(request).withoutValidity(), false)));
        }
        return Race.run(() -> settled(save(request, code, Option.none()))).map(Option::some);
    }

    private static Option<Either<Refusal, Tokenization>> settled(Either<Refusal, Option<Tokenization>> attempt) {
        return attempt.fold(refusal -> Option.some(Either.left(refusal)), done -> done.map(Either::right));
    }

    private Either<Refusal, Option<Tokenization>> save(
            TokenRequest request, TokenCode code, Option<SessionChange> session) {
        Option<Token> current = current(request);
        boolean perAccount = request.merchant().settings().tokens().uniqueness() == Uniqueness.UNIQUE_PER_ACCOUNT;
        // A token that keeps its card takes it from nobody, also if the card has had several from another time.
        boolean unique = perAccount && !current.exists(token -> token.account().equals(request.account()));
        Token next = current.map(token -> token.change(content(request))).getOrElse(() -> candidate(request));
        if (unique && hasAnother(next)) {
            // Nobody named a token: the card has got its first one since it was looked up, and that is the one.
            return request.own().isDefined()
                    ? Either.left(new Refusal.ByToken(TokenRefusal.CARD_HAS_ANOTHER))
                    : Either.right(Option.none());
        }
        Saved saved = ports.tokens().save(new Change(current, next, unique, session));
        return Either.right(
                switch (saved) {
                    case SAVED -> Option.some(new Tokenization(code, next, current.isEmpty()));
                    case TOKEN_CHANGED, SESSION_CHANGED -> Option.none();
                });
    }

    /** The token that is to be changed; none if there is to be a new one. */
    private Option<Token> current(TokenRequest request) {
        String repository = request.merchant().tokenRepository();
        if (request.own().isDefined()) {
            return ports.tokens().find(new TokenKey(repository, request.own().get()));
        }
        Option<Token> named =
                request.combined().token().filter(token -> token.account().equals(request.account()));
        if (named.isDefined()) {
            return ports.tokens().find(named.get().key());
        }
        return switch (request.merchant().settings().tokens().uniqueness()) {
            case UNIQUE_PER_ACCOUNT ->
                ports.tokens().findByCard(repository, request.account()).headOption();
            case UNIQUE_PER_TOKEN -> Option.none();
        };
    }

    private boolean hasAnother(Token token) {
        return ports.tokens()
                .findByCard(token.key().repository(), token.account())
                .exists(other -> !other.key().equals(token.key()));
    }

    private Token candidate(TokenRequest request) {
        String name = request.own()
                .getOrElse(() -> TokenName.of(
                        request.source().number(request.fields()).getOrElse(""),
                        request.merchant().settings().tokens().format(),
                        ports.randomness().exactly(TokenName.RANDOM_BYTES)));
        return Token.create(new TokenKey(request.merchant().tokenRepository(), name), content(request));
    }

    private Token.Request content(TokenRequest request) {
        return new Token.Request(
                request.fields(),
                request.strategy(),
                request.merchant().id(),
                ports.time().now());
    }
}
