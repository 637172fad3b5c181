package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Tokens;
import io.paysession.application.testing.InMemoryOrders;
import io.paysession.application.testing.PausedProcess;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.Incident;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process is stopped at each of its steps in turn, before and after the step has had its effect, for longer than every
 * patience; another one settles meanwhile, and the merchant may go on; then it continues. Nothing is sent that others are
 * sure of not being sent, what was sent all the same is an incident, and both sides agree in the end.
 */
class PauseTest {
    private static final Reference REFERENCE =
            new Reference(AcquirerName.SANDBOX, new PaymentWorld().key("o"), new TransactionId("t"));

    /** What happens while the process stands still. */
    enum Meanwhile {
        OTHERS_SETTLE,
        THE_MERCHANT_GOES_ON,
        THE_CLIENT_ASKS_ANOTHER_SERVER
    }

    @ParameterizedTest
    @EnumSource(CrashTest.Asked.class)
    void whoever_is_stopped_sends_nothing_that_others_have_settled(CrashTest.Asked asked) {
        for (Meanwhile meanwhile : Meanwhile.values()) {
            for (boolean fenced : new boolean[] {true, false}) {
                for (boolean afterwards : new boolean[] {false, true}) {
                    List<String> steps = new ArrayList<>();
                    for (int step = 1; step == 1 || steps.size() >= step - 1; step++) {
                        steps = new Life(asked, meanwhile, fenced).pausedWhilePerforming(step, afterwards);
                    }
                    assertThat(steps).contains("Orders.save", "Acquirer.ask", "Orders.isHeld");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CrashTest.Asked.class)
    void whoever_is_stopped_while_reversing_reverses_once(CrashTest.Asked asked) {
        for (boolean afterwards : new boolean[] {false, true}) {
            List<String> steps = new ArrayList<>();
            for (int step = 1; step == 1 || steps.size() >= step - 1; step++) {
                steps = new Life(asked, Meanwhile.THE_MERCHANT_GOES_ON, false).pausedWhileResolving(step, afterwards);
            }
            assertThat(steps).contains("Incidents.due");
        }
    }

    @Test
    void a_success_that_comes_late_counts_if_the_order_has_not_gone_on() {
        Life life = new Life(CrashTest.Asked.PAY, Meanwhile.OTHERS_SETTLE, false);
        assertThat(life.pausedBehindTheCheck()).isEqualTo(Incident.Status.REOPENED);
        assertThat(life.shop.recorded("o").captured()).isEqualTo(700);
    }

    @Test
    void a_success_that_comes_late_is_undone_if_the_order_has_gone_on() {
        Life life = new Life(CrashTest.Asked.PAY, Meanwhile.THE_MERCHANT_GOES_ON, false);
        assertThat(life.pausedBehindTheCheck()).isEqualTo(Incident.Status.REVERSED);
        assertThat(life.shop.recorded("o").captured()).isEqualTo(500);
        assertThat(life.shop.transaction("o", "reversal-1").hasSucceeded()).isTrue();
    }

    /** One world with one pause in it. */
    private static final class Life {
        private final PaymentWorld shop = new PaymentWorld();
        private final InMemoryOrders frozen = shop.orders.seenBy("frozen");
        private final PaymentSession session = shop.sessionWithCard();
        private final CrashTest.Asked asked;
        private final Meanwhile meanwhile;
        private final Group document;
        private final int askedBefore;
        private boolean knownMeanwhile;

        Life(CrashTest.Asked asked, Meanwhile meanwhile, boolean fenced) {
            this.asked = asked;
            this.meanwhile = meanwhile;
            document = asked.prepare(shop, session);
            if (!fenced) {
                shop.acquirer.forgetsWhatItSaid();
            }
            askedBefore = shop.acquirer.asked().size();
        }

        List<String> pausedWhilePerforming(int step, boolean afterwards) {
            PausedProcess process = new PausedProcess(step, afterwards, this::live);
            perform(useCases(process));
            List<String> steps = process.steps();
            // The check is part of the asking: whoever is stopped after that was asked has asked.
            int check = steps.indexOf("Orders.isHeld") + 1;
            boolean beforeTheCheck = afterwards ? step < check - 1 : step <= check;
            if (process.wasPaused() && knownMeanwhile && beforeTheCheck) {
                assertThat(asked())
                        .as("sent after a pause at step %s of %s", step, steps)
                        .isZero();
                assertThat(shop.orders.incidents().unacknowledged()).isZero();
            }
            settle(steps);
            return steps;
        }

        List<String> pausedWhileResolving(int step, boolean afterwards) {
            pauseBehindTheCheck();
            PausedProcess process = new PausedProcess(step, afterwards, () -> {
                pass();
                resolve(shop.useCases);
            });
            resolve(useCases(process));
            settle(process.steps());
            // One that was withdrawn has failed; it was never sent, and another one takes its place.
            assertThat(shop.order("o")
                            .transactions()
                            .count(each -> each.id().value().startsWith("reversal") && each.hasSucceeded()))
                    .isEqualTo(asked == CrashTest.Asked.VOID ? 0 : 1);
            return process.steps();
        }

        Incident.Status pausedBehindTheCheck() {
            pauseBehindTheCheck();
            settle(List.of());
            assertThat(shop.orders.incidents().unacknowledged()).isEqualTo(1);
            Incident incident = shop.orders.incidents().list(false, 10).head().incident();
            assertThat(incident.transaction()).isEqualTo(REFERENCE.transaction());
            return incident.status();
        }

        private void pauseBehindTheCheck() {
            PausedProcess counting = new PausedProcess(Integer.MAX_VALUE, false, () -> {});
            new Life(asked, meanwhile, false).perform(counting);
            int check = counting.steps().indexOf("Orders.isHeld") + 1;
            perform(useCases(new PausedProcess(check, true, this::live)));
            assertThat(shop.acquirer.timesDone(REFERENCE)).isEqualTo(1);
        }

        private void perform(PausedProcess process) {
            perform(useCases(process));
        }

        private void perform(PaymentUseCases useCases) {
            var unusedAnswer = useCases.perform()
                    .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "t", document));
        }

        /** What others do meanwhile. */
        private void live() {
            shop.settleLater();
            pass();
            shop.settleLater();
            knownMeanwhile = intent().isDefined();
            switch (meanwhile) {
                case OTHERS_SETTLE -> {}
                case THE_MERCHANT_GOES_ON -> {
                    var unusedAnswer = shop.perform("o", "t2", another());
                }
                case THE_CLIENT_ASKS_ANOTHER_SERVER -> perform(shop.useCases);
            }
        }

        private Group another() {
            return switch (asked) {
                case PAY, AUTHORIZE -> ofOrder(asked.name(), "5.00", withCard("100"));
                case CAPTURE, REFUND -> ofTransaction(asked.name(), "5.00");
                case VOID -> ofTransaction("REFUND", "5.00");
            };
        }

        private void settle(List<String> steps) {
            for (int i = 0; i < 4; i++) {
                shop.settleLater();
                resolve(shop.useCases);
            }
            assertThat(shop.orders.find(shop.key("o")).flatMap(Order::open))
                    .as("open after %s", steps)
                    .isEmpty();
            assertThat(shop.acquirer.timesDone(REFERENCE)).isLessThanOrEqualTo(1);
            assertThat(shop.recorded("o")).as("books after %s", steps).isEqualTo(shop.booked("o"));
            assertThat(shop.orders.incidents().list(true, 10))
                    .as("incidents after %s", steps)
                    .allMatch(listed -> !listed.incident().status().isDue());
        }

        private void pass() {
            shop.world.time.pass(Duration.ofMinutes(2));
        }

        private static void resolve(PaymentUseCases useCases) {
            int unusedCount = useCases.resolve().resolveIncidents(new ResolveIncidentsCommand(10));
        }

        private Option<Transaction> intent() {
            return shop.orders.find(shop.key("o")).flatMap(order -> order.transaction(REFERENCE.transaction()));
        }

        private int asked() {
            return (int) shop.acquirer.asked().stream()
                    .skip(askedBefore)
                    .filter(request -> request.reference().equals(REFERENCE))
                    .count();
        }

        private PaymentUseCases useCases(PausedProcess process) {
            Merchants merchants = process.port(Merchants.class, shop.world.merchants);
            Sessions sessions = process.port(Sessions.class, shop.world.sessions);
            PaymentPorts ports = new PaymentPorts(
                    new Gatekeeper(merchants, shop.world.hashing, sessions, shop.world.time),
                    sessions,
                    process.port(Tokens.class, shop.tokens),
                    process.port(Orders.class, frozen),
                    process.port(Incidents.class, frozen.incidents()),
                    process.port(Acquirer.class, shop.acquirer),
                    shop.fingerprints,
                    shop.world.time,
                    shop.world.time);
            return PaymentUseCases.of(ports, PaymentSettings.DEFAULT);
        }
    }
}
