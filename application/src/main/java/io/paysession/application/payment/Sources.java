package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Tokens;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.funds.SourceOfFunds;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.SessionUse;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Where the fields of an operation come from: the request, then the session that it names, then the token that either
 * names. Field by field the earlier one wins (source: gateway-api 3.2).
 */
public final class Sources {
    private static final String TOKEN = "sourceOfFunds.token";

    private final Sessions sessions;
    private final Tokens tokens;
    private final SessionPolicy policy;
    private final TimeSource time;

    /**
     * Looks in those stores.
     *
     * @param sessions the sessions that requests may name
     * @param tokens the tokens that either may name
     * @param policy what the operator has decided for all sessions
     * @param time when it is
     */
    public Sources(Sessions sessions, Tokens tokens, SessionPolicy policy, TimeSource time) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.policy = policy;
        this.time = time;
    }

    /**
     * What an operation wants to use.
     *
     * @param access    who asks
     * @param merchant  for whom
     * @param catalogue what the operation knows: it ignores what else the session holds
     * @param reading   the request
     * @param session   the session that authenticated the caller, if it was a payer
     * @param updated   whether the session's last update must have succeeded
     */
    public record Wanted(
            Access access,
            Merchant merchant,
            FieldCatalogue catalogue,
            FieldReading reading,
            Option<PaymentSession> session,
            boolean updated) {}

    /**
     * What an operation has to work with.
     *
     * @param fields  everything that was said, the card in clear
     * @param session the session that was used, in the state whose content was used
     * @param token   the token that was used
     */
    public record Combined(RequestFields fields, Option<PaymentSession> session, Option<Token> token) {
        @Override
        public String toString() {
            return "Combined" + fields;
        }
    }

    /**
     * Brings the sources together; left if one cannot be used. Nothing changes.
     *
     * @param wanted what the operation wants to use
     * @return what the operation has to work with; left: which of the sources cannot be used, and why
     */
    public Either<Refusal, Combined> combine(Wanted wanted) {
        return session(wanted).flatMap(session -> {
            RequestFields held = session.map(PaymentSession::fields).getOrElse(RequestFields.EMPTY);
            RequestFields said =
                    wanted.catalogue().known(held).merge(wanted.reading().fields());
            return token(said, wanted).map(token -> combined(said, session, token));
        });
    }

    /**
     * Whoever says that something else pays than what the token is of wants nothing of the token: neither a mixture of both,
     * nor an answer that names it.
     */
    private static Combined combined(RequestFields said, Option<PaymentSession> session, Option<Token> token) {
        Option<Token> used = token.filter(named -> SourceOfFunds.of(said)
                .forAll(source -> source == named.source() && source.isPartOf(said, named.fields())));
        return used.map(known -> new Combined(known.fields().merge(said), session, used))
                .getOrElse(() -> new Combined(token.isDefined() ? said.without(TOKEN) : said, session, used));
    }

    private Either<Refusal, Option<PaymentSession>> session(Wanted wanted) {
        RequestFields envelope = wanted.reading().envelope();
        Option<String> named = envelope.text("session.id");
        if (named.isEmpty() && wanted.session().isEmpty()) {
            return Either.right(Option.none());
        }
        Option<SessionId> id = named.isDefined()
                ? named.flatMap(SessionId::parse)
                : wanted.session().map(PaymentSession::id);
        SessionUse use = new SessionUse(
                wanted.access().merchant(),
                wanted.access().version(),
                envelope.text("session.version"),
                wanted.updated());
        return id.flatMap(sessions::find)
                .<SessionRefusal>toEither(new SessionRefusal.Gone())
                .flatMap(session -> session.useContent(use, policy, time.now()))
                .<Refusal>mapLeft(Refusal.BySession::new)
                .map(Option::some);
    }

    private Either<Refusal, Option<Token>> token(RequestFields said, Wanted wanted) {
        Option<String> named = said.text(TOKEN);
        if (named.isEmpty()) {
            return Either.right(Option.none());
        }
        return tokens.find(new TokenKey(wanted.merchant().tokenRepository(), named.get()))
                .filter(Token::valid)
                .toEither(() -> Refusal.malformed(Violation.invalid(TOKEN, "")))
                .map(Option::some);
    }
}
