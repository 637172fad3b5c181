package io.paysession.application.option;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PaymentOptions;
import io.paysession.domain.merchant.PaymentOptions.SupportedOperation;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionPolicy;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InquirePaymentOptionsTest {
    private final PaymentWorld payments = new PaymentWorld();
    private final InquirePaymentOptionsUseCase useCase = new PaymentOptionPorts(
                    payments.ports.gatekeeper(), payments.world.sessions, payments.tokens, payments.world.time)
            .inquire(SessionPolicy.DEFAULT);

    @Test
    void lists_everything_if_the_operator_has_excluded_nothing() {
        PaymentOptions options = inquired(Group.EMPTY);
        assertThat(options.cardTypes()).hasSize(CardBrand.values().length - 1).doesNotContain(CardBrand.UNKNOWN);
        assertThat(options.currencies()).contains("EUR", "JPY", "KWD").doesNotContain("XXX");
        assertThat(options.operations()).containsExactly(SupportedOperation.values());
    }

    @Test
    void lists_what_the_merchant_has_agreed() {
        AcquirerRelationship all = AcquirerRelationship.DEFAULT;
        payments.set(new MerchantSettings(
                new AcquirerRelationship(
                        all.acquirer(),
                        all.privileges().remove(Privilege.AUTHORIZE),
                        HashSet.of("USD", "EUR"),
                        HashSet.of(CardBrand.VISA, CardBrand.AMEX),
                        all.payerAuthentication()),
                MerchantSettings.DEFAULT.linesOfBusiness(),
                MerchantSettings.DEFAULT.tokens()));
        PaymentOptions options = inquired(Group.EMPTY);
        assertThat(options.cardTypes()).containsExactlyInAnyOrder(CardBrand.AMEX, CardBrand.VISA);
        assertThat(options.currencies()).containsExactly("EUR", "USD");
        assertThat(options.operations()).containsExactly(SupportedOperation.PURCHASE, SupportedOperation.VERIFY);
        assertThat(inquired(group("sourceOfFunds", number())).acceptCards()).isFalse();
    }

    @Test
    void looks_into_the_session_and_leaves_its_security_code() {
        PaymentSession session = payments.sessionWithCard();
        PaymentOptions options = inquired(PaymentWorld.withSession(session.id()));
        assertThat(options.cardTypes()).containsExactly(CardBrand.MASTERCARD);
        assertThat(payments.world.stored(session.id())).isEqualTo(session);
    }

    @Test
    void counts_each_of_many_payers_at_once() throws Exception {
        PaymentSession session = payments.world.newSession(10);
        Access payer = payments.world.byPayer(session.id());
        var threads = Executors.newFixedThreadPool(20);
        try {
            int right = 0;
            for (var result : threads.invokeAll(IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<Either<Refusal, PaymentOptions>>) () -> inquire(payer, Group.EMPTY))
                    .toList())) {
                right += result.get().isRight() ? 1 : 0;
            }
            assertThat(right).isEqualTo(10);
        } finally {
            threads.shutdownNow();
        }
        assertThat(inquire(payer, Group.EMPTY))
                .isEqualTo(Either.left(new Refusal.BySession(new SessionRefusal.LimitUsedUp(10))));
        assertThat(payments.world.stored(session.id()).version()).isEqualTo(session.version());
    }

    @Test
    void counts_a_payers_attempt_to_write_what_only_merchants_may() {
        PaymentSession session = payments.world.newSession(1);
        Access payer = payments.world.byPayer(session.id());
        Group token = group("sourceOfFunds", group("token", new Text("mine")));
        assertThat(inquire(payer, token).getLeft()).isInstanceOf(Refusal.Malformed.class);
        assertThat(inquire(payer, Group.EMPTY).getLeft()).isInstanceOf(Refusal.BySession.class);
    }

    private static Group number() {
        return group("provided", group("card", group("number", new Text("5123450000000008"))));
    }

    private PaymentOptions inquired(Group document) {
        return inquire(payments.world.byMerchant(), document).get();
    }

    private Either<Refusal, PaymentOptions> inquire(Access access, Group document) {
        return useCase.inquirePaymentOptions(new InquirePaymentOptionsCommand(access, document));
    }
}
