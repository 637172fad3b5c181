package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.undo;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.PaymentWorld.withSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Merchants;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Tokens;
import io.paysession.application.testing.MortalProcess;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedAcquirer;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process dies at each of its steps in turn, before and after the step has had its effect; another one settles later.
 * Nothing is done twice, nothing is forgotten, and our books agree with the acquirer's.
 */
class CrashTest {
    private static final String CODE = "sourceOfFunds.provided.card.securityCode";

    /** What the acquirer does with the one request that counts. */
    enum Weather {
        APPROVES(acquirer -> acquirer.answers(GatewayCode.APPROVED)),
        DECLINES(acquirer -> acquirer.answers(GatewayCode.DECLINED)),
        DECIDES_LATER(acquirer -> acquirer.decidesLater(REFERENCE, GatewayCode.APPROVED)),
        LOSES_THE_REQUEST(ScriptedAcquirer::isSilentBeforeDoing),
        LOSES_THE_ANSWER(acquirer -> acquirer.isSilentAfterDoing(GatewayCode.APPROVED)),
        IS_NOT_REACHED(ScriptedAcquirer::isNotReached),
        IS_DEAF_AT_FIRST(
                acquirer -> acquirer.isSilentAfterDoing(GatewayCode.APPROVED).isDeafTo(1));

        private final Consumer<ScriptedAcquirer> script;

        Weather(Consumer<ScriptedAcquirer> script) {
            this.script = script;
        }
    }

    private static final Reference REFERENCE =
            new Reference(AcquirerName.SANDBOX, new PaymentWorld().key("o"), new TransactionId("t"));

    /** What is asked for, on an order that was prepared for it. */
    enum Asked {
        PAY,
        AUTHORIZE,
        CAPTURE,
        REFUND,
        VOID;

        Group prepare(PaymentWorld shop, PaymentSession session) {
            return switch (this) {
                case PAY, AUTHORIZE -> ofOrder(name(), "7.00", withSession(session.id()));
                case CAPTURE -> {
                    shop.perform("o", "1", ofOrder("AUTHORIZE", "9.00", withCard("100")))
                            .get();
                    yield ofTransaction("CAPTURE", "7.00");
                }
                case REFUND -> {
                    shop.perform("o", "1", ofOrder("PAY", "9.00", withCard("100")))
                            .get();
                    yield ofTransaction("REFUND", "7.00");
                }
                case VOID -> {
                    shop.perform("o", "1", ofOrder("PAY", "9.00", withCard("100")))
                            .get();
                    yield undo("1");
                }
            };
        }

        boolean usesSession() {
            return this == PAY || this == AUTHORIZE;
        }
    }

