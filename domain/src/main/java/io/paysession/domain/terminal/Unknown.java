package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.SessionOperation;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Money may be reserved, and nothing can be done about it from here: the approval was never seen, or the terminal does
 * not know it any more. It stays so until the terminal's own timeout.
 *
 * @param reservation the approval, if it was ever seen
 * @param wanted      what was to be taken, nothing for a void; none if nobody had decided
 * @param until       when the terminal's own timeout has surely passed; none if it has none
 */
public record Unknown(
        SessionOrder order,
        Step step,
        Option<PresentedCard> card,
        Option<Reservation> reservation,
        Option<Money> wanted,
        Option<Instant> until)
        implements TerminalSession {

    /** The bank was asked and its answer never seen. */
    static Unknown unseen(TerminalSession session, Reason why, TerminalRules rules, Instant now) {
        return new Unknown(
                session.order(),
                session.step().next(now, why),
                session.card(),
                Option.none(),
                Option.none(),
                rules.deadlineOfUnseenApproval(now));
    }

    /** The approval is gone from the terminal. */
    static Unknown known(TerminalSession session, Reservation held, Instant now) {
        return new Unknown(
                session.order(),
                session.step().next(now, Reason.NOT_FOUND),
                session.card(),
                Option.some(held),
                session.finalAmount(),
                held.terminalDeadline());
    }

    /**
     * {@return an approval on the terminal that belongs to no session of ours and is left there; the order is made up
     * for it}
     *
     * @param why {@link Reason#UNDECIDED} if somebody may ask for it to be voided, {@link Reason#FOUND_ON_TERMINAL} if not
     * @param order what is made up for it
     * @param approval what the terminal lists
     * @param rules what the operator has decided for all terminals
     */
    public static Unknown stranger(SessionOrder order, Approval approval, Reason why, TerminalRules rules) {
        Instant now = order.createdAt();
        Reservation held = Reservation.of(approval, order.asked(), now, rules);
        return new Unknown(
                order,
                new Step(1, now, why),
                Option.some(approval.card()),
                Option.some(held),
                Option.none(),
                held.terminalDeadline());
    }

    /**
     * It is one of few that nobody here asked for: it is voided. None if that is not to be decided any more.
     *
     * @param now the present moment
     * @return the session that releases it; none if it is not undecided
     */
    public Option<TerminalSession> foundAlone(Instant now) {
        return reservation
                .filter(held -> isUndecided())
                .map(held -> Voiding.of(this, held, Reason.FOUND_ON_TERMINAL, now));
    }

    private boolean isUndecided() {
        return step.reason() == Reason.UNDECIDED;
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> release(Instant now) {
        return reservation
                .filter(held -> isUndecided())
                .<TerminalSession>map(held -> Voiding.of(this, held, Reason.VOID_REQUESTED, now))
                .toEither(() -> new TerminalRefusal.NotNow(SessionOperation.VOID, status()));
    }

    /** Another approval has its number now, which must not be voided instead. */
    @Override
    public Option<TerminalSession> notFound(boolean tried, Instant now) {
        return Option.when(
                isUndecided(),
                () -> new Unknown(order, step.next(now, Reason.NOT_FOUND), card, reservation, wanted, until));
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.UNKNOWN;
    }

    @Override
    public boolean needsAttention() {
        return true;
    }

    @Override
    public Option<Instant> nextDeadline() {
        return until;
    }

    @Override
    public Option<TerminalSession> timePasses(Instant now, TerminalRules rules) {
        return Option.when(until.exists(end -> !now.isBefore(end)), () -> Expired.by(this, rules, now));
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> authorize(Instant now) {
        return Either.right(this);
    }

    @Override
    public Either<TerminalRefusal, TerminalSession> close(Instant now) {
        return Either.right(Expired.closed(this, now));
    }

    /** The approval turns up after all; whoever wanted it has gone. */
    @Override
    public Option<TerminalSession> approved(Approval approval, TerminalRules rules, Instant now) {
        return Option.when(reservation.isEmpty(), () -> Voiding.late(this, approval, rules, now));
    }

    /** There was no approval: the terminal does not list one. */
    @Override
    public Option<TerminalSession> cancelled(Reason why, Instant now) {
        return Option.when(reservation.isEmpty(), () -> Cancelled.from(this, why, now));
    }
}
