package io.paysession.domain.terminal;

import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What {@link Committed} and {@link Voided} have in common: the reserved money is where it should be. */
public sealed interface DisposedSession extends TerminalSession permits Committed, Voided {
    /** {@return the money that was reserved, and is not any more} */
    Reservation held();

    /**
     * {@return whether the terminal has said so; otherwise it is only likely, and somebody should compare the books}
     */
    boolean confirmed();

    @Override
    default Option<Reservation> reservation() {
        return Option.some(held());
    }

    /** Nor does anybody know whose money it was that was found on a terminal. */
    @Override
    default boolean needsAttention() {
        return !confirmed() || order().isStranger();
    }

    /** {@return why nothing else can be done with it} */
    default Either<TerminalRefusal, TerminalSession> alreadyDisposed() {
        return Either.left(new TerminalRefusal.AlreadyDisposed(status(), finalAmount()));
    }
}
