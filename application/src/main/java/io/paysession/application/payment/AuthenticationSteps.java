package io.paysession.application.payment;

import io.paysession.application.access.Caller;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Sources.Combined;
import io.paysession.application.payment.Sources.Wanted;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.AuthenticationAnswers;
import io.paysession.domain.order.CheckedRequest;
import io.paysession.domain.order.NewTransaction;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OperationRequest;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderAuthentication;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderRefusal.Unusable;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Takes an authentication one step further: brings together what was said, asks, and lets the order decide. */
final class AuthenticationSteps {
    private static final String RETURN = "authentication.redirectResponseUrl";
    private static final String BROWSER = "PAYER_BROWSER";

    private final PaymentPorts ports;
    private final Sources sources;
    private final PayerAuthenticator authenticator;

    AuthenticationSteps(PaymentPorts ports, Sources sources, PayerAuthenticator authenticator) {
        this.ports = ports;
        this.sources = sources;
        this.authenticator = authenticator;
    }

    /** One step, as far as it has come. */
    private record Step(
            AskedOperation asked,
            Caller caller,
            OrderAuthentication order,
            RequestFields fields,
            CheckedRequest checked,
            AcquirerRelationship terms) {
        Request request(AcquirerName acquirer, RequestFields before) {
            return new Request(
                    acquirer, new Reference(asked.key(), asked.transaction()), checked.amount(), fields, before);
        }

        @Override
        public String toString() {
            return "Step[" + asked.operation() + "]";
        }
    }

    /** What is known of the payer, and what that amounts to. */
    private record Said(Verdict verdict, AcquirerAnswer answer) {}

    /** The order after the step; left: why it is not taken. Nothing is stored. */
    Either<Refusal, Order> decide(AskedOperation asked, Caller caller, Option<Order> order) {
        if (order.exists(existing -> existing.open().isDefined())) {
            return Either.left(new Refusal.ByOrder(new OrderRefusal.Locked()));
        }
        Wanted wanted = new Wanted(
                asked.access(),
                caller.merchant(),
                asked.operation().catalogueOn(order),
                asked.reading(),
                caller.session(),
                true);
        return sources.combine(wanted)
                .flatMap(combined -> step(asked, caller, combined, order))
                .flatMap(step ->
                        asked.operation() == Operation.INITIATE_AUTHENTICATION ? initiate(step) : authenticate(step));
    }

    private static Either<Refusal, Step> step(
            AskedOperation asked, Caller caller, Combined combined, Option<Order> order) {
        RequestFields said =
                order.map(Order::details).getOrElse(RequestFields.EMPTY).merge(combined.fields());
        return Admission.terms(caller.merchant(), said)
                .flatMap(terms -> new OperationRequest(asked.operation(), combined.fields(), terms, order)
                        .check()
                        .flatMap(checked -> combined.fields()
                                        .text(RequestFields.CARD_NUMBER)
                                        .isDefined()
                                ? Either.right(checked)
                                : Either.left(List.of(Violation.missing(RequestFields.CARD_NUMBER))))
                        .<Refusal>mapLeft(Refusal.Malformed::new)
                        .map(checked -> new Step(
                                asked,
                                caller,
                                new OrderAuthentication(asked.key(), order),
                                combined.fields(),
                                checked,
                                terms)));
    }

    private Either<Refusal, Order> initiate(Step step) {
        Authentication unknown = authentication(step, new Verdict(AuthenticationStatus.AVAILABLE, RequestFields.EMPTY));
        return step.order()
                .admit(newTransaction(step, unknown))
                .<Refusal>mapLeft(Refusal.ByOrder::new)
                .flatMap(first -> {
                    Money nothing = step.checked().amount().zero();
                    AcquirerName acquirer = step.terms().acquirer();
                    if (step.terms().payerAuthentication() && !authenticator.knows(acquirer)) {
                        return Either.left(notHere(step));
                    }
                    Either<PayerAuthenticator.Failed, Verdict> answer =
                            step.terms().payerAuthentication()
                                    ? authenticator.initiate(step.request(acquirer, RequestFields.EMPTY))
                                    : Either.right(new Verdict(AuthenticationStatus.NOT_SUPPORTED, noVersion()));
                    Said said = said(answer, nothing, noVersion());
                    return step.order()
                            .initiate(
                                    newTransaction(step, authentication(step, said.verdict())),
                                    said.answer(),
                                    ports.time().now())
                            .mapLeft(Refusal.ByOrder::new);
                });
    }

