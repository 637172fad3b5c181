package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Option;

/**
 * The terminal's own timeout is over: it has most likely disposed of an approval by itself.
 *
 * @param wanted    what was to be taken, nothing for a void; none if nobody had decided
 * @param action    what the terminal is configured to do then
 * @param taken     what that has taken, nothing for a void; none if nobody knows, or nobody has seen an approval
 * @param triesLeft how often to ask the terminal still for what was wanted, if it has not answered: its clock may be slower
 *                  than ours
 */
public record Expiry(Option<Money> wanted, DisposalAction action, Option<Money> taken, int triesLeft) {
    /** One answer is enough; without one, connections may break as often. */
    private static final int TRIES = 3;

    static Expiry of(TerminalSession session, TerminalRules rules) {
        Option<Reservation> held = session.reservation();
        // An approval that was gone before its time was disposed of by somebody, and nobody knows how.
        boolean gone = session.status() == TerminalSessionStatus.UNKNOWN;
        DisposalAction action = rules.timeoutAction();
        return new Expiry(
                session.wanted(),
                action,
                held.filter(known -> !gone).flatMap(known -> taken(session.order(), known, action)),
                held.isDefined() && !gone ? TRIES : 0);
    }

    /** It takes everything that is reserved, which is not known while a change of it is not answered. */
    private static Option<Money> taken(SessionOrder order, Reservation held, DisposalAction action) {
        return switch (action) {
            case VOID -> Option.some(order.nothing());
            case COMMIT -> held.reserved().filter(full -> held.newTotal().isEmpty());
        };
    }

    /**
     * {@return what the terminal has taken beyond what was wanted, and somebody has to give back; none if nothing is
     * known of any}
     */
    public Option<Money> excess() {
        return difference(taken, wanted);
    }

    /** {@return what was wanted and has not been taken; none if nothing is known of any} */
    public Option<Money> missing() {
        return difference(wanted, taken);
    }

    private static Option<Money> difference(Option<Money> more, Option<Money> less) {
        return more.flatMap(large -> less.filter(large::isMoreThan).map(large::minus));
    }

    /** Whether the terminal, if it has done what it is configured to do, has done what was wanted. */
    boolean isAsWanted() {
        return wanted.isDefined() && wanted.equals(taken);
    }

    Expiry afterNoAnswer() {
        return new Expiry(wanted, action, taken, Math.max(0, triesLeft - 1));
    }

    Expiry answered() {
        return new Expiry(wanted, action, taken, 0);
    }
}
