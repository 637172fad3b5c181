package io.paysession.application.testing;

import io.paysession.application.access.Access;
import io.paysession.application.access.Credentials;
import io.paysession.application.access.Refusal;
import io.paysession.application.merchant.MerchantPorts;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.session.CreateSessionCommand;
import io.paysession.application.session.RetrieveSessionCommand;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.session.SessionView;
import io.paysession.application.session.UpdateSessionCommand;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The use cases on fakes, with one merchant: for tests of whatever happens between a request and the store. */
public final class InMemoryWorld {
    /** The merchant's password. */
    public static final Secret PASSWORD = Secret.of("0123456789abcdef0123456789abcdef");

    /** What its merchants may do: everything but give back more than was taken. */
    public static final MerchantSettings SETTINGS = MerchantSettings.EVERYTHING.change(SettingsChange.of(
            Option.none(),
            new RelationshipChange(
                    Option.none(),
                    HashSet.empty(),
                    HashSet.of(Privilege.EXCESSIVE_REFUND),
                    Option.none(),
                    Option.none(),
                    Option.none())));

    public final MerchantId merchant = SampleSessions.MERCHANT;
    public final InMemorySessions sessions = new InMemorySessions();
    public final InMemoryMerchants merchants = new InMemoryMerchants();
    public final ScriptedTime time = new ScriptedTime(Instant.parse("2026-01-01T00:00:00Z"));
    public final PasswordHashing hashing = new InMemoryPasswordHashing();
    public final SessionUseCases useCases;
    public final MerchantUseCases merchantUseCases;

    public InMemoryWorld() {
        this(SessionSettings.DEFAULT);
    }

    public InMemoryWorld(SessionSettings settings) {
        SeededRandomness randomness = new SeededRandomness(System.nanoTime());
        useCases = SessionUseCases.of(new SessionPorts(sessions, merchants, hashing, randomness, time), settings);
        merchantUseCases = MerchantUseCases.of(new MerchantPorts(merchants, hashing, sessions, randomness));
        store(merchant);
    }

    /** Another merchant with {@link #PASSWORD}. */
    public MerchantId addMerchant(MerchantId id) {
        store(id);
        return id;
    }

    private void store(MerchantId id) {
        if (!merchants.add(Merchant.withPassword(id, hashing.hash(id, PASSWORD), SETTINGS))) {
            throw new IllegalStateException("This merchant exists already");
        }
    }

    /** {@return a request of version 72 to the merchant's URL with these credentials} */
    public Access access(Credentials credentials) {
        return new Access(new ApiVersion(72), merchant, credentials);
    }

    public Access byMerchant() {
        return access(Credentials.basic(merchant.value(), PASSWORD));
    }

    public Access byPayer(SessionId session) {
        return access(Credentials.basic(merchant.value(), Secret.of(session.value())));
    }

    /** {@return a new session of the merchant that lets so many payers in} */
    public PaymentSession newSession(int limit) {
        Group document = SampleSessions.group(
                "session", SampleSessions.group("authenticationLimit", new Number(Integer.toString(limit))));
        return useCases.create()
                .createSession(new CreateSessionCommand(byMerchant(), document))
                .get()
                .session();
    }

    public Either<Refusal, SessionView> update(Access access, SessionId session, Group document) {
        return useCases.update().updateSession(new UpdateSessionCommand(access, session.value(), document));
    }

    public Either<Refusal, SessionView> retrieve(Access access, SessionId session) {
        return useCases.retrieve().retrieveSession(new RetrieveSessionCommand(access, session.value()));
    }

    /** {@return the session as it is stored now} */
    public PaymentSession stored(SessionId id) {
        return sessions.find(id).get();
    }
}
