package io.paysession.application.payment;

import static io.paysession.application.testing.PaymentWorld.ofOrder;
import static io.paysession.application.testing.PaymentWorld.ofTransaction;
import static io.paysession.application.testing.PaymentWorld.withCard;
import static io.paysession.application.testing.PaymentWorld.withSession;
import static io.paysession.application.testing.PaymentWorld.withVersionOf;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Refusal;
import io.paysession.application.testing.Pause;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same order id and transaction id again. */
class RepeatedRequestsTest {
    private static final Refusal LOCKED = new Refusal.ByOrder(new OrderRefusal.Locked());
    private static final Refusal OTHER_CONTENT = new Refusal.ByOrder(new OrderRefusal.OtherContent());

    private final PaymentWorld shop = new PaymentWorld();

    @Test
    void the_same_request_again_gives_the_original_answer_and_runs_nothing() {
        Group document = ofOrder("PAY", "7.00", withCard("100"));
        TransactionView first = shop.perform("o", "1", document).get();
        TransactionView again = shop.perform("o", "1", document).get();
        assertThat(again.created()).isFalse();
        assertThat(again.transaction()).isEqualTo(first.transaction());
        assertThat(shop.acquirer.asked()).hasSize(1);
    }

    @Test
    void the_original_answer_stays_what_it_was_whatever_has_come_since() {
        Group document = ofOrder("PAY", "7.00", withCard("100"));
        TransactionView first = shop.perform("o", "1", document).get();
        shop.perform("o", "2", ofTransaction("REFUND", "5.00")).get();
        assertThat(shop.perform("o", "1", document).get().transaction()).isEqualTo(first.transaction());
    }

    @Test
    void the_same_with_other_content_is_refused() {
        shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        assertThat(refusalOf("1", ofOrder("PAY", "7.01", withCard("100")))).isEqualTo(OTHER_CONTENT);
        assertThat(refusalOf("1", ofOrder("AUTHORIZE", "7.00", withCard("100"))))
                .isEqualTo(OTHER_CONTENT);
        assertThat(refusalOf("1", ofTransaction("REFUND", "7.00"))).isEqualTo(OTHER_CONTENT);
        assertThat(shop.acquirer.asked()).hasSize(1);
    }

    @Test
    void another_correlation_id_or_security_code_is_no_other_content() {
        shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        Group again = ofOrder("PAY", "7.00", withCard("999")).with("correlationId", new Text("again"));
        assertThat(shop.perform("o", "1", again).get().created()).isFalse();
        assertThat(shop.acquirer.asked()).hasSize(1);
    }

    @Test
    void an_existing_transaction_is_answered_though_the_session_is_gone() {
        PaymentSession session = shop.sessionWithCard();
        Group document = ofOrder("PAY", "7.00", withSession(session.id()));
        shop.perform("o", "1", document).get();
        assertThat(shop.world.sessions.removeAll(shop.world.merchant)).isPositive();
        assertThat(shop.perform("o", "1", document).get().created()).isFalse();
        assertThat(shop.perform("o", "2", document).isLeft()).isTrue();
    }

    @Test
    void an_existing_transaction_is_answered_though_the_session_has_another_version_and_failed() {
        PaymentSession session = shop.sessionWithCard();
        Group document = ofOrder("PAY", "7.00", withVersionOf(session));
        shop.perform("o", "1", document).get();
        Group wrong = group("order", group("amount", new Text("much")));
        assertThat(shop.world
                        .update(shop.world.byMerchant(), session.id(), wrong)
                        .isLeft())
                .isTrue();
        assertThat(shop.perform("o", "1", document).get().created()).isFalse();
    }

    @Test
    void while_the_first_is_in_flight_the_same_and_every_other_operation_find_the_order_locked() throws Exception {
        Pause pause = new Pause();
        Group document = ofOrder("PAY", "7.00", withCard("100"));
        shop.acquirer.waitsFor(pause);
        CompletableFuture<Either<Refusal, TransactionView>> first =
                CompletableFuture.supplyAsync(() -> shop.perform("o", "1", document));
        pause.awaitBegin();
        assertThat(refusalOf("1", document)).isEqualTo(LOCKED);
        assertThat(refusalOf("2", document)).isEqualTo(LOCKED);
        assertThat(refusalOf("2", ofTransaction("REFUND", "7.00"))).isEqualTo(LOCKED);
        assertThat(refusalOf("1", ofOrder("PAY", "8.00", withCard("100")))).isEqualTo(OTHER_CONTENT);
        assertThat(shop.perform("p", "1", document).isRight())
                .as("another order is not locked")
                .isTrue();
        pause.end();
        assertThat(first.get(30, TimeUnit.SECONDS).get().created()).isTrue();
        assertThat(shop.order("o").transactions()).hasSize(1);
    }

    @Test
    void a_standalone_capture_finds_the_order_locked_that_another_one_has_just_begun() throws Exception {
        Pause pause = new Pause();
        Group document = ofOrder("CAPTURE", "7.00", withCard("100"))
                .with("transaction", group("authorizationCode", new Text("123456")));
        shop.acquirer.waitsFor(pause);
        CompletableFuture<Either<Refusal, TransactionView>> first =
                CompletableFuture.supplyAsync(() -> shop.perform("o", "1", document));
        pause.awaitBegin();
        assertThat(refusalOf("2", document)).isEqualTo(LOCKED);
        pause.end();
        assertThat(first.get(30, TimeUnit.SECONDS).isRight()).isTrue();
    }

    @Test
    void a_request_whose_answer_was_lost_is_answered_as_unknown_until_the_truth_is_found() {
        Group document = ofOrder("PAY", "7.00", withCard("100"));
        shop.acquirer.isSilentAfterDoing(GatewayCode.APPROVED);
        shop.perform("o", "1", document).get();
        assertThat(shop.perform("o", "1", document).get().transaction().code()).contains(GatewayCode.UNKNOWN);
        assertThat(refusalOf("2", document)).isEqualTo(LOCKED);
        assertThat(shop.settleLater()).isEqualTo(1);
        TransactionView again = shop.perform("o", "1", document).get();
        assertThat(again.transaction().code()).contains(GatewayCode.APPROVED);
        assertThat(again.created()).isFalse();
        assertThat(shop.acquirer.asked()).hasSize(1);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
    }

    @Test
    void a_locked_order_is_free_again_when_the_truth_is_found_and_nothing_was_done() {
        shop.acquirer.isSilentBeforeDoing();
        shop.perform("o", "1", ofOrder("PAY", "7.00", withCard("100"))).get();
        assertThat(shop.settleLater()).isEqualTo(1);
        assertThat(shop.perform("o", "2", ofOrder("PAY", "7.00", withCard("100")))
                        .get()
                        .transaction()
                        .code())
                .contains(GatewayCode.APPROVED);
        assertThat(shop.recorded("o")).isEqualTo(shop.booked("o")).isEqualTo(new Sums(700, 700, 0));
    }

    private Refusal refusalOf(String transaction, Group document) {
        return shop.perform("o", transaction, document).getLeft();
    }
}
