package io.paysession.application.access;

import io.paysession.application.port.Wallets;
import io.paysession.domain.field.Violation;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.token.TokenRefusal;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** Why a use case said no. */
public sealed interface Refusal {
    /**
     * Continues with the case that this refusal is.
     *
     * @param <R> what the caller makes of it
     * @param cases what to do in each case
     * @return what the case has made of it
     */
    <R> R match(Cases<R> cases);

    /** One method per refusal, so that a new one cannot be forgotten. */
    interface Cases<R> {
        R malformed(Seq<Violation> violations);

        R notAdmitted(AccessRefusal reason);

        R bySession(SessionRefusal reason);

        R byOrder(OrderRefusal reason);

        R byToken(TokenRefusal reason);

        R byWallet(Wallets.Refused reason);
    }

    /** The request is wrong in itself; at least one violation. */
    record Malformed(Seq<Violation> violations) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.malformed(violations);
        }
    }

    /** The sender may not do this. */
    record NotAdmitted(AccessRefusal reason) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notAdmitted(reason);
        }
    }

    /** The session's state forbids it. */
    record BySession(SessionRefusal reason) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bySession(reason);
        }
    }

    /** The order's state forbids it. */
    record ByOrder(OrderRefusal reason) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byOrder(reason);
        }
    }

    /** Something about tokens forbids it. */
    record ByToken(TokenRefusal reason) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byToken(reason);
        }
    }

    /** The payer's wallet has not given what was asked for. */
    record ByWallet(Wallets.Refused reason) implements Refusal {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byWallet(reason);
        }
    }

    /**
     * {@return one violation}
     *
     * @param violation what is wrong with the request
     */
    static Refusal malformed(Violation violation) {
        return new Malformed(List.of(violation));
    }
}
