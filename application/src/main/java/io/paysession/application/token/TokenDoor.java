package io.paysession.application.token;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Admission;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Where every request about tokens comes in: the merchant of the URL by an API password, and nobody else. */
final class TokenDoor {
    private static final String TOKEN = "token";
    private static final int LONGEST_TOKEN = 40;

    private final Admission admission;

    TokenDoor(Admission admission) {
        this.admission = admission;
    }

    /** For what concerns one token: its name is looked at before the credentials are, as the gateway does. */
    Either<Refusal, Merchant> admit(Access access, String token) {
        return violation(token)
                .<Either<Refusal, Merchant>>map(violation -> Either.left(Refusal.malformed(violation)))
                .getOrElse(() -> admit(access).filterOrElse(TokenDoor::mayKeepTokens, TokenDoor::notPermitted));
    }

    /** For everything else; whether the merchant may keep tokens is then for the use case to ask. */
    Either<Refusal, Merchant> admit(Access access) {
        return admission.merchant(access);
    }

    /** The reading as the merchant's settings want it. */
    FieldReading lenient(FieldReading reading, Access access) {
        return admission.lenient(reading, access);
    }

    /** What is wrong with a token's name; it may be as good as a card, and is not shown. */
    static Option<Violation> violation(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Option.some(Violation.tooLong(TOKEN, "x".repeat(token.length()), LONGEST_TOKEN));
        }
        return Option.when(!token.matches("[0-9A-Za-z]+"), () -> Violation.invalid(TOKEN, ""));
    }

    private static boolean mayKeepTokens(Merchant merchant) {
        return merchant.settings().standard().may(Privilege.TOKENIZATION);
    }

    private static Refusal notPermitted(Merchant merchant) {
        return new Refusal.ByToken(TokenRefusal.NOT_PERMITTED);
    }
}
