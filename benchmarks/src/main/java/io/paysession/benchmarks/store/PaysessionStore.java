package io.paysession.benchmarks.store;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.application.port.Sessions;
import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.product.Database;
import io.paysession.benchmarks.product.Samples;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.UpdateAttempt;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** The product's store: encrypted, refusing lost updates. */
final class PaysessionStore implements Store, AutoCloseable {
    /** Reading a request is not the store's work. */
    private static final UpdateAttempt UPDATE = Samples.update(Samples.CARD_AND_ORDER);

    private final PersistenceAdapter persistence;
    private final Sessions sessions;

    private PaysessionStore(PersistenceAdapter persistence) {
        this.persistence = persistence;
        this.sessions = persistence.sessions();
    }

    static PaysessionStore open(Database database) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Secret master = Secret.of(Base64.getEncoder().encodeToString(key));
        return new PaysessionStore(PersistenceAdapter.open(database.settings(), () -> List.of(master)));
    }

    @Override
    public String name() {
        return "Paysession";
    }

    @Override
    public String create() {
        PaymentSession session = Samples.session(ThreadLocalRandom.current().nextLong(), Instant.now());
        sessions.add(session);
        return session.id().value();
    }

    @Override
    public void update(String id) {
        PaymentSession current = find(id);
        PaymentSession next = Samples.updated(current, UPDATE, Instant.now());
        if (!sessions.replace(current, next)) {
            throw new BenchmarkException("a session changed that nobody else has");
        }
    }

    @Override
    public void retrieve(String id) {
        PaymentSession session = find(id);
        if (!session.id().value().equals(id)) {
            throw new BenchmarkException("another session was found than was asked for");
        }
    }

    private PaymentSession find(String id) {
        return sessions.find(new SessionId(id))
                .getOrElseThrow(() -> new BenchmarkException("a stored session was not found"));
    }

    @Override
    public void close() {
        persistence.close();
    }
}
