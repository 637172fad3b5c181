package io.paysession.application.payment;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.challenge.AnswerChallengeCommand;
import io.paysession.application.challenge.AnsweredChallenge;
import io.paysession.application.challenge.ChallengePage;
import io.paysession.application.challenge.ChallengePorts;
import io.paysession.application.challenge.ChallengeUseCases;
import io.paysession.application.challenge.ShowChallengeCommand;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** A payer with a card whose owner is asked, on the way to a payment. */
abstract class PayerAuthenticationStory {
    final PaymentWorld payments = new PaymentWorld();
    final ScriptedAuthenticator authenticator = new ScriptedAuthenticator();

    final PaymentUseCases useCases =
            PaymentUseCases.of(payments.portsOn(payments.orders), PaymentSettings.DEFAULT, authenticator);

    final ChallengeUseCases challenges = ChallengeUseCases.of(new ChallengePorts(
            payments.orders, authenticator, payments.fingerprints, new SeededRandomness(1), payments.world.time));

    final PaymentSession session = payments.session(content("5123450000000008"));
    final Access merchant = payments.world.byMerchant();
    final Access payer = payments.world.byPayer(session.id());

    void initiated(String order) {
        assertThat(initiate(payer, order).isRight()).isTrue();
    }

    void authenticated(String order) {
        assertThat(authenticate(payer, order).isRight()).isTrue();
    }

    Either<Refusal, TransactionView> initiate(Access access, String order) {
        return perform(access, order, initiating());
    }

    Either<Refusal, TransactionView> authenticate(Access access, String order) {
        return perform(access, order, authenticating());
    }

    Either<Refusal, TransactionView> perform(Access access, String order, Group document) {
        return perform(access, order, "a", document);
    }

    Either<Refusal, TransactionView> perform(Access access, String order, String name, Group document) {
        boolean named = access.equals(merchant) && !document.members().containsKey("session");
        Group sent = named
                ? document.with("session", group("id", new Text(session.id().value())))
                : document;
        return useCases.perform().performTransaction(new PerformTransactionCommand(access, order, name, sent));
    }

    Either<Refusal, TransactionView> pay(String order, String amount, String authentication) {
        return useCases.perform()
                .performTransaction(
                        new PerformTransactionCommand(merchant, order, "p", paying(amount, authentication)));
    }

    ChallengePage show(String order) {
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

    Option<AnsweredChallenge> answer(ChallengePage page, PayerAnswer answer) {
        return challenges
                .answer()
                .answerChallenge(new AnswerChallengeCommand(
                        page.name(),
                        page.reference().order().merchant().value(),
                        page.reference().order().order().value(),
                        page.reference().transaction().value(),
                        answer));
    }

    Group paying(String amount, String authentication) {
        Group request = PaymentWorld.ofOrder("PAY", amount, PaymentWorld.withSession(session.id()));
        return authentication.isEmpty()
                ? request
                : request.with("authentication", group("transactionId", new Text(authentication)));
    }

    static Group initiating() {
        return group("apiOperation", new Text("INITIATE_AUTHENTICATION"));
    }

    static Group authenticating() {
        return group("apiOperation", new Text("AUTHENTICATE_PAYER"));
    }

    static Group content(String card) {
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

    static Group browserDetails() {
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
