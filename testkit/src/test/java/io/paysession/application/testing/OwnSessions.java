package io.paysession.application.testing;

import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A store of sessions as an embedding program may have one: it shares nothing with ours but the port. */
final class OwnSessions implements Sessions {
    private final List<PaymentSession> sessions = new ArrayList<>();

    @Override
    public synchronized void add(PaymentSession session) {
        if (find(session.id()).isDefined()) {
            throw new IllegalStateException("There is one of that id");
        }
        sessions.add(session);
    }

    @Override
    public synchronized Option<PaymentSession> find(SessionId id) {
        return io.vavr.collection.List.ofAll(sessions)
                .find(session -> session.id().equals(id));
    }

    @Override
    public synchronized boolean replace(PaymentSession current, PaymentSession next) {
        return sessions.removeIf(current::equals) && sessions.add(next);
    }

    @Override
    public synchronized int purge(Instant now, int limit) {
        return remove(session -> session.isExpired(now), limit);
    }

    @Override
    public synchronized int removeAll(MerchantId merchant) {
        return remove(session -> session.merchant().equals(merchant), Integer.MAX_VALUE);
    }

    private int remove(Predicate<PaymentSession> which, int limit) {
        List<PaymentSession> gone = sessions.stream().filter(which).limit(limit).toList();
        sessions.removeAll(gone);
        return gone.size();
    }
}
