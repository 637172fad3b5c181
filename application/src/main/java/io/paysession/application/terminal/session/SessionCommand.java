package io.paysession.application.terminal.session;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOperation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;

/** What a merchant wants of a session. */
public sealed interface SessionCommand {
    /** {@return its name} */
    SessionOperation name();

    /**
     * {@return what the session makes of it}
     *
     * @param session the session as it is stored
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     */
    Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now);

    /** {@return the amounts that it names} */
    default Seq<Money> amounts() {
        return List.empty();
    }

    /** Ask the bank for the card that was read. */
    record Authorize() implements SessionCommand {
        @Override
        public SessionOperation name() {
            return SessionOperation.AUTHORIZE;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.authorize(now);
        }
    }

    /** End the card's visit before an approval. */
    record Cancel() implements SessionCommand {
        @Override
        public SessionOperation name() {
            return SessionOperation.CANCEL;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.cancel(now);
        }
    }

    /** Give the card back and wait for another one. */
    record Restart() implements SessionCommand {
        @Override
        public SessionOperation name() {
            return SessionOperation.RESTART;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.restart(rules, now);
        }
    }

    /** Delivery has begun, and has a policy of its own. */
    record Deliver(DisposalPolicy policy) implements SessionCommand {
        @Override
        public Seq<Money> amounts() {
            return policy.amount().toList();
        }

        @Override
        public SessionOperation name() {
            return SessionOperation.DELIVER;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.deliver(policy, rules, now);
        }
    }

    /** So much has been delivered. */
    record Meter(Money amount) implements SessionCommand {
        @Override
        public Seq<Money> amounts() {
            return List.of(amount);
        }

        @Override
        public SessionOperation name() {
            return SessionOperation.METER;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.meter(amount, now);
        }
    }

    /** Take this amount. */
    record Commit(Money amount) implements SessionCommand {
        @Override
        public Seq<Money> amounts() {
            return List.of(amount);
        }

        @Override
        public SessionOperation name() {
            return SessionOperation.COMMIT;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.commit(amount, rules, now);
        }
    }

    /** Release the money. */
    record Release() implements SessionCommand {
        @Override
        public SessionOperation name() {
            return SessionOperation.VOID;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.release(now);
        }
    }

    /** Wait for nothing any more. */
    record Close() implements SessionCommand {
        @Override
        public SessionOperation name() {
            return SessionOperation.CLOSE;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.close(now);
        }
    }

    /** Change the reserved amount. */
    record Update(Money newTotal) implements SessionCommand {
        @Override
        public Seq<Money> amounts() {
            return List.of(newTotal);
        }

        @Override
        public SessionOperation name() {
            return SessionOperation.UPDATE;
        }

        @Override
        public Either<TerminalRefusal, TerminalSession> on(TerminalSession session, TerminalRules rules, Instant now) {
            return session.update(newTotal, now);
        }
    }
}
