package io.paysession.application.payment;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Refusal;
import io.paysession.application.challenge.AnswerChallengeCommand;
import io.paysession.application.challenge.AnsweredChallenge;
import io.paysession.application.challenge.ChallengePage;
import io.paysession.application.challenge.ChallengePorts;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.challenge.EndChallengeCommand;
import io.paysession.application.challenge.EndChallengeUseCase.Unended;
import io.paysession.application.challenge.ShowChallengeCommand;
import io.paysession.application.port.PayerAuthenticator.Challenge;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderRefusal.Unusable;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.Result;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.Aes256Key;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayerAuthenticationTest {
    private static final String CODE = "sourceOfFunds.provided.card.securityCode";

    private final PaymentWorld payments = new PaymentWorld();
    private final ScriptedAuthenticator authenticator = new ScriptedAuthenticator();
    private final PaymentUseCases useCases =
            PaymentUseCases.of(payments.portsOn(payments.orders), PaymentSettings.DEFAULT, authenticator);
    private final ChallengeUseCases challenges = ChallengeUseCases.of(new ChallengePorts(
            payments.orders, authenticator, payments.fingerprints, new SeededRandomness(1), payments.world.time));
    private final PaymentSession session = payments.session(content("5123450000000008"));
    private final Access merchant = payments.world.byMerchant();
    private final Access payer = payments.world.byPayer(session.id());

    @Test
    void goes_from_a_challenge_to_a_payment() {
        assertThat(initiate(payer, "1").get().transaction().code()).contains(GatewayCode.AUTHENTICATION_IN_PROGRESS);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_INITIATED);

        Transaction asked = authenticate(payer, "1").get().transaction();
        assertThat(asked.code().map(GatewayCode::result)).contains(Result.PENDING);

        AnsweredChallenge answered = answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        assertThat(answered.back().get().url()).isEqualTo("https://shop.example/back");
        assertThat(answered.back().get().key()).contains(session.key());
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATED);

        Transaction paid = pay("1", "10.00", "a").get().transaction();
        assertThat(paid.code()).contains(GatewayCode.APPROVED);
        assertThat(paid.authentication().get().status()).isEqualTo(AuthenticationStatus.SUCCESSFUL);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.CAPTURED);
        RequestFields told = payments.acquirer.asked().get(0).fields();
        assertThat(told.text("authentication.3ds2.transactionStatus"))
                .as("the acquirer is told")
                .contains("Y");
    }

    @Test
    void keeps_the_security_code_for_the_payment() {
        initiated("1");
        authenticated("1");
        assertThat(payments.world.stored(session.id()).fields().text(CODE)).contains("100");
    }

    @Test
    void pays_without_an_authentication_while_the_payer_thinks() {
        initiated("1");
        authenticated("1");

        Transaction paid = pay("1", "10.00", "").get().transaction();
        assertThat(paid.authentication()).isEmpty();
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.CAPTURED);

        // The payer's late answer is taken, and does not touch where the order stands.
        assertThat(answer(show("1"), PayerAnswer.FAILED)).isNotEmpty();
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.CAPTURED);
    }

    @Test
    void answers_each_of_the_two_requests_again_as_before() {
        TransactionView first = initiate(merchant, "1").get();
        TransactionView second = authenticate(merchant, "1").get();
        int asked = authenticator.asked();

        TransactionView firstAgain = initiate(merchant, "1").get();
        TransactionView secondAgain = authenticate(merchant, "1").get();

        assertThat(firstAgain.transaction()).isEqualTo(first.transaction());
        assertThat(secondAgain.transaction()).isEqualTo(second.transaction());
        assertThat(firstAgain.created() || secondAgain.created()).isFalse();
        assertThat(authenticator.asked()).isEqualTo(asked);
    }

    @Test
    void refuses_other_content_under_the_same_name() {
        initiated("1");
        authenticated("1");
        Group other = authenticating().with("order", group("amount", new Text("11.00")));

        assertThat(perform(merchant, "1", other)).isEqualTo(byOrder(new OrderRefusal.OtherContent()));
        assertThat(perform(merchant, "1", initiating().with("order", group("reference", new Text("x")))))
                .isEqualTo(byOrder(new OrderRefusal.OtherContent()));
    }

    @Test
    void counts_every_attempt_of_a_payer_and_refuses_when_all_are_used_up() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(initiate(payer, "1").isRight()).isTrue();
        }
        assertThat(initiate(payer, "1"))
                .isEqualTo(Either.left(new Refusal.BySession(new SessionRefusal.LimitUsedUp(5))));
        assertThat(initiate(merchant, "2").isRight()).isTrue();
    }

    @Test
    void admits_payers_to_nothing_else() {
        initiated("1");
        assertThat(useCases.perform()
                        .performTransaction(new PerformTransactionCommand(payer, "1", "p", paying("10.00", ""))))
                .isEqualTo(Either.left(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED)));
    }

    @Test
    void keeps_payers_out_of_orders_that_another_session_has_begun() {
        initiated("1");
        assertThat(initiate(merchant, "2").isRight()).isTrue();
        PaymentSession other = payments.session(content("5123450000000008"));

        Refusal notYours = new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED);
        assertThat(initiate(payments.world.byPayer(other.id()), "1")).isEqualTo(Either.left(notYours));
        assertThat(authenticate(payer, "2")).isEqualTo(Either.left(notYours));
    }

    @Test
    void keeps_payers_to_the_names_that_their_session_holds() {
        PaymentSession named = payments.session(content("5123450000000008")
                .with("order", group("id", new Text("7"), "amount", new Text("10.00"), "currency", new Text("EUR")))
                .with("transaction", group("id", new Text("a"))));
        Access own = payments.world.byPayer(named.id());

        assertThat(initiate(own, "8").getLeft()).isInstanceOf(Refusal.Malformed.class);
        assertThat(initiate(own, "7").isRight()).isTrue();
    }

    @Test
    void takes_from_payers_their_own_session_and_no_merchants_field() {
        Group own =
                initiating().with("session", group("id", new Text(session.id().value())));
        PaymentSession other = payments.session(content("5123450000000008"));
        Group foreign =
                initiating().with("session", group("id", new Text(other.id().value())));
        Group amount = initiating().with("order", group("amount", new Text("1.00")));

        assertThat(perform(payer, "1", own).isRight()).isTrue();
        assertThat(perform(payer, "2", foreign).getLeft()).isInstanceOf(Refusal.Malformed.class);
        assertThat(perform(payer, "3", amount).getLeft()).isInstanceOf(Refusal.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"10.01, a,       SMALLER_AMOUNT", "10.00, unknown, UNKNOWN", "10.00, pending, NOT_SUCCESSFUL"})
    void refuses_a_payment_that_the_authentication_is_not_for(String amount, String named, Unusable why) {
        initiated("1");
        authenticated("1");
        answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        perform(merchant, "1", "pending", initiating()).get();

        assertThat(pay("1", amount, named)).isEqualTo(byOrder(new OrderRefusal.UnusableAuthentication(named, why)));
    }

    @Test
    void refuses_a_payment_with_another_card() {
        initiated("1");
        authenticated("1");
        answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        Group other = paying("10.00", "a")
                .with(
                        "sourceOfFunds",
                        group("provided", group("card", SampleSessions.card("5123456789012346", "100"))));

        assertThat(useCases.perform().performTransaction(new PerformTransactionCommand(merchant, "1", "p", other)))
                .isEqualTo(byOrder(new OrderRefusal.UnusableAuthentication("a", Unusable.OTHER_CARD)));
    }

    @Test
    void refuses_a_payment_after_a_failed_authentication() {
        initiated("1");
        authenticated("1");
        answer(show("1"), PayerAnswer.FAILED).get();

        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.DECLINED);
        assertThat(pay("1", "10.00", "a"))
                .isEqualTo(byOrder(new OrderRefusal.UnusableAuthentication("a", Unusable.NOT_SUCCESSFUL)));
    }

    @Test
    void takes_a_payers_answer_once_and_only_from_the_last_page() {
        initiated("1");
        authenticated("1");
        ChallengePage old = show("1");
        ChallengePage last = show("1");

        assertThat(answer(old, PayerAnswer.FAILED)).isEmpty();
        assertThat(answer(new ChallengePage(last.reference(), last.amount(), "0".repeat(64)), PayerAnswer.FAILED))
                .isEmpty();
        assertThat(answer(last, PayerAnswer.SUCCESSFUL)).isNotEmpty();
        assertThat(answer(last, PayerAnswer.FAILED)).isEmpty();
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATED);
    }

    @Test
    void waits_fifteen_minutes_for_a_payer() {
        initiated("1");
        authenticated("1");
        ChallengePage page = show("1");
        payments.world.time.pass(Duration.ofMinutes(15));

        assertThat(answer(page, PayerAnswer.SUCCESSFUL)).isEmpty();
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);
    }

    @Test
    void keeps_the_key_until_the_payer_has_answered() {
        initiated("1");
        authenticated("1");
        assertThat(keptKey()).contains(session.key());
        payments.world.time.pass(Duration.ofMinutes(14));
        answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        assertThat(keptKey()).isEmpty();
    }

    @Test
    void goes_on_without_when_the_card_or_the_merchant_does_not_take_part() {
        PaymentSession plain = payments.session(content("4508750015741019"));
        Group request =
                initiating().with("session", group("id", new Text(plain.id().value())));

        Transaction transaction = perform(merchant, "1", request).get().transaction();
        assertThat(transaction.authentication().get().status()).isEqualTo(AuthenticationStatus.NOT_SUPPORTED);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_NOT_NEEDED);
    }

    @Test
    void knows_nothing_of_the_payer_when_the_authenticator_fails() {
        PaymentSession failing = payments.session(content(ScriptedAuthenticator.FAILS));
        Group request =
                initiating().with("session", group("id", new Text(failing.id().value())));

        Transaction transaction = perform(merchant, "1", request).get().transaction();
        assertThat(transaction.code()).contains(GatewayCode.SYSTEM_ERROR);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
        assertThat(authenticate(merchant, "1").getLeft()).isInstanceOf(Refusal.ByOrder.class);
    }

    @Test
    void needs_to_know_nothing_of_the_browser() {
        PaymentSession blind =
                payments.session(Group.of(content("5123450000000008").members().remove("device")));
        Access blindPayer = payments.world.byPayer(blind.id());

        assertThat(initiate(blindPayer, "1").isRight()).isTrue();
        assertThat(authenticate(blindPayer, "1").isRight()).isTrue();
    }

    @Test
    void needs_neither_browser_nor_a_place_to_return_to_without_a_challenge_nor_with_one() {
        for (String card : List.of(ScriptedAuthenticator.KNOWS, ScriptedAuthenticator.ASKS)) {
            Group bare = Group.of(content(card).members().remove("device").remove("authentication"));
            Access blindPayer = payments.world.byPayer(payments.session(bare).id());
            assertThat(initiate(blindPayer, card).isRight()).isTrue();
            assertThat(authenticate(blindPayer, card).isRight()).isTrue();
        }
        assertThat(payments.order(ScriptedAuthenticator.KNOWS).status()).isEqualTo(OrderStatus.AUTHENTICATED);

        AnsweredChallenge answered =
                answer(show(ScriptedAuthenticator.ASKS), PayerAnswer.SUCCESSFUL).get();
        assertThat(answered.back()).isEmpty();
        assertThat(payments.transaction(ScriptedAuthenticator.ASKS, "a").code()).contains(GatewayCode.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INITIATE_AUTHENTICATION", "AUTHENTICATE_PAYER"})
    void refuses_where_nobody_authenticates_the_payers_of_the_acquirer(String operation) {
        if (operation.equals("AUTHENTICATE_PAYER")) {
            initiated("1");
        }
        int before = authenticator.asked();
        authenticator.knowsNobody();

        assertThat(perform(payer, "1", group("apiOperation", new Text(operation))))
                .isEqualTo(Either.left(Refusal.malformed(Violation.unsupported("apiOperation", operation))));
        assertThat(authenticator.asked()).isEqualTo(before);
    }

    @Test
    void lets_nobody_answer_here_for_a_payer_who_is_asked_elsewhere() {
        initiated("1");
        authenticated("1");
        ChallengePage page = show("1");
        authenticator.asksElsewhere();

        assertThat(answer(page, PayerAnswer.SUCCESSFUL)).isEmpty();
        String challenge = ScriptedAuthenticator.challenge(new Reference(payments.key("1"), new TransactionId("a")));
        assertThat(challenges.show().showChallenge(new ShowChallengeCommand(challenge)))
                .isEmpty();
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);
    }

    @Test
    void ends_with_what_is_heard_from_elsewhere_once() {
        authenticator.asksElsewhere();
        initiated("1");
        authenticated("1");
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.NOT_YET));
        authenticator.hasHeard(Option.some(AuthenticationStatus.PENDING));
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.NOT_YET));
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);

        authenticator.hasHeard(Option.some(AuthenticationStatus.SUCCESSFUL));
        assertThat(end(new AcquirerName("other"), "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        AnsweredChallenge answered = end(AcquirerName.SANDBOX, "1").get();
        assertThat(answered.back().get().key()).contains(session.key());
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATED);
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.UNKNOWN));

        pay("1", "10.00", "a").get();
        assertThat(payments.acquirer.asked().get(0).authentication()).contains(new TransactionId("a"));
    }

    @Test
    void hears_nothing_from_elsewhere_that_is_too_late_or_of_a_payer_who_is_asked_here() {
        authenticator.hasHeard(Option.some(AuthenticationStatus.SUCCESSFUL));
        initiated("1");
        authenticated("1");
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        authenticator.asksElsewhere();
        payments.world.time.pass(Duration.ofMinutes(15));
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        assertThat(challenges.end().endChallenge(new EndChallengeCommand("made up")))
                .isEqualTo(Either.left(Unended.UNKNOWN));
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);
    }

    private Either<Unended, AnsweredChallenge> end(AcquirerName acquirer, String order) {
        return challenges
                .end()
                .endChallenge(new EndChallengeCommand(ScriptedAuthenticator.returning(
                        acquirer, new Reference(payments.key(order), new TransactionId("a")))));
    }

    private Option<Aes256Key> keptKey() {
        return payments.transaction("1", "a")
                .authentication()
                .flatMap(authentication -> authentication.payer())
                .flatMap(PayerStep::back)
                .flatMap(back -> back.key());
    }

    private void initiated(String order) {
        assertThat(initiate(payer, order).isRight()).isTrue();
    }

    private void authenticated(String order) {
        assertThat(authenticate(payer, order).isRight()).isTrue();
    }

    private Either<Refusal, TransactionView> initiate(Access access, String order) {
        return perform(access, order, initiating());
    }

    private Either<Refusal, TransactionView> authenticate(Access access, String order) {
        return perform(access, order, authenticating());
    }

    private Either<Refusal, TransactionView> perform(Access access, String order, Group document) {
        return perform(access, order, "a", document);
    }

    private Either<Refusal, TransactionView> perform(Access access, String order, String name, Group document) {
        boolean named = access.equals(merchant) && !document.members().containsKey("session");
        Group sent = named
                ? document.with("session", group("id", new Text(session.id().value())))
                : document;
        return useCases.perform().performTransaction(new PerformTransactionCommand(access, order, name, sent));
    }

    private Either<Refusal, TransactionView> pay(String order, String amount, String authentication) {
        return useCases.perform()
                .performTransaction(
                        new PerformTransactionCommand(merchant, order, "p", paying(amount, authentication)));
    }

    @Test
    void never_prints_what_admits_a_browser() {
        assertThat(new ShowChallengeCommand("canary").toString()).doesNotContain("canary");
        assertThat(new EndChallengeCommand("canary").toString()).doesNotContain("canary");
        assertThat(new Challenge(new Reference(payments.key("o"), new TransactionId("a")), "canary").toString())
                .doesNotContain("canary");
    }

    private ChallengePage show(String order) {
        String challenge = payments.transaction(order, "a")
                .authentication()
                .get()
                .details()
                .text("redirect.customizedHtml.3ds2.cReq")
                .get();
        return challenges
                .show()
                .showChallenge(new ShowChallengeCommand(challenge))
                .get();
    }

    private Option<AnsweredChallenge> answer(ChallengePage page, PayerAnswer answer) {
        return challenges
                .answer()
                .answerChallenge(new AnswerChallengeCommand(
                        page.name(),
                        page.reference().order().merchant().value(),
                        page.reference().order().order().value(),
                        page.reference().transaction().value(),
                        answer));
    }

    private static Either<Refusal, TransactionView> byOrder(OrderRefusal reason) {
        return Either.left(new Refusal.ByOrder(reason));
    }

    private Group paying(String amount, String authentication) {
        Group request = PaymentWorld.ofOrder("PAY", amount, PaymentWorld.withSession(session.id()));
        return authentication.isEmpty()
                ? request
                : request.with("authentication", group("transactionId", new Text(authentication)));
    }

    private static Group initiating() {
        return group("apiOperation", new Text("INITIATE_AUTHENTICATION"));
    }

    private static Group authenticating() {
        return group("apiOperation", new Text("AUTHENTICATE_PAYER"));
    }

    private static Group content(String card) {
        return group(
                "order",
                group("amount", new Text("10.00"), "currency", new Text("EUR")),
                "authentication",
                group("redirectResponseUrl", new Text("https://shop.example/back")),
                "device",
                group("browser", new Text("Mozilla/5.0"), "browserDetails", browserDetails()),
                "sourceOfFunds",
                group("provided", group("card", SampleSessions.card(card, "100"))));
    }

    private static Group browserDetails() {
        return group(
                "3DSecureChallengeWindowSize", new Text("FULL_SCREEN"),
                "acceptHeaders", new Text("text/html"),
                "colorDepth", new Text("24"),
                "javaEnabled", new Flag(true),
                "language", new Text("en"),
                "screenHeight", new Text("900"),
                "screenWidth", new Text("1600"),
                "timeZone", new Text("60"));
    }
}
