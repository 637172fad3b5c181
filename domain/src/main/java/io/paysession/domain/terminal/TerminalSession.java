package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOperation;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A session on a terminal: from the request to reserve money to the commit or void that every approval must end in.
 *
 * <p>There is one type for each state. A merchant's request is refused and a terminal's message is ignored unless the type
 * says otherwise. Every method that returns another state returns one that must be stored, as the successor of exactly
 * this one, before anybody acts on it.
 *
 * <!-- states: from the transition table; mvn -pl domain test -Dpictures=write -->
 * <pre>
 * (new)
 *     → Scanning (started)
 * Scanning
 *     → Cancelling (CANCEL / end), AuthorizationWanted (card read), CardRead (driver card / card read)
 *     → Cancelled (cancelled)
 * CardRead
 *     → AuthorizationWanted (AUTHORIZE), Cancelling (CANCEL / undecided / due / end), Scanning (RESTART)
 *     → Cancelled (cancelled / lost)
 * AuthorizationWanted
 *     → Cancelling (CANCEL), Authorizing (auth starts), Cancelled (cancelled / lost)
 * Authorizing
 *     → Cancelling (CANCEL), Approved (approved), Declined (declined), Cancelled (cancelled), Unknown (lost)
 * Approved
 *     → Delivering (DELIVER), Committing (COMMIT), Voiding (VOID / due), Unknown (gone, tried / gone, untried)
 *     → Expired (end)
 * Delivering
 *     → Committing (COMMIT / due), Voiding (VOID / due), Unknown (gone, tried / gone, untried), Expired (end)
 * Committing
 *     → Expired (CLOSE / end / not disposed / refused / gone, tried / gone, untried)
 *     → Committed (disposed / gone, tried), Unknown (gone, untried), Delivering (refused)
 * Unknown
 *     → Expired (CLOSE / end), Voiding (VOID / approved), Cancelled (cancelled)
 * Cancelling
 *     → Voiding (approved), Declined (declined), Cancelled (cancelled / lost), Unknown (lost)
 * Declined
 *     → Voiding (approved)
 * Cancelled
 *     → Voiding (approved)
 * Voiding
 *     → Voided (disposed / gone, tried), Unknown (gone, untried), Expired (end)
 * Expired
 *     → Committing (last try)
 * Committed
 *     → (gone) (over)
 * Voided
 *     → (gone) (over)
 * </pre>
 * <!-- /states -->
 */
