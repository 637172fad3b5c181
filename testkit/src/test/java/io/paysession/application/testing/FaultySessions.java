package io.paysession.application.testing;

import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Option;
import java.time.Instant;

/** Stores of sessions, each with one fault. */
final class FaultySessions {
    private FaultySessions() {}

    /** Forgets that use and authentication change a session without changing its version. */
    static class ReplacesByVersion extends Planted {
        @Override
        public boolean replace(PaymentSession current, PaymentSession next) {
            return find(current.id())
                    .filter(stored -> stored.version().equals(current.version()))
                    .exists(stored -> sound.replace(stored, next));
        }
    }

    static class PurgesWithoutLimit extends Planted {
        @Override
        public int purge(Instant now, int limit) {
            return sound.purge(now, Integer.MAX_VALUE);
        }
    }

    static class PurgesLate extends Planted {
        @Override
        public int purge(Instant now, int limit) {
            return sound.purge(now.minusNanos(1), limit);
        }
    }

    static class BringsBack extends Planted {
        @Override
        public boolean replace(PaymentSession current, PaymentSession next) {
            if (find(current.id()).isEmpty()) {
                add(next);
                return true;
            }
            return sound.replace(current, next);
        }
    }

    /** Decides what the domain is to decide: whether a session has expired. */
    static class FindsTheLivingOnly extends Planted {
        @Override
        public Option<PaymentSession> find(SessionId id) {
            return sound.find(id).filter(session -> !session.isExpired(Instant.now()));
        }
    }

    /** A sound store, and the contract that it keeps until a fault is planted. */
    private abstract static class Planted extends SessionsContract implements Sessions {
        final InMemorySessions sound = new InMemorySessions();

        @Override
        protected Sessions sessions() {
            return this;
        }

        @Override
        public void add(PaymentSession session) {
            sound.add(session);
        }

        @Override
        public Option<PaymentSession> find(SessionId id) {
            return sound.find(id);
        }

        @Override
        public boolean replace(PaymentSession current, PaymentSession next) {
            return sound.replace(current, next);
        }

        @Override
        public int purge(Instant now, int limit) {
            return sound.purge(now, limit);
        }

        @Override
        public int removeAll(MerchantId merchant) {
            return sound.removeAll(merchant);
        }
    }
}
