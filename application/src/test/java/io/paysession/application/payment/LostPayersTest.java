package io.paysession.application.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.challenge.AnsweredChallenge;
import io.paysession.application.challenge.ChallengePorts;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.challenge.EndChallengeCommand;
import io.paysession.application.challenge.EndChallengeUseCase.Unended;
import io.paysession.application.challenge.FindPayersCommand;
import io.paysession.application.port.Orders;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.testing.InterferingOrders;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of payers who were sent elsewhere to be authenticated, and whose browsers do not come back. */
class LostPayersTest {
    private static final Option<AuthenticationStatus> DONE = Option.some(AuthenticationStatus.SUCCESSFUL);
    private static final AcquirerName BANK = new AcquirerName("bank");

    private final PaymentWorld payments = new PaymentWorld();
    private final ScriptedAuthenticator authenticator = new ScriptedAuthenticator();
    private final ChallengeUseCases challenges = on(payments.orders);

    @BeforeEach
    void begin() {
        authenticator.asksElsewhere();
    }

    @Test
    void a_merchant_who_asks_is_told_what_the_payer_has_said() {
        sentAway("1");
        assertThat(retrieved("1").code()).contains(GatewayCode.PENDING);
        authenticator.hasHeard(DONE);
        pass(4);

        assertThat(retrieved("1").code()).contains(GatewayCode.APPROVED);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATED);
    }

    @Test
    void nobody_is_asked_more_often_than_every_three_seconds_nor_after_the_end() {
        sentAway("1");
        authenticator.hasHeard(Option.some(AuthenticationStatus.PENDING));
        for (int second = 0; second < 9; second++) {
            assertThat(retrieved("1").code()).contains(GatewayCode.PENDING);
            pass(1);
        }
        assertThat(authenticator.sought()).isEqualTo(3);
        authenticator.hasHeard(DONE);
        assertThat(retrieved("1").code()).contains(GatewayCode.APPROVED);
        authenticator.hasHeard(Option.some(AuthenticationStatus.FAILED));
        pass(60);
        assertThat(retrieved("1").code()).contains(GatewayCode.APPROVED);
        assertThat(find()).isZero();
        assertThat(authenticator.sought()).isEqualTo(4);
    }

    @Test
    void the_job_looks_for_them_every_other_minute_for_half_an_hour() {
        sentAway("1");
        assertThat(find()).isZero();
        assertThat(authenticator.sought()).as("most come back by themselves").isZero();
        for (int second = 0; second < 4000; second += 10) {
            pass(10);
            assertThat(find()).isZero();
        }
        assertThat(authenticator.sought()).isBetween(12, 15);
        assertThat(payments.transaction("1", "1").code()).contains(GatewayCode.PENDING);
    }

    @Test
    void the_job_stores_what_it_finds() {
        sentAway("1");
        sentAway("2");
        authenticator.hasHeard(Option.some(AuthenticationStatus.FAILED));
        pass(61);
        assertThat(challenges
                        .find()
                        .findPayers(new FindPayersCommand(Option.some(new AcquirerName("x")), 9, () -> true)))
                .isZero();
        assertThat(challenges.find().findPayers(new FindPayersCommand(Option.none(), 9, () -> false)))
                .isZero();
        assertThat(find()).isEqualTo(2);
        assertThat(payments.order("2").status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
    }

    @Test
    void a_browser_that_comes_after_all_is_sent_back_to_the_shop_once() {
        sentAway("1");
        authenticator.hasHeard(DONE);
        assertThat(retrieved("1").code()).contains(GatewayCode.APPROVED);

        AnsweredChallenge back = end(BANK, "1").get();
        assertThat(back.back().get().url()).isEqualTo("https://shop.example/back");
        assertThat(back.transaction().code()).contains(GatewayCode.APPROVED);
        assertThat(authenticator.sought()).as("that is known").isEqualTo(1);
        assertThat(end(BANK, "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        assertThat(retrieved("1").code()).contains(GatewayCode.APPROVED);
    }

    @Test
    void a_browser_that_comes_after_all_must_be_of_that_acquirer_and_in_time() {
        sentAway("1");
        authenticator.hasHeard(DONE);
        assertThat(retrieved("1").code()).contains(GatewayCode.APPROVED);
        assertThat(end(new AcquirerName("other"), "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        pass(901);
        assertThat(end(BANK, "1")).isEqualTo(Either.left(Unended.UNKNOWN));
    }

    @Test
    void a_browser_that_comes_while_somebody_else_is_told_is_sent_back_too() {
        sentAway("1");
        authenticator.hasHeard(DONE);
        InterferingOrders orders = new InterferingOrders(payments.orders);
        orders.beforeSaving(() -> assertThat(retrieved("1").code()).contains(GatewayCode.APPROVED));

        assertThat(end(on(orders), BANK, "1").get().back()).isNotEmpty();
    }

    @Test
    void payers_who_are_asked_here_and_those_of_long_ago_are_nobodys() {
        sentAway("1");
        authenticator.hasHeard(DONE);
        pass(3601);
        assertThat(retrieved("1").code()).contains(GatewayCode.PENDING);
        assertThat(find()).isZero();

        ScriptedAuthenticator here = new ScriptedAuthenticator();
        here.hasHeard(DONE);
        sentAway("2");
        pass(61);
        assertThat(retrieved(here, payments.orders, "2").code()).contains(GatewayCode.PENDING);
        assertThat(here.sought() + authenticator.sought()).isZero();
    }

    @Test
    void one_that_cannot_be_looked_for_keeps_no_other_from_it() {
        sentAway("1");
        sentAway("2");
        authenticator.hasHeard(DONE);
        pass(61);
        InterferingOrders orders = new InterferingOrders(payments.orders);
        orders.cannotRead(payments.key("1"));
        assertThat(on(orders).find().findPayers(new FindPayersCommand(9))).isEqualTo(1);

        sentAway("3");
        pass(61);
        orders.beforeSaving(() -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> on(orders).find().findPayers(new FindPayersCommand(9)))
                .hasMessage("broken");
    }

    @Test
    void what_is_stored_is_shown_by_a_store_that_cannot_be_written_to() {
        sentAway("1");
        Orders readable = (Orders) Proxy.newProxyInstance(
                Orders.class.getClassLoader(), new Class<?>[] {Orders.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("claimPayer")) {
                        throw new OutageException("read only", new IllegalStateException());
                    }
                    return method.invoke(payments.orders, arguments);
                });
        assertThat(retrieved(authenticator, readable, "1").code()).contains(GatewayCode.PENDING);
    }

    private ChallengeUseCases on(Orders orders) {
        return ChallengeUseCases.of(new ChallengePorts(
                orders, authenticator, payments.fingerprints, new SeededRandomness(1), payments.world.time));
    }

    private void sentAway(String name) {
        Order order = SampleOrders.sentAway(payments.key(name), BANK, payments.world.time.now());
        assertThat(payments.orders.save(new Orders.Change(Option.none(), order, Option.none())))
                .isEqualTo(Orders.Saved.SAVED);
    }

    private int find() {
        return challenges.find().findPayers(new FindPayersCommand(9));
    }

    private void pass(int seconds) {
        payments.world.time.pass(Duration.ofSeconds(seconds));
    }

    private Transaction retrieved(String order) {
        return retrieved(authenticator, payments.orders, order);
    }

    private Transaction retrieved(ScriptedAuthenticator asked, Orders orders, String order) {
        return PaymentUseCases.of(payments.portsOn(orders), PaymentSettings.DEFAULT, asked)
                .retrieveTransaction()
                .retrieveTransaction(new RetrieveTransactionCommand(payments.world.byMerchant(), order, "1"))
                .get()
                .transaction();
    }

    private Either<Unended, AnsweredChallenge> end(AcquirerName acquirer, String order) {
        return end(challenges, acquirer, order);
    }

    private Either<Unended, AnsweredChallenge> end(ChallengeUseCases useCases, AcquirerName acquirer, String order) {
        Reference reference = new Reference(payments.key(order), new TransactionId("1"));
        return useCases.end()
                .endChallenge(new EndChallengeCommand(ScriptedAuthenticator.returning(acquirer, reference)));
    }
}
