package io.paysession.application.access;

import io.paysession.application.port.Merchants;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Throttle;
import io.paysession.application.port.Throttle.Look;
import io.paysession.application.port.Throttle.Pace;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.merchant.ClientCertificate;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Tells who a request comes from (source: gateway-api 1.5; assumptions U-2 and U-3). It knows no operation: whether the
 * caller may do what it wants is for the use case to say.
 */
public final class Gatekeeper {
    private final Merchants merchants;
    private final PasswordHashing hashing;
    private final Sessions sessions;
    private final TimeSource time;
    private final Throttle throttle;
    private final Leniency leniency;

    /**
     * One that slows nobody down who guesses.
     *
     * @param merchants the merchants, with the hashes of their passwords
     * @param hashing what compares a password with its hash
     * @param sessions the sessions, by which payers are known
     * @param time when it is
     */
    public Gatekeeper(Merchants merchants, PasswordHashing hashing, Sessions sessions, TimeSource time) {
        this(new AccessPorts(merchants, hashing, sessions, time, Throttle.NONE));
    }

    /**
     * One that slows down who guesses, and leaves out what merchants want to be ignored, as the ports say.
     *
     * @param ports what it needs from the world
     */
    public Gatekeeper(AccessPorts ports) {
        merchants = ports.merchants();
        hashing = ports.hashing();
        sessions = ports.sessions();
        time = ports.time();
        throttle = ports.throttle();
        leniency = new Leniency(merchants, ports.ignored());
    }

    /**
     * {@return the reading of a request as the merchant's settings want it: without the fields that nobody knows, if
     * that is what they want} Whoever is not the merchant or one of its payers learns nothing of its settings.
     *
     * @param reading what the request says
     * @param access who asks, and what is shown for it
     */
    public FieldReading lenient(FieldReading reading, Access access) {
        return leniency.lenient(
                reading, access, asking -> admitMerchantOrPayer(asking).isRight());
    }

    /**
     * Admits the merchant of the URL by an API password or a certificate, and nobody else.
     *
     * @param access who asks, and what is shown for it
     * @return the merchant; left: nobody is admitted
     */
    public Either<AccessRefusal, Caller> admitMerchant(Access access) {
        return identify(access)
                .flatMap(caller ->
                        caller.isMerchant() ? Either.right(caller) : Either.left(AccessRefusal.NOT_AUTHORISED));
    }

    /**
     * Admits the merchant of the URL, or the payer by the id of exactly this session.
     *
     * @param session the session that the URL names; none if what it names cannot be one
     * @param access who asks, and what is shown for it
     * @return the merchant or the payer; left: nobody is admitted
     */
    public Either<AccessRefusal, Caller> admitMerchantOrPayerOf(Option<SessionId> session, Access access) {
        return identify(access)
                .flatMap(caller -> caller.session().forAll(own -> session.contains(own.id()))
                        ? Either.right(caller)
                        : Either.left(AccessRefusal.NOT_AUTHORISED));
    }

    /**
     * Admits the merchant of the URL, or a payer by the id of any session of that merchant.
     *
     * @param access who asks, and what is shown for it
     * @return the merchant or the payer; left: nobody is admitted
     */
    public Either<AccessRefusal, Caller> admitMerchantOrPayer(Access access) {
        return identify(access);
    }

    /**
     * Admits a payer who shows no credentials but knows the session's id: the way of API versions up to 49.
     *
     * @param session the session that the URL names; none if what it names cannot be one
     * @param access who asks, and what is shown for it
     * @return the payer; left: nobody is admitted
     */
    public Either<AccessRefusal, Caller> admitPayerOf(Option<SessionId> session, Access access) {
        // Whatever other credentials say: it is this merchant's sessions that are guessed at.
        Throttle.Attempt attempt =
                new Throttle.Attempt(access.origin().source(), access.merchant().value());
        try (Look look = throttle.look(attempt)) {
            if (look.pace() != Pace.FREE) {
                return Either.left(AccessRefusal.THROTTLED);
            }
            return session.flatMap(this::living)
                    .flatMap(found -> merchants.find(access.merchant()).map(merchant -> Caller.payer(merchant, found)))
                    .toEither(() -> wrong(look, AccessRefusal.INVALID_CREDENTIALS))
                    .flatMap(payer -> ofUrl(payer, access));
        }
    }

    private Either<AccessRefusal, Caller> identify(Access access) {
        if (access.origin().trusted()) {
            return merchants.find(access.merchant()).map(Caller::merchant).toEither(AccessRefusal.INVALID_CREDENTIALS);
        }
        boolean present = access.credentials().present();
        if (!present && access.origin().certificate().isEmpty()) {
            return Either.left(AccessRefusal.NO_CREDENTIALS);
        }
        try (Look look = throttle.look(access.attempt())) {
            return present ? identifyByCredentials(access, look) : identifyByCertificate(access, look);
        }
    }