    private Either<Refusal, Order> authenticate(Step step) {
        Authentication unknown = authentication(step, new Verdict(AuthenticationStatus.PENDING, RequestFields.EMPTY));
        return step.order()
                .admit(newTransaction(step, unknown))
                .<Refusal>mapLeft(Refusal.ByOrder::new)
                .map(Option::get)
                .flatMap(initiated -> continued(step, initiated));
    }

    private Either<Refusal, Order> continued(Step step, Transaction initiated) {
        RequestFields before = initiated.authentication().get().details();
        boolean browser = before.text("channel").getOrElse(BROWSER).equals(BROWSER);
        Fingerprint card = initiated.authentication().get().card();
        if (!ports.fingerprints()
                .matches(
                        Purpose.CARD,
                        step.fields().text(RequestFields.CARD_NUMBER).get(),
                        card)) {
            return Either.left(new Refusal.ByOrder(
                    new OrderRefusal.UnusableAuthentication(initiated.id().value(), Unusable.OTHER_CARD)));
        }
        // Whoever has initiated it goes on with it, whatever the merchant's settings say by now.
        AcquirerName acquirer = initiated.acquirer();
        if (!authenticator.knows(acquirer)) {
            return Either.left(notHere(step));
        }
        Said said = said(
                authenticator.authenticate(step.request(acquirer, before)),
                step.checked().amount(),
                before.without("redirect"));
        Option<PayerReturn> back = step.fields()
                .text(RETURN)
                .filter(url -> browser)
                .map(url -> new PayerReturn(url, step.caller().session().map(PaymentSession::key)));
        PayerStep payer =
                new PayerStep(digest(step.asked()), OrderAuthentication.initiation(initiated), back, Option.none());
        NewTransaction request =
                newTransaction(step, authentication(step, said.verdict()).with(payer));
        return step.order()
                .authenticate(request, said.answer(), ports.time().now())
                .mapLeft(Refusal.ByOrder::new);
    }

    /** Nobody authenticates payers for the merchant's acquirer. */
    private static Refusal notHere(Step step) {
        return Refusal.malformed(
                Violation.unsupported("apiOperation", step.asked().operation().name()));
    }

    /** What was said; an authenticator that fails leaves the payer unknown. */
    private static Said said(Either<PayerAuthenticator.Failed, Verdict> answer, Money amount, RequestFields otherwise) {
        return answer.map(verdict -> new Said(verdict, AuthenticationAnswers.of(verdict.status(), amount)))
                .getOrElse(() -> new Said(
                        new Verdict(AuthenticationStatus.UNAVAILABLE, otherwise),
                        AuthenticationAnswers.failed(amount)));
    }

    private static RequestFields noVersion() {
        return new RequestFields(Group.EMPTY.with("version", new Text("NONE")));
    }

    private Authentication authentication(Step step, Verdict verdict) {
        Fingerprint card = ports.fingerprints()
                .take(
                        Purpose.CARD,
                        step.fields().text(RequestFields.CARD_NUMBER).get());
        return Authentication.of(verdict.status(), step.checked().amount(), card, verdict.details());
    }

    private NewTransaction newTransaction(Step step, Authentication authentication) {
        return new NewTransaction(
                step.asked().transaction(),
                step.asked().operation(),
                step.checked().amount(),
                Option.none(),
                digest(step.asked()),
                step.checked().details(),
                step.checked().orderDetails(),
                Option.some(authentication),
                step.caller()
                        .session()
                        .map(session -> ports.fingerprints()
                                .take(Purpose.SESSION, session.id().value())),
                step.terms());
    }

    private Fingerprint digest(AskedOperation asked) {
        return ports.fingerprints().take(Purpose.REQUEST, asked.canonical());
    }
}
