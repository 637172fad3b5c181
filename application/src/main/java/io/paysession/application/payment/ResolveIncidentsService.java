package io.paysession.application.payment;

import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.Incident;
import io.paysession.domain.order.Incident.Status;
import io.paysession.domain.order.LaterSuccesses;
import io.paysession.domain.order.NewTransaction;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

final class ResolveIncidentsService implements ResolveIncidentsUseCase {
    /** Whoever looks may take as long as an acquirer; what could not be done then is tried again, for as long as it takes. */
    private static final Incidents.Pause PAUSE = new Incidents.Pause(Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** Each attempt at a reversal is a transaction that the order shows for ever: there is to be no heap of them. */
    private static final Duration LONGEST_BETWEEN_ATTEMPTS = Duration.ofHours(1);

    private final PaymentPorts ports;
    private final Outcomes outcomes;

    ResolveIncidentsService(PaymentPorts ports, Outcomes outcomes) {
        this.ports = ports;
        this.outcomes = outcomes;
    }

    @Override
    public int resolveIncidents(ResolveIncidentsCommand command) {
        Incidents incidents = ports.incidents();
        int ended = 0;
        for (int count = 0; count < command.limit() && command.goesOn().getAsBoolean(); count++) {
            Option<Incident> due = incidents.due(command.acquirer(), PAUSE, 1).headOption();
            if (due.isEmpty()) {
                break;
            }
            Status next = nextIfReadable(due.get());
            if (next != due.get().status()) {
                incidents.update(due.get(), next);
                ended += next.isDue() ? 0 : 1;
            }
        }
        return ended;
    }

    /** Where an order cannot be read nothing can be said of it, and nothing done; others are to have their turn. */
    private Status nextIfReadable(Incident incident) {
        try {
            return next(incident);
        } catch (UnreadableException unreadable) {
            return incident.status();
        }
    }

    /** What has become of it; the same if nothing could be done yet, or if it has become another incident. */
    private Status next(Incident incident) {
        Option<Order> order = ports.orders().find(incident.order());
        Option<Transaction> transaction = order.flatMap(known -> known.transaction(incident.transaction()));
        if (transaction.isEmpty()) {
            return Status.UNRESOLVED;
        }
        return incident.status() == Status.INQUIRING
                ? inquired(order.get(), transaction.get())
                : reversed(incident, order.get(), transaction.get());
    }

    private Status inquired(Order order, Transaction transaction) {
        Inquiry inquiry = Inquiry.late(Intent.reference(order, transaction));
        return outcomes.inquire(inquiry).match(new Finding.Cases<>() {
            @Override
            public Status answered(AcquirerAnswer answer) {
                if (answer.code().isOpen()) {
                    return Status.INQUIRING;
                }
                // If it was done, this replaces the incident by what has become of it.
                Order unusedNow = outcomes.hear(order, transaction, answer);
                return answer.code().isSuccess() ? Status.INQUIRING : Status.HARMLESS;
            }

            @Override
            public Status neverAsked() {
                return Status.HARMLESS;
            }

            @Override
            public Status silent() {
                return Status.INQUIRING;
            }
        });
    }

    private Status reversed(Incident incident, Order order, Transaction transaction) {
        Seq<Transaction> attempts = order.transactions()
                .filter(later ->
                        later.operation() == Operation.VOID && later.target().contains(transaction.id()));
        if (attempts.exists(Transaction::hasSucceeded)) {
            return Status.REVERSED;
        }
        if (order.open().isDefined() || !ports.acquirer().knows(transaction.acquirer())) {
            return Status.REVERSING;
        }
        if (attempts.lastOption().flatMap(Transaction::code).exists(code -> !Outcomes.wasNotReached(code))) {
            return Status.UNRESOLVED;
        }
        // The merchant goes on while a reversal waits: undoing both would leave the order paid by nobody.
        LaterSuccesses successes = new LaterSuccesses(order, transaction);
        if (!successes.areInTheWay()) {
            return successes.areNone() ? Status.REOPENED : Status.UNRESOLVED;
        }
        return isWorthAnAttempt(order, transaction, attempts)
                ? reverse(incident, order, transaction)
                : Status.REVERSING;
    }

    /**
     * Behind one that did not arrive there is to be a pause, longer with each, and a sign that somebody is there: an
     * acquirer that is away for days leaves one attempt in the order and not hundreds.
     */
    private boolean isWorthAnAttempt(Order order, Transaction transaction, Seq<Transaction> attempts) {
        return attempts.lastOption()
                .forAll(last -> !last.state()
                                .askedAt()
                                .plus(pauseAfter(attempts.size()))
                                .isAfter(ports.time().now())
                        && !(outcomes.inquire(Inquiry.late(Intent.reference(order, transaction)))
                                instanceof Finding.Silent));
    }

    private static Duration pauseAfter(int attempts) {
        Duration doubled = PAUSE.shortest().multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST_BETWEEN_ATTEMPTS) < 0 ? doubled : LONGEST_BETWEEN_ATTEMPTS;
    }

    private Status reverse(Incident incident, Order order, Transaction transaction) {
        long moment = outcomes.moment();
        TransactionId id = freeName(order);
        NewTransaction request = NewTransaction.reversal(
                order, transaction, id, ports.fingerprints().take(Purpose.REQUEST, "reversal of an incident " + id));
        Either<OrderRefusal, Order> next = order.accept(request, ports.time().now());
        if (next.isLeft()) {
            return Status.UNRESOLVED;
        }
        Intent intent = new Intent(Change.of(order, next.get()), RequestFields.EMPTY, Option.none());
        if (!isLeftToDo(incident) || ports.orders().save(intent.change()) != Saved.SAVED) {
            return Status.REVERSING;
        }
        Outcomes.Asked asked = outcomes.ask(intent, moment);
        if (asked.order().transaction(id).exists(Transaction::hasSucceeded)) {
            return Status.REVERSED;
        }
        // The same code may be stored for what nobody could be asked for; here it is known who has said it.
        return asked.said().exists(answer -> !answer.code().isOpen()) ? Status.UNRESOLVED : Status.REVERSING;
    }

    /** Whether nobody has seen to it, and nothing else has become of it, since it was taken: the acquirer may take its time. */
    private boolean isLeftToDo(Incident taken) {
        return ports.incidents()
                .list(false, Integer.MAX_VALUE)
                .exists(listed -> listed.incident().equals(taken));
    }

    /** A name that no merchant has used in this order. */
    private static TransactionId freeName(Order order) {
        return Stream.from(1)
                .map(number -> new TransactionId("reversal-" + number))
                .find(name -> order.transaction(name).isEmpty())
                .get();
    }
}
