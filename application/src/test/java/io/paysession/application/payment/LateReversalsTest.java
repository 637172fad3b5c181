package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.undo;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.Incidents.Listed;
import io.paysession.application.testing.InterferingOrders;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Incident.Status;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What merchants and operators do while a reversal waits for its next attempt. */
class LateReversalsTest {
    private static final Group PAY = ofOrder("PAY", "20.00", withCard("100"));

    private final PaymentWorld shop = new PaymentWorld();

    @Test
    void a_late_success_is_not_undone_when_the_merchant_has_voided_what_took_its_place() {
        paidTwice();
        perform("3", undo("2"));
        resolveAgain();
        assertLeftWith(Status.UNRESOLVED, new Sums(2000, 2000, 0));
    }

    @Test
    void a_late_success_is_not_undone_when_the_merchant_has_refunded_what_took_its_place() {
        paidTwice();
        perform("3", refund("2", "15.00"));
        perform("4", refund("2", "5.00"));
        resolveAgain();
        assertLeftWith(Status.UNRESOLVED, new Sums(4000, 4000, 2000));
    }

    @Test
    void a_late_success_is_not_undone_when_an_authorisation_was_captured_and_refunded_in_its_place() {
        raised(() -> perform("2", ofOrder("AUTHORIZE", "20.00", withCard("100"))));
        notReached();
        perform("3", ofTransaction("CAPTURE", "20.00"));
        perform("4", refund("3", "20.00"));
        resolveAgain();
        assertLeftWith(Status.UNRESOLVED, new Sums(4000, 4000, 2000));
    }

    @Test
    void a_late_success_is_undone_when_only_a_part_of_what_took_its_place_was_given_back() {
        paidTwice();
        perform("3", refund("2", "5.00"));
        resolveAgain();
        assertThat(listed().incident().status()).isEqualTo(Status.REVERSED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(2000, 2000, 500));
    }

    @Test
    void a_late_success_is_undone_when_giving_back_what_took_its_place_was_undone() {
        paidTwice();
        perform("3", refund("2", "20.00"));
        perform("4", undo("3"));
        resolveAgain();
        assertThat(listed().incident().status()).isEqualTo(Status.REVERSED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(2000, 2000, 0));
    }

    @Test
    void a_late_success_counts_when_what_was_open_behind_it_is_declined() {
        raised(() -> {
            shop.acquirer.isSilentAfterDoing(GatewayCode.DECLINED);
            perform("2", PAY);
        });
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.transaction("o", "2").code()).contains(GatewayCode.DECLINED);
        resolveAgain();
        assertLeftWith(Status.REOPENED, new Sums(2000, 2000, 0));
    }

    @Test
    void nothing_is_undone_that_an_operator_sees_to_while_the_acquirer_is_asked_whether_it_is_there() {
        paidTwice();
        PaymentPorts ports = shop.ports;
        PaymentPorts slow = new PaymentPorts(
                ports.gatekeeper(),
                ports.sessions(),
                ports.tokens(),
                ports.orders(),
                ports.incidents(),
                new AcknowledgedWhileAsked(),
                ports.fingerprints(),
                ports.time(),
                ports.monotonic());
        shop.world.time.pass(Duration.ofMinutes(1));
        resolve(PaymentUseCases.of(slow, PaymentSettings.DEFAULT));
        assertThat(listed().acknowledgedAt()).isNotEmpty();
        resolveAgain();
        assertLeftWith(Status.REVERSING, new Sums(4000, 4000, 0));
    }

    /** An acquirer that takes so long to answer an inquiry that an operator has time to acknowledge the incident. */
    private final class AcknowledgedWhileAsked implements Acquirer {
        @Override
        public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
            return shop.acquirer.ask(request, clearance);
        }

        @Override
        public Finding inquire(Inquiry inquiry) {
            assertThat(shop.orders.incidents().acknowledge(listed().number(), shop.world.time.now()))
                    .isTrue();
            return shop.acquirer.inquire(inquiry);
        }

        @Override
        public boolean knows(AcquirerName name) {
            return shop.acquirer.knows(name);
        }
    }

    /** A late success that another payment took the place of, and a first attempt at undoing it that did not arrive. */
    private void paidTwice() {
        raised(() -> perform("2", PAY));
        notReached();
    }

    private void raised(Runnable meanwhile) {
        shop.acquirer.forgetsWhatItSaid();
        InterferingOrders orders = new InterferingOrders(shop.orders.seenBy("slow")).afterLooking(() -> {
            assertThat(shop.settleLater()).isEqualTo(1);
            meanwhile.run();
        });
        var unusedView = shop.useCasesOn(orders)
                .perform()
                .performTransaction(new PerformTransactionCommand(shop.world.byMerchant(), "o", "1", PAY));
        assertThat(listed().incident().status()).isEqualTo(Status.REVERSING);
    }

    private void notReached() {
        shop.acquirer.isNotReached();
        resolve(shop.useCases);
        assertThat(listed().incident().status()).isEqualTo(Status.REVERSING);
    }

    private void resolveAgain() {
        shop.world.time.pass(Duration.ofMinutes(1));
        resolve(shop.useCases);
    }

    private static void resolve(PaymentUseCases useCases) {
        int unusedCount = useCases.resolve().resolveIncidents(new ResolveIncidentsCommand(10));
    }

    private void perform(String transaction, Group document) {
        var unusedView = shop.perform("o", transaction, document).get();
    }

    private static Group refund(String target, String amount) {
        Group request = ofTransaction("REFUND", amount);
        return request.with("transaction", request.group("transaction").with("targetTransactionId", new Text(target)));
    }

    private void assertLeftWith(Status status, Sums sums) {
        assertThat(listed().incident().status()).isEqualTo(status);
        assertThat(shop.transaction("o", "1").code()).contains(GatewayCode.APPROVED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(sums);
    }

    private Listed listed() {
        return shop.orders.incidents().list(true, 10).single();
    }
}
