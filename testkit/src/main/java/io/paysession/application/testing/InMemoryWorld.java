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

    /** The merchant, whose password is {@link #PASSWORD}. */
    public final MerchantId merchant = SampleSessions.MERCHANT;
    /** Where sessions are stored. */
    public final InMemorySessions sessions = new InMemorySessions();
    /** Where merchants are stored. */
    public final InMemoryMerchants merchants = new InMemoryMerchants();
    /** The clock, which only the test moves. */
    public final ScriptedTime time = new ScriptedTime(Instant.parse("2026-01-01T00:00:00Z"));
    /** What is done to passwords. */
    public final PasswordHashing hashing = new InMemoryPasswordHashing();

    /** What can be done with sessions. */
    public final SessionUseCases useCases;
    /** What can be done with merchants. */
    public final MerchantUseCases merchantUseCases;

    /** A world under these settings, or the usual ones. */
    public InMemoryWorld() {
        this(SessionSettings.DEFAULT);
    }

    /**
     * A world under these settings, or the usual ones.
     *
     * @param settings what the operator has decided
     */
    public InMemoryWorld(SessionSettings settings) {
        SeededRandomness randomness = new SeededRandomness(System.nanoTime());
        useCases = SessionUseCases.of(new SessionPorts(sessions, merchants, hashing, randomness, time), settings);
        merchantUseCases = MerchantUseCases.of(new MerchantPorts(merchants, hashing, sessions, randomness));
        store(merchant);
    }

    /**
     * Another merchant with {@link #PASSWORD}.
     *
     * @param id its name
     * @return the same name
     */
    public MerchantId addMerchant(MerchantId id) {
        store(id);
        return id;
    }

    private void store(MerchantId id) {
        if (!merchants.add(Merchant.withPassword(id, hashing.hash(id, PASSWORD), SETTINGS))) {
            throw new IllegalStateException("This merchant exists already");
        }
    }

    /**
     * {@return a request of version 72 to the merchant's URL with these credentials}
     *
     * @param credentials what the caller shows
     */
    public Access access(Credentials credentials) {
        return new Access(new ApiVersion(72), merchant, credentials);
    }

    /** {@return a request by the merchant itself} */
    public Access byMerchant() {
        return access(Credentials.basic(merchant.value(), PASSWORD));
    }

    /**
     * {@return a request by whoever knows that session}
     *
     * @param session the session that admits the payer
     */
    public Access byPayer(SessionId session) {
        return access(Credentials.basic(merchant.value(), Secret.of(session.value())));
    }

    /**
     * {@return a new session of the merchant that lets so many payers in}
     *
     * @param limit how many payers may be let in
     */
    public PaymentSession newSession(int limit) {
        Group document = SampleSessions.group(
                "session", SampleSessions.group("authenticationLimit", new Number(Integer.toString(limit))));
        return useCases.create()
                .createSession(new CreateSessionCommand(byMerchant(), document))
                .get()
                .session();
    }

    /**
     * {@return what the use case says to an update}
     *
     * @param access who sends it
     * @param session the session that is meant
     * @param document what is sent
     */
    public Either<Refusal, SessionView> update(Access access, SessionId session, Group document) {
        return useCases.update().updateSession(new UpdateSessionCommand(access, session.value(), document));
    }

    /**
     * {@return what the use case says to a look}
     *
     * @param access who looks
     * @param session the session that is meant
     */
    public Either<Refusal, SessionView> retrieve(Access access, SessionId session) {
        return useCases.retrieve().retrieveSession(new RetrieveSessionCommand(access, session.value()));
    }

    /**
     * {@return the session as it is stored now}
     *
     * @param id which session
     */
    public PaymentSession stored(SessionId id) {
        return sessions.find(id).get();
    }
}