public sealed interface TerminalSession
        permits Scanning,
                CardRead,
                AuthorizationWanted,
                Authorizing,
                Cancelling,
                OpenSession,
                DisposingSession,
                DisposedSession,
                Declined,
                Cancelled,
                Unknown,
                Expired {

    /** {@return what it was started for} */
    SessionOrder order();

    /** {@return the step that led here} */
    Step step();

    /** {@return where it stands, in the words of the API} */
    TerminalSessionStatus status();

    /** {@return the card, if one was read} */
    default Option<PresentedCard> card() {
        return Option.none();
    }

    /**
     * {@return the device that has read the card, and so has what was reserved on it; {@link CardReader#UNKNOWN}
     * without a card}
     */
    default CardReader reader() {
        return card().map(PresentedCard::reader).getOrElse(CardReader.UNKNOWN);
    }

    /** {@return the reserved money, if there was an approval} */
    default Option<Reservation> reservation() {
        return Option.none();
    }

    /** {@return the policy that is running; none before an approval and from the disposal on} */
    default Option<Disposal> disposal() {
        return Option.none();
    }

    /** {@return what is, or is to be, taken in the end: nothing for a void} None if that is not decided. */
    default Option<Money> finalAmount() {
        return Option.none();
    }

    /**
     * {@return what is wanted of its reserved money, nothing for a void, whether or not it can still be had; none if
     * nobody knows}
     */
    default Option<Money> wanted() {
        return finalAmount();
    }

    /** {@return the end that the terminal has made by itself; none if it has not} */
    default Option<Expiry> expiry() {
        return Option.none();
    }

    /** {@return whether the terminal is still to be asked for what was wanted, although its own timeout is over} */
    default boolean isToBeTried() {
        return false;
    }

    /** {@return whether an operator should look at it: somebody's money may not be where it should} */
    default boolean needsAttention() {
        return false;
    }

    /** {@return when {@link #timePasses} will have something to say; none if never} */
    default Option<Instant> nextDeadline() {
        return Option.none();
    }

    /**
     * {@return what the passing of time makes of it; none if nothing}
     *
     * @param now the present moment
     * @param rules what the operator has decided for all terminals
     */
    default Option<TerminalSession> timePasses(Instant now, TerminalRules rules) {
        return Option.none();
    }

    /**
     * Ask the bank. Asked again, it is as it is.
     *
     * @param now the present moment
     * @return the session that goes on to the bank; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> authorize(Instant now) {
        return refuse(SessionOperation.AUTHORIZE);
    }

    /**
     * Give the card back before there is an approval. Asked again, it is as it is.
     *
     * @param now the present moment
     * @return the session that gives the card back; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> cancel(Instant now) {
        return refuse(SessionOperation.CANCEL);
    }

    /**
     * Give the card back and wait for another one. Asked again, it is as it is.
     *
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     * @return the session that waits for a card; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> restart(TerminalRules rules, Instant now) {
        return refuse(SessionOperation.RESTART);
    }

    /**
     * Delivery has begun: another policy runs from now on.
     *
     * @param policy what is to become of the money if nobody says more, in the session's currency
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     * @return the session in delivery; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> deliver(DisposalPolicy policy, TerminalRules rules, Instant now) {
        return refuse(SessionOperation.DELIVER);
    }

    /**
     * So much has been delivered until now. It is stored, and taken if the policy has to decide.
     *
     * @param amount all that was delivered until now, in the session's currency
     * @param now the present moment
     * @return the session that knows of it; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> meter(Money amount, Instant now) {
        return refuse(SessionOperation.METER);
    }

    /**
     * Take this amount; nothing releases the money (assumption U-16). Asked for the same again, it is as it is.
     *
     * @param amount what to take, in the session's currency; nothing releases the money
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     * @return the session that owes it, or is over; left: why not, for example more than may be taken
     */
    default Either<TerminalRefusal, TerminalSession> commit(Money amount, TerminalRules rules, Instant now) {
        return refuse(SessionOperation.COMMIT);
    }

    /**
     * Release the money. Asked again, it is as it is.
     *
     * @param now the present moment
     * @return the session that owes the void, or is over; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> release(Instant now) {
        return refuse(SessionOperation.VOID);
    }

    /**
     * Change the reserved amount to this total. Asked for the same again, it is as it is.
     *
     * @param newTotal the whole amount, in the session's currency
     * @param now the present moment
     * @return the session that is to be changed; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> update(Money newTotal, Instant now) {
        return refuse(SessionOperation.UPDATE);
    }

    /**
     * Nothing more will come of it here: whoever wants it has seen to the money elsewhere. Asked again, it is as it is.
     *
     * @param now the present moment
     * @return the session that is over; left: why not
     */
    default Either<TerminalRefusal, TerminalSession> close(Instant now) {
        return refuse(SessionOperation.CLOSE);
    }

    /**
     * A card was read.
     *
     * @param card what the terminal tells of it
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> cardRead(PresentedCard card, TerminalRules rules, Instant now) {
        return Option.none();
    }

    /**
     * The terminal is about to be told to ask the bank: to be stored before it is.
     *
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> authorizationStarts(Instant now) {
        return Option.none();
    }

    /**
     * The bank has reserved the money. Where nobody waits for that any more, it is released.
     *
     * @param approval what the terminal tells of it
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> approved(Approval approval, TerminalRules rules, Instant now) {
        return Option.none();
    }

    /**
     * The bank said no, or the terminal.
     *
     * @param why why, as it stands in the history
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> declined(Reason why, Instant now) {
        return Option.none();
    }

    /**
     * The card's visit is over without an authorisation.
     *
     * @param why why, as it stands in the history
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> cancelled(Reason why, Instant now) {
        return Option.none();
    }

    /**
     * The link broke, an answer did not come, or the process that was in charge is gone.
     *
     * @param why why, as it stands in the history
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> lost(Reason why, TerminalRules rules, Instant now) {
        return Option.none();
    }

    /**
     * The terminal has confirmed what was wanted: a disposal.
     *
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> disposed(Instant now) {
        return Option.none();
    }

    /**
     * An attempt to dispose of it was not confirmed.
     *
     * @param why why, as it stands in the history
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> notDisposed(Reason why, Instant now) {
        return Option.none();
    }

    /**
     * The terminal has refused to dispose of it, and surely has not.
     *
     * @param rules what the operator has decided for all terminals
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> refused(TerminalRules rules, Instant now) {
        return Option.none();
    }

    /**
     * The device that it was approved by is not there, so that what is wanted has to wait for it.
     *
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> withoutItsDevice(Instant now) {
        return Option.none();
    }

    /**
     * The device that it was approved by is back and is about to be asked for what is wanted: to be stored before it is, so
     * that a {@link #close} comes before or after that, and never in between. None if it did not wait for its device.
     *
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> withItsDevice(Instant now) {
        return Option.none();
    }

    /**
     * The terminal does not know it any more.
     *
     * @param tried whether an earlier attempt to dispose of it may have reached the terminal
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> notFound(boolean tried, Instant now) {
        return Option.none();
    }

    /**
     * The terminal is asked for what was wanted although its own timeout is over; none if nobody knows what was.
     *
     * @param now the present moment
     * @return the next state; none if that means nothing to this one
     */
    default Option<TerminalSession> lastTry(Instant now) {
        return Option.none();
    }

    /**
     * {@return the terminal's answer to a changed amount; what it tells counts only for a part of what was wanted}
     *
     * @param how {@link Reason#UPDATED} or another outcome of an update
     * @param total the amount that the terminal tells, in the session's currency
     * @param now the present moment
     */
    default Option<TerminalSession> updated(Reason how, Money total, Instant now) {
        return Option.none();
    }

    private <T> Either<TerminalRefusal, T> refuse(SessionOperation request) {
        return Either.left(new TerminalRefusal.NotNow(request, status()));
    }
}
