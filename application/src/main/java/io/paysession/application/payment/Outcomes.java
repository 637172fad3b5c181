package io.paysession.application.payment;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;

/** Asks acquirers, and stores what came of it. */
final class Outcomes {
    /** Only whoever settles the same transaction can be faster, and has then little left to say. */
    private static final int MAXIMUM_RACES = 100;

    private final Orders orders;
    private final Acquirer acquirer;
    private final TimeSource time;

    Outcomes(Orders orders, Acquirer acquirer, TimeSource time) {
        this.orders = orders;
        this.acquirer = acquirer;
        this.time = time;
    }

    /** Asks for what a stored intent says; the order as it is then. An acquirer that is silent is an outcome, too. */
    Order ask(Intent intent) {
        AcquirerAnswer answer = acquirer.ask(intent.request())
                .getOrElseGet(silence -> unanswered(intent.transaction(), afterAsking(silence)));
        return store(intent.order(), intent.transaction(), answer);
    }

    /** Stores what is known of a transaction, unless somebody else has stored its end; the order as it is then. */
    Order store(Order order, Transaction transaction, AcquirerAnswer answer) {
        Order current = order;
        for (int race = 0; race < MAXIMUM_RACES; race++) {
            Order next = current.hear(transaction.id(), answer, time.now());
            if (next.revision() == current.revision() || orders.save(Change.of(current, next)) == Saved.SAVED) {
                return next;
            }
            current = orders.find(order.key()).getOrElseThrow(() -> new IllegalStateException("An order is gone"));
        }
        throw new IllegalStateException("An order changed " + MAXIMUM_RACES + " times while its answer waited");
    }

    /** The outcome of a transaction of which the acquirer has said nothing. */
    static AcquirerAnswer unanswered(Transaction transaction, GatewayCode code) {
        return new AcquirerAnswer(code, transaction.amount(), RequestFields.EMPTY);
    }

    private static GatewayCode afterAsking(Silence silence) {
        return switch (silence) {
            case NOT_REACHED -> GatewayCode.ACQUIRER_SYSTEM_ERROR;
            case NO_ANSWER -> GatewayCode.UNKNOWN;
        };
    }
}
