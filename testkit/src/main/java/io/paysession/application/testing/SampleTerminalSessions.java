package io.paysession.application.testing;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Approved;
import io.paysession.domain.terminal.Attempts;
import io.paysession.domain.terminal.AuthorizationWanted;
import io.paysession.domain.terminal.Authorizing;
import io.paysession.domain.terminal.Cancelled;
import io.paysession.domain.terminal.Cancelling;
import io.paysession.domain.terminal.CardRead;
import io.paysession.domain.terminal.Committed;
import io.paysession.domain.terminal.Committing;
import io.paysession.domain.terminal.Declined;
import io.paysession.domain.terminal.Delivering;
import io.paysession.domain.terminal.Expired;
import io.paysession.domain.terminal.Expiry;
import io.paysession.domain.terminal.Former;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.Step;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.Voided;
import io.paysession.domain.terminal.Voiding;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.concurrent.atomic.AtomicLong;

/** Terminals, and sessions in every state, for tests of anything that keeps them. */
public final class SampleTerminalSessions {
    /** The currency of all samples. */
    public static final Currency EUR = Currency.getInstance("EUR");

    /** A card that told all there is to tell. */
    public static final PresentedCard CARD =
            new PresentedCard(Option.some("3F9A0C77"), Option.some("541333xxxxxx4444"));

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private SampleTerminalSessions() {}

    /** {@return a text that was never returned before} */
    public static String unique() {
        return Long.toString(COUNT.incrementAndGet(), Character.MAX_RADIX);
    }

    /**
     * A terminal of that merchant with a name and an address of its own.
     *
     * @param merchant whose terminal it is
     * @return the terminal
     */
    public static Terminal terminal(MerchantId merchant) {
        return new Terminal(
                new TerminalKey(merchant, new TerminalId("T" + unique())), TerminalFamily.APOLLO, address(), EUR);
    }

    /** {@return an address that no other terminal has} */
    public static TerminalAddress address() {
        return new TerminalAddress("tcp://t" + unique() + ".test:4000");
    }

    /**
     * {@return a new session that waits for a card for ever}
     *
     * @param order what was asked for
     */
    public static Scanning scanning(SessionOrder order) {
        return new Scanning(order, new Step(1, order.createdAt(), Reason.REQUESTED), Option.none());
    }

    /**
     * {@return an amount in euros}
     *
     * @param cents the amount in cents
     */
    public static Money eur(long cents) {
        return new Money(cents, EUR);
    }