    @ParameterizedTest
    @EnumSource(Weather.class)
    void whoever_dies_while_performing_charges_never_twice_and_forgets_nothing(Weather weather) {
        for (Asked request : Asked.values()) {
            for (boolean afterwards : new boolean[] {false, true}) {
                List<String> steps = new ArrayList<>();
                for (int step = 1; step == 1 || steps.size() >= step - 1; step++) {
                    steps = new Life(request, weather).dyingWhilePerforming(step, afterwards);
                }
                assertThat(steps).contains("Orders.save", "Acquirer.ask");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Weather.class)
    void whoever_dies_while_settling_charges_never_twice_and_forgets_nothing(Weather weather) {
        for (Asked request : Asked.values()) {
            for (boolean afterwards : new boolean[] {false, true}) {
                List<String> steps = new ArrayList<>();
                for (int step = 1; step == 1 || steps.size() >= step - 1; step++) {
                    steps = new Life(request, weather).dyingWhileSettling(step, afterwards);
                }
                assertThat(steps).contains("Orders.claim");
            }
        }
    }

    @Test
    void the_steps_of_an_operation_are_these() {
        assertThat(new Life(Asked.PAY, Weather.APPROVES).dyingWhilePerforming(Integer.MAX_VALUE, false))
                .containsExactly(
                        "Merchants.remembered",
                        "Orders.find",
                        "Sessions.find",
                        "Acquirer.knows",
                        "Orders.save",
                        "Acquirer.ask",
                        "Orders.isHeld",
                        "Orders.save");
    }

    /** One world with one death in it. */
    private static final class Life {
        private final PaymentWorld shop = new PaymentWorld();
        private final PaymentSession session = shop.sessionWithCard();
        private final Asked request;
        private final Group document;
        private final int askedBefore;

        Life(Asked request, Weather weather) {
            this.request = request;
            document = request.prepare(shop, session);
            askedBefore = shop.acquirer.asked().size();
            weather.script.accept(shop.acquirer);
        }

        List<String> dyingWhilePerforming(int step, boolean afterwards) {
            MortalProcess process = new MortalProcess(step, afterwards);
            run(() -> perform(useCases(process)));
            assertWhatMustHoldAlways(process.steps());
            shop.settleLater();
            recover(process.steps());
            return process.steps();
        }

        List<String> dyingWhileSettling(int step, boolean afterwards) {
            run(() -> perform(shop.useCases));
            shop.world.time.pass(Duration.ofMinutes(2));
            MortalProcess process = new MortalProcess(step, afterwards);
            run(() -> useCases(process).settle().settleTransactions(new SettleTransactionsCommand(10)));
            assertWhatMustHoldAlways(process.steps());
            recover(process.steps());
            return process.steps();
        }

        private void perform(PaymentUseCases useCases) {
            var unusedAnswer = useCases.perform()
                    .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "t", document));
        }

        /** Others settle, some of them in vain; then the client, who has heard nothing, asks again. */
        private void recover(List<String> steps) {
            shop.settleLater();
            shop.settleLater();
            boolean known = intent().isDefined();
            assertThat(intent().filter(Transaction::isOpen))
                    .as("open after %s", steps)
                    .isEmpty();
            assertThat(asked()).as("asks after %s", steps).isLessThanOrEqualTo(1);
            perform(shop.useCases);
            shop.settleLater();
            shop.settleLater();
            assertThat(intent().map(Transaction::isOpen))
                    .as("open after %s", steps)
                    .contains(false);
            assertThat(asked()).as("asks after %s", steps).isLessThanOrEqualTo(1);
            assertThat(known || asked() == 1)
                    .as("asked by the repeated request")
                    .isTrue();
            assertWhatMustHoldAlways(steps);
            assertThat(shop.recorded("o")).as("books after %s", steps).isEqualTo(shop.booked("o"));
        }

        private void assertWhatMustHoldAlways(List<String> steps) {
            Option<Transaction> intent = intent();
            assertThat(asked() == 0 || intent.isDefined())
                    .as("remembered after %s", steps)
                    .isTrue();
            assertThat(shop.acquirer.timesDone(REFERENCE)).isLessThanOrEqualTo(1);
            boolean usedUp = request.usesSession() && intent.isDefined();
            assertThat(shop.world.stored(session.id()).fields().text(CODE).isEmpty())
                    .as("security code used up after %s", steps)
                    .isEqualTo(usedUp);
            intent.forEach(stored -> assertThat(stored.details().text(CODE)).isEmpty());
        }

        private Option<Transaction> intent() {
            Option<Order> order = shop.orders.find(shop.key("o"));
            return order.flatMap(known -> known.transaction(new TransactionId("t")));
        }

        private int asked() {
            return shop.acquirer.asked().size() - askedBefore;
        }

        private PaymentUseCases useCases(MortalProcess process) {
            Merchants merchants = process.port(Merchants.class, shop.world.merchants);
            Sessions sessions = process.port(Sessions.class, shop.world.sessions);
            PaymentPorts ports = new PaymentPorts(
                    new Gatekeeper(merchants, shop.world.hashing, sessions, shop.world.time),
                    sessions,
                    process.port(Tokens.class, shop.tokens),
                    process.port(Orders.class, shop.orders),
                    process.port(Incidents.class, shop.orders.incidents()),
                    process.port(Acquirer.class, shop.acquirer),
                    shop.fingerprints,
                    shop.world.time,
                    shop.world.time);
            return PaymentUseCases.of(ports, PaymentSettings.DEFAULT);
        }

        private static void run(Runnable life) {
            try {
                life.run();
            } catch (MortalProcess.Death expected) {
                assertThat(expected).hasMessageContaining(".");
            }
        }
    }
}
