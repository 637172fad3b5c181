package io.paysession.application.payment;

import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Orders.Claim;
import io.paysession.application.port.Orders.Due;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.BooleanSupplier;

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
        Instant waitingBefore = ports.time().now().minus(settings.acquirerPatience());
        // One after the other: whoever is claimed while an earlier one is asked about would wait for nothing.
        Due next = new Due(command.acquirer(), waitingBefore, settings.acquirerPatience(), 1);
        int settled = 0;
        Option<RuntimeException> broken = Option.none();
        for (int count = 0; count < command.limit() && command.goesOn().getAsBoolean(); count++) {
            Option<Claim> claim = ports.orders().claim(next).headOption();
            if (claim.isEmpty()) {
                break;
            }
            try {
                settled += settle(claim.get(), new Round(waitingBefore, command.goesOn())) ? 1 : 0;
            } catch (OutageException outage) {
                throw outage;
            } catch (UnreadableException unreadable) {
                // Its store has told of it; nobody else can settle it either, and others are to have their turn.
                continue;
            } catch (RuntimeException e) {
                // One order that cannot be settled must not keep all others from it; it is not forgotten, see below.
                broken = Option.some(with(broken, e));
            }
        }
        broken.forEach(e -> {
            throw e;
        });
        return settled;
    }

    private static RuntimeException with(Option<RuntimeException> first, RuntimeException next) {
        first.forEach(e -> e.addSuppressed(next));
        return first.getOrElse(next);
    }

    /** What holds for all orders that are looked at in one go. */
    private record Round(Instant waitingBefore, BooleanSupplier goesOn) {
        boolean isLate(Transaction open) {
            return open.state().askedAt().isBefore(waitingBefore);
        }
    }

    private boolean settle(Claim claim, Round round) {
        // Whoever has gone on with it meanwhile knows more than we; what is open by now may be another transaction.
        return ports.orders()
                .find(claim.key())
                .filter(order -> order.revision() == claim.revision())
                .flatMap(order -> order.open().map(open -> isSettled(settle(order, open, round), open)))
                .getOrElse(false);
    }

    private Order settle(Order order, Transaction open, Round round) {
        try {
            Inquiry inquiry = new Inquiry(Intent.reference(order, open), round.isLate(open));
            Finding finding = outcomes.inquire(inquiry);
            return isBrokenOff(finding, round) ? order : found(order, open, finding);
        } catch (OutageException outage) {
            throw outage;
        } catch (RuntimeException e) {
            // It waits longest, and would be the first again each time: enough of them would use up the whole limit.
            Order unusedLast = found(order, open, new Finding.Silent());
            throw e;
        }
    }

    /**
     * Whether nobody waits for an answer any more: that says nothing about the acquirer. What was claimed is left as it is;
     * others have it as soon as they know that this process has ended.
     */
    private static boolean isBrokenOff(Finding finding, Round round) {
        return finding instanceof Finding.Silent && !round.goesOn().getAsBoolean();
    }

    /** What there is to store: also that there was nothing new, so that others have their turn before it is asked again. */
    private Order found(Order order, Transaction open, Finding finding) {
        return finding.match(new Finding.Cases<>() {
            @Override
            public Order answered(AcquirerAnswer said) {
                return outcomes.hear(order, open, said);
            }

            @Override
            public Order neverAsked() {
                return outcomes.store(order, open, Outcomes.unanswered(open, GatewayCode.TIMED_OUT));
            }

            @Override
            public Order silent() {
                GatewayCode known = open.code().getOrElse(GatewayCode.UNKNOWN);
                return outcomes.store(order, open, Outcomes.unanswered(open, known));
            }
        });
    }

    private static boolean isSettled(Order order, Transaction open) {
        return order.transaction(open.id()).exists(transaction -> !transaction.isOpen());
    }
}
