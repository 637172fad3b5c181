package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.request.SessionOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What {@link Committing} and {@link Voiding} have in common: it is decided how the approval ends, and the terminal has
 * not confirmed it. The same request may be sent as often as needed, the other never.
 */
public sealed interface DisposingSession extends TerminalSession permits Committing, Voiding {
    /** {@return the money that is reserved until the terminal confirms its end} */
    Reservation held();

    /** {@return how often that was tried, and when to try again} */
    Attempts attempts();

    /** The end that this is tried after; none before it. */
    @Override
    Option<Expiry> expiry();

    /**
     * {@return the same state after another attempt}
     *
     * @param step the step that the attempt was
     * @param attempts the attempts, the last one included
     */
    DisposingSession with(Step step, Attempts attempts);

    /**
     * {@return the end, when it is known or likely}
     *
     * @param step the step that led to the end
     * @param confirmed whether the terminal has said so; otherwise it is only likely
     */
    DisposedSession done(Step step, boolean confirmed);

    @Override
    default Option<Reservation> reservation() {
        return Option.some(held());
    }

    /** When the terminal disposes of it by itself. */
    @Override
    default Option<Instant> nextDeadline() {
        return expiry().isDefined() ? Option.none() : held().terminalDeadline();
    }

    @Override
    default Option<TerminalSession> timePasses(Instant now, TerminalRules rules) {
        return Option.when(expiry().isEmpty() && held().isLeftToTerminal(now), () -> Expired.by(this, rules, now));
    }

    @Override
    default boolean needsAttention() {
        return attempts().failures() > 0 || expiry().isDefined() || order().isStranger();
    }

    @Override
    default Option<TerminalSession> disposed(Instant now) {
        return Option.some(done(step().next(now, Reason.CONFIRMED), true));
    }

    @Override
    default Option<TerminalSession> notDisposed(Reason why, Instant now) {
        return Option.some(
                expiry().<TerminalSession>map(end -> Expired.again(this, end.afterNoAnswer(), step().next(now, why)))
                        .getOrElse(() -> with(step().next(now, why), attempts().afterFailure(now))));
    }

    @Override
    default Option<TerminalSession> refused(TerminalRules rules, Instant now) {
        return expiry().<TerminalSession>map(
                        end -> Expired.again(this, end.answered(), step().next(now, Reason.DISPOSAL_REFUSED)))
                .orElse(() -> notDisposed(Reason.DISPOSAL_REFUSED, now));
    }

    /** Said once, however long it lasts. */
    @Override
    default Option<TerminalSession> withoutItsDevice(Instant now) {
        return isHeldBack() ? Option.none() : notDisposed(Reason.OTHER_DEVICE, now);
    }

    /** Nothing was tried meanwhile: the attempts are what they were. */
    @Override
    default Option<TerminalSession> withItsDevice(Instant now) {
        return Option.when(isHeldBack(), () -> with(step().next(now, Reason.DEVICE_RETURNED), attempts()));
    }

    /** {@return whether it waits for the device that has approved it} */
    default boolean isHeldBack() {
        return step().reason() == Reason.OTHER_DEVICE;
    }

    /** Only where the device that has the money is not there: anywhere else there is something to wait for. */
    @Override
    default Either<TerminalRefusal, TerminalSession> close(Instant now) {
        return isHeldBack()
                ? Either.right(Expired.closed(this, now))
                : Either.left(new TerminalRefusal.NotNow(SessionOperation.CLOSE, status()));
    }

    /**
     * After a try it has most likely been done: whoever reconciles should look (source: psp-protocol 7.3). After the
     * terminal's own timeout, that is more likely the reason.
     */
    @Override
    default Option<TerminalSession> notFound(boolean tried, Instant now) {
        if (expiry().isDefined()) {
            return expiry().map(end -> Expired.again(this, end.answered(), step().next(now, Reason.NOT_FOUND)));
        }
        return Option.some(
                tried ? done(step().next(now, Reason.PROBABLY_DONE), false) : Unknown.known(this, held(), now));
    }

    /** {@return why nothing else can be done with it} */
    default Either<TerminalRefusal, TerminalSession> alreadyDisposed() {
        return Either.left(new TerminalRefusal.AlreadyDisposed(status(), finalAmount()));
    }
}
