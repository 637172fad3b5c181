package io.paysession.application.access;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Tells who a request comes from (source: gateway-api 1.5; assumptions U-2 and U-3). It knows no operation: whether the
 * caller may do what it wants is for the use case to say.
 */
public final class Gatekeeper {
    private final Merchants merchants;
    private final PasswordHashing hashing;
    private final Sessions sessions;
    private final TimeSource time;

    public Gatekeeper(Merchants merchants, PasswordHashing hashing, Sessions sessions, TimeSource time) {
        this.merchants = merchants;
        this.hashing = hashing;
        this.sessions = sessions;
        this.time = time;
    }

    /** Admits the merchant of the URL by an API password, and nobody else. */
    public Either<AccessRefusal, Caller> admitMerchant(Access access) {
        return identify(access)
                .flatMap(caller ->
                        caller.isMerchant() ? Either.right(caller) : Either.left(AccessRefusal.NOT_AUTHORISED));
    }

    /**
     * Admits the merchant of the URL by an API password, or the payer by the id of exactly this session.
     *
     * @param session the session that the URL names; none if what it names cannot be one
     */
    public Either<AccessRefusal, Caller> admitMerchantOrPayerOf(Option<SessionId> session, Access access) {
        return identify(access)
                .flatMap(caller -> caller.session().forAll(own -> session.contains(own.id()))
                        ? Either.right(caller)
                        : Either.left(AccessRefusal.NOT_AUTHORISED));
    }

    /** Admits the merchant of the URL by an API password, or a payer by the id of any session of that merchant. */
    public Either<AccessRefusal, Caller> admitMerchantOrPayer(Access access) {
        return identify(access);
    }

    /** Admits a payer who shows no credentials but knows the session's id: the way of API versions up to 49. */
    public Either<AccessRefusal, Caller> admitPayerOf(Option<SessionId> session, Access access) {
        return merchants
                .find(access.merchant())
                .flatMap(merchant -> session)
                .toEither(AccessRefusal.INVALID_CREDENTIALS)
                .flatMap(this::byId)
                .flatMap(found -> ofUrl(found, access));
    }

    private Either<AccessRefusal, Caller> identify(Access access) {
        Credentials credentials = access.credentials();
        if (!credentials.present()) {
            return Either.left(AccessRefusal.NO_CREDENTIALS);
        }
        Option<Merchant> merchant = credentials.merchantId().flatMap(merchants::find);
        if (merchant.isEmpty()) {
            return Either.left(AccessRefusal.INVALID_CREDENTIALS);
        }
        return hasPassword(merchant.get(), credentials)
                ? merchantOfUrl(merchant.get(), access)
                : SessionId.parse(credentials.password().reveal())
                        .toEither(AccessRefusal.INVALID_CREDENTIALS)
                        .flatMap(this::byId)
                        .flatMap(session ->
                                session.merchant().equals(merchant.get().id())
                                        ? ofUrl(session, access)
                                        : Either.left(AccessRefusal.NOT_AUTHORISED));
    }

    private boolean hasPassword(Merchant merchant, Credentials credentials) {
        // Both are always compared, so that the time does not tell which of them it was.
        Option<PasswordHash> match = merchant.passwords()
                .filter(hash -> hashing.matches(merchant.id(), credentials.password(), hash))
                .headOption();
        match.filter(hash -> !hashing.isCurrent(hash)).forEach(hash -> rehash(merchant, hash, credentials));
        return match.isDefined();
    }

    /** A password seen again is the only chance to bring its hash under the current key. */
    private void rehash(Merchant merchant, PasswordHash old, Credentials credentials) {
        PasswordHash renewed = hashing.hash(merchant.id(), credentials.password());
        // If somebody else was faster, the next request tries again.
        boolean unusedRace = merchants.replace(merchant, merchant.rehash(old, renewed));
    }

    private static Either<AccessRefusal, Caller> merchantOfUrl(Merchant merchant, Access access) {
        return merchant.id().equals(access.merchant())
                ? Either.right(Caller.MERCHANT)
                : Either.left(AccessRefusal.NOT_AUTHORISED);
    }

    private Either<AccessRefusal, PaymentSession> byId(SessionId id) {
        return sessions.find(id)
                .filter(session -> !session.isExpired(time.now()))
                .toEither(AccessRefusal.INVALID_CREDENTIALS);
    }

    private static Either<AccessRefusal, Caller> ofUrl(PaymentSession session, Access access) {
        return session.merchant().equals(access.merchant())
                ? Either.right(Caller.payer(session))
                : Either.left(AccessRefusal.NOT_AUTHORISED);
    }
}
