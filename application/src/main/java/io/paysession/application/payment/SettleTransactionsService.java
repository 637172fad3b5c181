package io.paysession.application.payment;

import io.paysession.application.port.Orders;
import io.paysession.domain.order.OrderKey;
import java.time.Instant;

final class SettleTransactionsService implements SettleTransactionsUseCase {
    private final PaymentPorts ports;
    private final PaymentSettings settings;
    private final Outcomes outcomes;

    SettleTransactionsService(PaymentPorts ports, PaymentSettings settings, Outcomes outcomes) {
        this.ports = ports;
        this.settings = settings;
        this.outcomes = outcomes;
    }

    @Override
    public int settleTransactions(SettleTransactionsCommand command) {
        Instant askedBefore = ports.time().now().minus(settings.acquirerPatience());
        Settling settling = new Settling(ports, outcomes, askedBefore);
        Orders orders = ports.orders();
        int limit = command.limit();
        // Those that cannot be settled yet stay in front: the others must not wait behind them for ever.
        for (int passed = 0; ; passed = settling.unsettled()) {
            var waiting = orders.open(askedBefore, passed + limit).drop(passed);
            for (OrderKey key : waiting) {
                if (settling.settled() < limit) {
                    settling.settle(key);
                }
            }
            if (waiting.isEmpty() || settling.settled() == limit) {
                return settling.end();
            }
        }
    }
}
