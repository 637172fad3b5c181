package io.paysession.application.payment;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.OutageException;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.Transaction;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One go at finding out about open transactions, and what it has learned so far. Used once, by one thread. */
final class Settling {
    /** An acquirer that is silent so often, without a word between, is away: its silences take time that others need. */
    private static final int MAXIMUM_SILENCES = 5;

    private final PaymentPorts ports;
    private final Outcomes outcomes;
    private final Instant askedBefore;
    private final Map<AcquirerName, Integer> silences = new HashMap<>();
    private Option<RuntimeException> broken = Option.none();
    private int settled;
    private int unsettled;

    /** @param askedBefore whose acquirer was asked later is left to whoever is asking */
    Settling(PaymentPorts ports, Outcomes outcomes, Instant askedBefore) {
        this.ports = ports;
        this.outcomes = outcomes;
        this.askedBefore = askedBefore;
    }

    int settled() {
        return settled;
    }

    int unsettled() {
        return unsettled;
    }

    /** How many were settled; throws what has kept any from it. */
    int end() {
        broken.forEach(e -> {
            throw e;
        });
        return settled;
    }

    /** Asks what became of an order's open transaction, and stores it. */
    void settle(OrderKey key) {
        boolean known = false;
        try {
            known = find(key);
        } catch (OutageException outage) {
            throw outage;
        } catch (RuntimeException e) {
            // One order that cannot be settled must not keep all others from it; it is not forgotten: see the end.
            broken.forEach(first -> first.addSuppressed(e));
            broken = broken.orElse(Option.some(e));
        }
        settled += known ? 1 : 0;
        unsettled += known ? 0 : 1;
    }

    private boolean find(OrderKey key) {
        // What is open by now may be another transaction, whose acquirer is just being asked.
        return ports.orders()
                .find(key)
                .flatMap(order -> order.open()
                        .filter(open -> open.state().askedAt().isBefore(askedBefore))
                        .flatMap(open -> news(open, inquire(order, open))
                                .map(answer -> outcomes.store(order, open, answer))
                                .flatMap(next -> next.transaction(open.id()))))
                .exists(transaction -> !transaction.isOpen());
    }

    private Finding inquire(Order order, Transaction open) {
        Acquirer acquirer = ports.acquirer();
        int before = silences.getOrDefault(open.acquirer(), 0);
        if (before >= MAXIMUM_SILENCES || !acquirer.knows(open.acquirer())) {
            return new Finding.Silent();
        }
        Finding finding = acquirer.inquire(Intent.reference(order, open));
        silences.put(open.acquirer(), finding instanceof Finding.Silent ? before + 1 : 0);
        return finding;
    }

    /** What there is to store; none if that is known already. */
    private static Option<AcquirerAnswer> news(Transaction open, Finding finding) {
        AcquirerAnswer answer = finding.match(new Finding.Cases<>() {
            @Override
            public AcquirerAnswer answered(AcquirerAnswer said) {
                return said;
            }

            @Override
            public AcquirerAnswer neverAsked() {
                return Outcomes.unanswered(open, GatewayCode.TIMED_OUT);
            }

            @Override
            public AcquirerAnswer silent() {
                return Outcomes.unanswered(open, open.code().getOrElse(GatewayCode.UNKNOWN));
            }
        });
        return Option.when(!open.code().contains(answer.code()), answer);
    }
}