    private Either<AccessRefusal, Caller> identifyByCredentials(Access access, Look look) {
        return access.credentials()
                .merchantId()
                .toEither(() -> look.pace() == Pace.FREE ? wrong(look) : AccessRefusal.THROTTLED)
                .flatMap(named -> identify(named, access, look));
    }

    private Either<AccessRefusal, Caller> identifyByCertificate(Access access, Look look) {
        if (look.pace() == Pace.STOPPED) {
            return Either.left(AccessRefusal.THROTTLED);
        }
        Option<ClientCertificate> shown = access.origin().certificate();
        MerchantId merchant = access.merchant();
        // The second look is for a certificate that became the merchant's a moment ago.
        Predicate<Merchant> suffices = found -> found.settings().certificates().suffices(shown);
        return merchants
                .remembered(merchant)
                .filter(suffices)
                .orElse(() -> merchants.findAgain(merchant).filter(suffices))
                .toEither(() -> wrong(look, AccessRefusal.NO_CREDENTIALS))
                .flatMap(found -> merchantOfUrl(found, access, look));
    }

    /**
     * Takes the same steps for merchants that exist and for others, so that the time does not tell which of them a name is:
     * what is remembered of it, then, if the password may be a session's, that session, and last the merchant as it is now.
     */
    private Either<AccessRefusal, Caller> identify(MerchantId named, Access access, Look look) {
        Secret password = access.credentials().password();
        Option<Merchant> remembered = authenticated(named, merchants.remembered(named), access);
        if (look.pace() == Pace.STOPPED) {
            return Either.left(AccessRefusal.THROTTLED);
        }
        if (remembered.isDefined()) {
            return merchantOfUrl(remembered.get(), access, look);
        }
        if (look.pace() == Pace.FREE) {
            Option<PaymentSession> session = SessionId.parse(password.reveal()).flatMap(this::living);
            Option<Merchant> merchant = session.flatMap(unused -> merchants.find(named));
            if (merchant.isDefined()) {
                return session.get().merchant().equals(named)
                        ? ofUrl(Caller.payer(merchant.get(), session.get()), access)
                        : Either.left(AccessRefusal.NOT_AUTHORISED);
            }
        }
        // The password may have been given a moment ago.
        return authenticated(named, merchants.findAgain(named), access)
                .toEither(() -> look.pace() == Pace.FREE ? wrong(look) : AccessRefusal.THROTTLED)
                .flatMap(found -> merchantOfUrl(found, access, look));
    }

    private static AccessRefusal wrong(Look look) {
        return wrong(look, AccessRefusal.INVALID_CREDENTIALS);
    }

    private static AccessRefusal wrong(Look look, AccessRefusal refusal) {
        return look.failed() ? refusal : AccessRefusal.THROTTLED;
    }

    /** The merchant, if the request comes from it. */
    private Option<Merchant> authenticated(MerchantId named, Option<Merchant> merchant, Access access) {
        return hasPassword(named, merchant, access.credentials().password())
                ? merchant.filter(found -> found.settings()
                        .certificates()
                        .allowsPassword(access.origin().certificate()))
                : Option.none();
    }

    private boolean hasPassword(MerchantId named, Option<Merchant> merchant, Secret password) {
        // As many as a merchant may have are always compared, so that the time does not tell which of them it was.
        Seq<PasswordHash> hashes = merchant.map(Merchant::passwords)
                .getOrElse(List.empty())
                .padTo(Merchant.MAXIMUM_PASSWORDS, hashing.decoy());
        Seq<PasswordHash> matching =
                hashes.filter(hash -> hashing.matches(named, password, hash)).toList();
        if (merchant.isEmpty() || matching.isEmpty()) {
            return false;
        }
        matching.headOption()
                .filter(hash -> !hashing.isCurrent(hash))
                .forEach(hash -> rehash(merchant.get(), hash, password));
        return true;
    }

    /** A password seen again is the only chance to bring its hash under the current key. */
    private void rehash(Merchant merchant, PasswordHash old, Secret password) {
        PasswordHash renewed = hashing.hash(merchant.id(), password);
        // If somebody else was faster, the next request tries again.
        boolean unusedRace = merchants.replace(merchant, merchant.rehash(old, renewed));
    }

    private static Either<AccessRefusal, Caller> merchantOfUrl(Merchant merchant, Access access, Look look) {
        look.succeeded();
        return merchant.id().equals(access.merchant())
                ? Either.right(Caller.merchant(merchant))
                : Either.left(AccessRefusal.NOT_AUTHORISED);
    }

    private Option<PaymentSession> living(SessionId id) {
        return sessions.find(id).filter(session -> !session.isExpired(time.now()));
    }

    private static Either<AccessRefusal, Caller> ofUrl(Caller payer, Access access) {
        return payer.session().forAll(session -> session.merchant().equals(access.merchant()))
                ? Either.right(payer)
                : Either.left(AccessRefusal.NOT_AUTHORISED);
    }
}