    /** {@return a name that no other session has} */
    public static TerminalSessionId id() {
        byte[] random = new byte[TerminalSessionId.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return TerminalSessionId.fromRandom(random);
    }

    /**
     * {@return an order of 25 euros with a name and a reference of its own, which is released after five minutes}
     *
     * @param terminal on which terminal
     * @param now the present moment
     */
    public static SessionOrder order(TerminalKey terminal, Instant now) {
        return order(terminal, new SessionReference("order " + unique()), now);
    }

    /**
     * {@return the same with a reference that was chosen}
     *
     * @param terminal on which terminal
     * @param reference the merchant's own name for it
     * @param now the present moment
     */
    public static SessionOrder order(TerminalKey terminal, SessionReference reference, Instant now) {
        return new SessionOrder(
                terminal,
                id(),
                4711,
                new SessionOrder.Wanted(
                        reference,
                        eur(2500),
                        AuthorizationMode.MANUAL,
                        DisposalPolicy.voidAfter(Duration.ofMinutes(5))),
                now);
    }

    /**
     * {@return orders of all kinds, with the least and the most that fits}
     *
     * @param terminal on which terminal
     * @param now the present moment
     */
    public static Seq<SessionOrder> everyOrder(TerminalKey terminal, Instant now) {
        return List.of("JPY", "EUR", "KWD").map(Currency::getInstance).flatMap(currency -> {
            Money least = new Money(1, currency);
            Money most = new Money(SessionOrder.HIGHEST, currency);
            return List.of(
                    order(terminal, 0, least, DisposalPolicy.voidAfter(Duration.ofNanos(1)), now),
                    order(terminal, SessionOrder.HIGHEST, most, committing(Duration.ofDays(400), Option.none()), now),
                    order(terminal, 7, most, committing(Duration.ofMillis(1500), Option.some(least)), now));
        });
    }

    /**
     * {@return what nobody has asked for: its amount is unknown}
     *
     * @param terminal on which terminal
     * @param now the present moment
     */
    public static SessionOrder stranger(TerminalKey terminal, Instant now) {
        return new SessionOrder(
                terminal,
                id(),
                0,
                new SessionOrder.Wanted(
                        new SessionReference("stranger " + unique()),
                        Option.none(),
                        EUR,
                        AuthorizationMode.AUTOMATIC,
                        DisposalPolicy.voidAfter(Duration.ofSeconds(1))),
                now);
    }

    /**
     * What nobody has asked for, and is to be released as soon as it was found.
     *
     * @param order what is made up for it
     * @param approval what the terminal lists
     * @return the session that releases it
     */
    public static Voiding stray(SessionOrder order, Approval approval) {
        Instant now = order.createdAt();
        Unknown found = Unknown.stranger(order, approval, Reason.FOUND_ON_TERMINAL, TerminalRules.DEFAULT);
        Reservation held = found.reservation().get();
        return new Voiding(order, found.step(), found.card(), held, new Attempts(0, Option.some(now)), Option.none());
    }

    private static SessionOrder order(
            TerminalKey terminal, long number, Money amount, DisposalPolicy policy, Instant now) {
        AuthorizationMode mode = number == 0 ? AuthorizationMode.AUTOMATIC : AuthorizationMode.MANUAL;
        SessionReference reference = new SessionReference(" '\"\\~ " + unique());
        return new SessionOrder(terminal, id(), number, new SessionOrder.Wanted(reference, amount, mode, policy), now);
    }

    private static DisposalPolicy committing(Duration within, Option<Money> amount) {
        return new DisposalPolicy(within, DisposalAction.COMMIT, amount);
    }

    /**
     * {@return what that order could have become in one step: each type of state, with everything optional there and
     * absent}
     *
     * @param order what was asked for
     * @param step the step that has led there
     */
    public static Seq<TerminalSession> everyState(SessionOrder order, Step step) {
        Money amount = order.amount();
        return List.<TerminalSession>of(
                        new Scanning(order, step, Option.none()),
                        new Scanning(order, step, Option.some(step.at().plusSeconds(60))))
                .appendAll(cards().flatMap(card -> withCard(order, step, card)))
                .appendAll(reservations(amount, step.at()).flatMap(held -> withReservation(order, step, held)))
                .appendAll(everyEnd(order, step));
    }

    private static Seq<TerminalSession> withCard(SessionOrder order, Step step, Option<PresentedCard> card) {
        return List.of(
                new CardRead(order, step, card, Option.none()),
                new CardRead(order, step, card, Option.some(step.at().plusSeconds(120))),
                new AuthorizationWanted(order, step, card),
                new Authorizing(order, step, card),
                new Cancelling(order, step, TerminalSessionStatus.SCANNING, card),
                new Cancelling(order, step, TerminalSessionStatus.CARD_READ, card),
                new Cancelling(order, step, TerminalSessionStatus.AUTHORIZING, card),
                new Declined(order, step, card),
                new Cancelled(order, step, card),
                new Unknown(order, step, card, Option.none(), Option.none(), Option.none()));
    }

    private static Seq<TerminalSession> withReservation(SessionOrder order, Step step, Reservation held) {
        Option<PresentedCard> card = Option.some(CARD);
        Money amount = order.amount();
        Instant later = step.at().plusSeconds(60);
        return List.of(
                new Approved(
                        order,
                        step,
                        card,
                        held,
                        order.wanted().disposal().amount().isDefined()
                                ? new Disposal(later, order.wanted().disposal())
                                : new Disposal(later, committing(Duration.ofSeconds(60), Option.some(amount)))),
                new Delivering(
                        order,
                        step,
                        Option.none(),
                        held,
                        new Disposal(later, DisposalPolicy.voidAfter(Duration.ofHours(9)))),
                committing(order, step, held).with(step, new Attempts(40, Option.none())),
                committing(order, step, held),
                new Committing(
                        order,
                        step,
                        Option.none(),
                        held,
                        amount,
                        new Attempts(0, Option.some(later)),
                        Option.none(),
                        Option.some(expiry(amount, 2))),
                new Committing(
                        order,
                        step,
                        card,
                        held,
                        amount,
                        new Attempts(1, Option.some(later)),
                        Option.some(new Former(
                                TerminalSessionStatus.DELIVERING,
                                new Disposal(later, committing(Duration.ofSeconds(60), Option.some(amount))))),
                        Option.none()),
                new Voiding(order, step, card, held, new Attempts(3, Option.some(later)), Option.none()),
                new Voiding(
                        order,
                        step,
                        card,
                        held,
                        new Attempts(0, Option.some(later)),
                        Option.some(expiry(amount.zero(), 1))),
                new Unknown(order, step, card, Option.some(held), Option.some(amount), Option.some(later)),
                new Unknown(order, step, card, Option.some(held), Option.none(), Option.some(later)));
    }

    private static Committing committing(SessionOrder order, Step step, Reservation held) {
        return new Committing(
                order,
                step,
                Option.some(CARD),
                held,
                order.amount(),
                new Attempts(0, Option.some(step.at().plusSeconds(60))),
                Option.none(),
                Option.none());
    }

    private static Expiry expiry(Money wanted, int triesLeft) {
        return new Expiry(Option.some(wanted), DisposalAction.COMMIT, Option.some(wanted.zero()), triesLeft);
    }

    private static Seq<TerminalSession> everyEnd(SessionOrder order, Step step) {
        Reservation held = reservations(order.amount(), step.at()).head();
        Option<PresentedCard> card = Option.some(CARD);
        return List.of(true, false)
                .flatMap(flag -> List.of(
                        new Committed(order, step, card, held, order.amount(), flag),
                        new Voided(order, step, card, held, flag),
                        new Expired(order, step, card, Option.some(held), Option.some(expiry(order.amount(), 3)), flag),
                        new Expired(
                                order,
                                step,
                                card,
                                Option.some(held),
                                Option.some(new Expiry(Option.none(), DisposalAction.VOID, Option.none(), 0)),
                                flag),
                        new Expired(order, step, Option.none(), Option.none(), Option.none(), flag)));
    }

    private static Seq<Option<PresentedCard>> cards() {
        return List.of(
                Option.none(),
                Option.some(PresentedCard.UNKNOWN),
                Option.some(PresentedCard.proprietary(CARD.hash())),
                Option.some(new PresentedCard(CARD.hash(), Option.none())),
                Option.some(new PresentedCard(Option.none(), CARD.maskedPan())),
                Option.some(CARD));
    }

    private static Seq<Reservation> reservations(Money amount, Instant at) {
        Money nothing = amount.zero();
        return List.of(
                new Reservation(0, amount, at, Option.none(), Option.none(), Option.none()),
                new Reservation(
                        SessionOrder.HIGHEST,
                        nothing,
                        at,
                        Option.some(at.plusSeconds(86_400)),
                        Option.some(amount),
                        Option.none()),
                new Reservation(9, amount, at, Option.none(), Option.some(nothing), Option.some(amount)));
    }

    /**
     * {@return a session whose terminal has said the bank reserved the money}
     *
     * @param scanning a session that waits for a card
     * @param now the present moment
     */
    public static List<TerminalSession> untilApproved(Scanning scanning, Instant now) {
        TerminalSession read =
                scanning.cardRead(CARD, TerminalRules.DEFAULT, now).get();
        TerminalSession wanted = read.authorize(now).get();
        TerminalSession asked = wanted.authorizationStarts(now).get();
        TerminalSession approved = asked.approved(new Approval(11, Option.none(), CARD), TerminalRules.DEFAULT, now)
                .get();
        return List.of(scanning, read, wanted, asked, approved);
    }
}
