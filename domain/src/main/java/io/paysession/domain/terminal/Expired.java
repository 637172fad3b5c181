package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The terminal has disposed of it by itself, as it was set up to do, as far as time can tell. Nobody can ask for anything any
 * more; what was wanted before is still tried once, because the terminal may have it all the same.
 *
 * @param expiry         what was wanted and what the terminal is configured to do; none in sessions of former versions
 * @param needsAttention whether that was something else than what was wanted, or nobody knows
 */
public record Expired(
        SessionOrder order,
        Step step,
        Option<PresentedCard> card,
        Option<Reservation> reservation,
        Option<Expiry> expiry,
        boolean needsAttention)
        implements TerminalSession {

    static Expired by(TerminalSession session, TerminalRules rules, Instant now) {
        boolean unseen = session.reservation().isEmpty();
        return new Expired(
                session.order(),
                session.step().next(now, Reason.TERMINAL_TIMEOUT),
                session.card(),
                session.reservation(),
                Option.some(Expiry.of(session, rules)),
                !unseen || rules.timeoutAction() != DisposalAction.VOID);
    }

    /** The last try has not helped. */
    static Expired again(DisposingSession tried, Expiry expiry, Step step) {
        boolean settled = step.reason() == Reason.NOT_FOUND && expiry.isAsWanted();
        return new Expired(tried.order(), step, tried.card(), Option.some(tried.held()), Option.some(expiry), !settled);
    }

    /** Somebody has looked at it and seen to it. */
    static Expired closed(TerminalSession session, Instant now) {
        return new Expired(
                session.order(),
                session.step().next(now, Reason.CLOSE_REQUESTED),
                session.card(),
                session.reservation(),
                Option.none(),
                false);
    }

    /** What is closed is not tried any more. */
    @Override
    public Either<TerminalRefusal, TerminalSession> close(Instant now) {
        return Either.right(isToBeTried() ? closed(this, now) : this);
    }

    @Override
    public TerminalSessionStatus status() {
        return TerminalSessionStatus.EXPIRED;
    }

    @Override
    public Option<Money> wanted() {
        return expiry.flatMap(Expiry::wanted);
    }

    @Override
    public boolean isToBeTried() {
        return expiry.exists(over -> over.triesLeft() > 0 && over.wanted().isDefined());
    }

    @Override
    public Option<TerminalSession> lastTry(Instant now) {
        return expiry.flatMap(over -> over.wanted()
                .flatMap(amount ->
                        reservation.map(held -> disposing(held, amount, over, step.next(now, Reason.LAST_TRY)))));
    }

    private DisposingSession disposing(Reservation held, Money amount, Expiry over, Step next) {
        Attempts attempts = Attempts.atOnce(next.at());
        Option<Expiry> last = Option.some(over);
        return amount.isZero()
                ? new Voiding(order, next, card, held, attempts, last)
                : new Committing(order, next, card, held, amount, attempts, Option.none(), last);
    }

    /** The terminal does not list it: it has ended there. */
    @Override
    public Option<TerminalSession> notFound(boolean tried, Instant now) {
        return Option.when(
                isToBeTried(),
                () -> new Expired(
                        order,
                        step.next(now, Reason.NOT_FOUND),
                        card,
                        reservation,
                        expiry.map(Expiry::answered),
                        !expiry.exists(Expiry::isAsWanted)));
    }
}
