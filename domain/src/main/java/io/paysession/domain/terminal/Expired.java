package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The terminal has disposed of it by itself, as it was set up to do, or nobody will ever know: nothing else is possible any
 * more.
 *
 * @param needsAttention whether that was something else than what was wanted
 */
public record Expired(
        SessionOrder order,
        Step step,
        Option<PresentedCard> card,
        Option<Reservation> reservation,
        boolean needsAttention)
        implements TerminalSession {

    static Expired by(TerminalSession session, TerminalRules rules, Instant now) {
        Option<Money> wanted = session.finalAmount()
                .orElse(session.disposal()
                        .flatMap(due -> session.reservation()
                                .flatMap(held -> due.policy().finalAmount(held.metered(), held.ceiling()))));
        boolean voided = rules.timeoutAction() == DisposalAction.VOID;
        // An approval that was gone before its time was disposed of by somebody, and nobody knows how.
        boolean inexplicable = session.status() == TerminalSessionStatus.UNKNOWN
                && session.reservation().isDefined();
        boolean asWanted = voided && wanted.forAll(Money::isZero) && !inexplicable;
        return new Expired(
                session.order(),
                session.step().next(now, Reason.TERMINAL_TIMEOUT),
                session.card(),
                session.reservation(),
                !asWanted);
    }

    /** Somebody has looked at it and seen to it. */
    static Expired closed(TerminalSession session, Instant now) {
        return new Expired(
                session.order(),
                session.step().next(now, Reason.CLOSE_REQUESTED),
                session.card(),
                session.reservation(),
                false);
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> close(Instant now) {
        return Either.right(this);
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.EXPIRED;
    }
}
