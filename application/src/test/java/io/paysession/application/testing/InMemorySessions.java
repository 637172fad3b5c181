package io.paysession.application.testing;

import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
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

    /** How many sessions there are. */
    public int size() {
        return sessions.size();
    }

    private int removeIf(Predicate<PaymentSession> condition, int limit) {
        List<PaymentSession> found =
                sessions.values().stream().filter(condition).limit(limit).toList();
        return (int) found.stream()
                .filter(session -> sessions.remove(session.id(), session))
                .count();
    }
}
