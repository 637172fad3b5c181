package io.paysession.application.testing;

import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/** Sessions in memory: they end with the process. */
public final class InMemorySessions implements Sessions {
    private final ConcurrentMap<SessionId, PaymentSession> sessions = new ConcurrentHashMap<>();

    @Override
    public void add(PaymentSession session) {
        if (sessions.putIfAbsent(session.id(), session) != null) {
            throw new IllegalStateException("This session exists already");
        }
    }

    @Override
    public Option<PaymentSession> find(SessionId id) {
        return Option.of(sessions.get(id));
    }

    @Override
    public boolean replace(PaymentSession current, PaymentSession next) {
        return sessions.replace(current.id(), current, next);
    }

    @Override
    public int purge(Instant now, int limit) {
        return removeIf(session -> session.isExpired(now), limit);
    }

    @Override
    public int removeAll(MerchantId merchant) {
        return removeIf(session -> session.merchant().equals(merchant), Integer.MAX_VALUE);
    }

    /** {@return how many sessions there are} */
    public int size() {
        return sessions.size();
    }

    /** Decided on what is stored at the moment of removal: whoever replaces a session meanwhile does not save it. */
    private int removeIf(Predicate<PaymentSession> condition, int limit) {
        int removed = 0;
        for (SessionId id : sessions.keySet()) {
            if (removed < limit && removed(id, condition)) {
                removed++;
            }
        }
        return removed;
    }

    private boolean removed(SessionId id, Predicate<PaymentSession> condition) {
        boolean[] removed = {false};
        PaymentSession unusedRest = sessions.computeIfPresent(id, (key, session) -> {
            removed[0] = condition.test(session);
            return removed[0] ? null : session;
        });
        return removed[0];
    }
}
