package io.paysession.application.testing;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.BrowserPayment;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import java.util.ArrayList;
import java.util.List;

/** The books of a {@link ScriptedAcquirer}, in words of its own: minor units that came in and went out. */
public final class ScriptedLedger {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Request request, GatewayCode code, Money amount) {
        boolean isOf(OrderKey order) {
            return request.reference().order().equals(order) && code.isSuccess();
        }
    }

    /**
     * What was done with an order's money, in minor units.
     *
     * @param authorized reserved and not released
     * @param captured   taken and not given back by a void
     * @param refunded   given back and not taken again by a void
     */
    public record Sums(long authorized, long captured, long refunded) {}

    synchronized void arrived(Request request, GatewayCode code, Money amount) {
        entries.add(new Entry(request, code, amount));
    }

    synchronized void decided(Reference reference, GatewayCode code) {
        entries.replaceAll(entry -> entry.request().reference().equals(reference)
                ? new Entry(entry.request(), code, entry.amount())
                : entry);
    }

    synchronized int timesDone(Reference reference) {
        return (int) entries.stream()
                .filter(entry -> entry.request().reference().equals(reference))
                .filter(entry -> entry.code().isSuccess())
                .count();
    }

    synchronized Sums sums(OrderKey order) {
        long authorized = 0;
        long captured = 0;
        long refunded = 0;
        for (Entry entry : entries) {
            if (entry.isOf(order)) {
                boolean undone = entry.request().operation() == Operation.VOID;
                Operation meant = undone ? operationOf(order, entry.request()) : meant(entry.request());
                long moved =
                        undone ? -entry.amount().minorUnits() : entry.amount().minorUnits();
                authorized += reserves(meant) ? moved : 0;
                captured += takes(meant) ? moved : 0;
                refunded += meant == Operation.REFUND ? moved : 0;
            }
        }
        return new Sums(authorized, captured, refunded);
    }

    private Operation operationOf(OrderKey order, Request undoing) {
        return meant(entries.stream()
                .filter(entry -> entry.isOf(order)
                        && undoing.target().contains(entry.request().reference().transaction()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Asked to undo what was never done"))
                .request());
    }

    /** A payment on a provider's page is a payment, or an authorisation. */
    private static Operation meant(Request request) {
        if (request.operation() != Operation.INITIATE_BROWSER_PAYMENT) {
            return request.operation();
        }
        return new BrowserPayment(request.fields()).reserves() ? Operation.AUTHORIZE : Operation.PAY;
    }

    private static boolean reserves(Operation operation) {
        return operation == Operation.AUTHORIZE
                || operation == Operation.PAY
                || operation == Operation.UPDATE_AUTHORIZATION;
    }

    private static boolean takes(Operation operation) {
        return operation == Operation.PAY || operation == Operation.CAPTURE;
    }
}
