package io.paysession.application.payment;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.UnreadableException;
import io.paysession.application.race.Race;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.Contradiction;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Asks acquirers, and stores what came of it. */
final class Outcomes {
    private final Orders orders;
    private final Acquirer acquirer;
    private final TimeSource time;
    private final MonotonicTime monotonic;
    private final Duration patience;

    Outcomes(PaymentPorts ports, PaymentSettings settings) {
        orders = ports.orders();
        acquirer = ports.acquirer();
        time = ports.time();
        monotonic = ports.monotonic();
        patience = settings.acquirerPatience();
    }

    /** What {@link #ask} is to be told: to be read before the intent is decided, so that nothing of its age is missed. */
    long moment() {
        return monotonic.nanos();
    }

    /**
     * What came of asking.
     *
     * @param order the order as it is then
     * @param said  what the acquirer itself has said just now; none if it was silent
     */
    record Asked(Order order, Option<AcquirerAnswer> said) {}

    /**
     * Asks for what a stored intent says. An acquirer that is silent is an outcome, too.
     *
     * @param moment when the intent was begun
     */
    Asked ask(Intent intent, long moment) {
        Either<Silence, AcquirerAnswer> heard = acquirer.ask(intent.request(), () -> isCleared(intent, moment));
        Order order = heard.fold(
                silence -> unanswered(intent, silence), answer -> hear(intent.order(), intent.transaction(), answer));
        return new Asked(order, heard.toOption());
    }

    /**
     * Whether it may still be asked for. Others ask what became of an intent that is older than the patience, and believe
     * what they hear: its age counts by both clocks, since one of them may have been set, and the other stops while the
     * machine sleeps. And they may have begun earlier, when they took this process for dead.
     */
    private boolean isCleared(Intent intent, long moment) {
        Instant now = time.now();
        Instant asked = intent.transaction().state().askedAt();
        return asked.plus(patience).isAfter(now)
                && monotonic.nanos() - moment < patience.toNanos()
                && orders.isHeld(intent.order());
    }

    /** Whether a code is what is stored when an acquirer has certainly done nothing, because nobody could ask it. */
    static boolean wasNotReached(GatewayCode code) {
        return code == GatewayCode.ACQUIRER_SYSTEM_ERROR || code == GatewayCode.TIMED_OUT;
    }

    private Order unanswered(Intent intent, Silence silence) {
        Order order = intent.order();
        Transaction open = intent.transaction();
        return switch (silence) {
            case NOT_REACHED -> store(order, open, unanswered(open, GatewayCode.ACQUIRER_SYSTEM_ERROR));
            case NO_ANSWER -> sentInVain(order, open);
            // Nobody has asked, and nobody will.
            case WITHDRAWN -> store(order, open, unanswered(open, GatewayCode.TIMED_OUT));
        };
    }

    /**
     * It was sent, and others may have stored meanwhile that it never would be: that must be looked into. If they have
     * stored what the acquirer itself has said, which does a transaction once, no answer is no contradiction.
     */
    private Order sentInVain(Order order, Transaction sent) {
        AcquirerAnswer unknown = unanswered(sent, GatewayCode.UNKNOWN);
        return changed(
                order,
                current -> current.transaction(sent.id())
                        .flatMap(Transaction::code)
                        .filter(end -> !end.isOpen() && !wasNotReached(end))
                        .<Option<Change>>map(saidByTheAcquirer -> Option.none())
                        .getOrElse(() -> heard(current, sent, unknown)));
    }

    /** Asks what became of a transaction; an acquirer that is not set up any more is silent. */
    Finding inquire(Inquiry inquiry) {
        return acquirer.knows(inquiry.reference().acquirer()) ? acquirer.inquire(inquiry) : new Finding.Silent();
    }

    /** Stores what is known of a transaction, unless somebody else has stored its end; the order as it is then. */
    Order store(Order order, Transaction transaction, AcquirerAnswer answer) {
        return changed(order, current -> {
            Order next = current.hear(transaction.id(), answer, time.now());
            return Option.when(next.revision() != current.revision(), () -> Change.of(current, next));
        });
    }

    /** Stores what the acquirer itself has said; also if it contradicts what somebody else has stored as the end. */
    Order hear(Order order, Transaction transaction, AcquirerAnswer answer) {
        return changed(order, current -> heard(current, transaction, answer));
    }

    private Option<Change> heard(Order current, Transaction transaction, AcquirerAnswer answer) {
        boolean open = current.transaction(transaction.id()).exists(Transaction::isOpen);
        return open
                ? Option.some(Change.of(current, current.hear(transaction.id(), answer, time.now())))
                : Contradiction.of(current, transaction.id(), answer, time.now())
                        .map(contradiction -> Change.of(current, contradiction));
    }

    private Order changed(Order order, Function<Order, Option<Change>> decision) {
        return Race.run(Option.some(order), () -> Option.some(stored(order)), current -> attempt(current, decision))
                .get();
    }

    private Option<Order> attempt(Order current, Function<Order, Option<Change>> decision) {
        Option<Change> change = decision.apply(current);
        return change.isEmpty()
                ? Option.some(current)
                : change.filter(next -> orders.save(next) == Saved.SAVED).map(Change::next);
    }

    /** The outcome of a transaction of which the acquirer has said nothing. */
    static AcquirerAnswer unanswered(Transaction transaction, GatewayCode code) {
        return new AcquirerAnswer(code, transaction.amount(), RequestFields.EMPTY);
    }

    private Order stored(Order order) {
        try {
            return orders.find(order.key()).getOrElseThrow(() -> new IllegalStateException("An order is gone"));
        } catch (UnreadableException changedMeanwhile) {
            // Its acquirer may have been asked: whoever waits must not be told that nothing was done.
            throw new IllegalStateException("An order cannot be read any more", changedMeanwhile);
        }
    }
}
