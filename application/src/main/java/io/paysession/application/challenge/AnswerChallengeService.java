package io.paysession.application.challenge;

import io.paysession.application.challenge.Challenges.Next;
import io.paysession.application.challenge.Challenges.Pending;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.PayerAuthenticator.Conclusion;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.OrderAuthentication;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Option;

final class AnswerChallengeService implements AnswerChallengeUseCase {
    private final ChallengePorts ports;
    private final Challenges challenges;

    AnswerChallengeService(ChallengePorts ports) {
        this.ports = ports;
        this.challenges = new Challenges(ports.orders(), ports.time(), ports.authenticator()::asksHere);
    }

    @Override
    public Option<AnsweredChallenge> answerChallenge(AnswerChallengeCommand command) {
        return reference(command)
                .flatMap(
                        reference -> challenges.take(reference, (order, pending) -> answered(order, pending, command)));
    }

    private static Option<Reference> reference(AnswerChallengeCommand command) {
        return MerchantId.parse(command.merchant())
                .flatMap(merchant -> OrderId.parse(command.order()).map(order -> new OrderKey(merchant, order)))
                .flatMap(key ->
                        TransactionId.parse(command.transaction()).map(transaction -> new Reference(key, transaction)));
    }

    private Option<Next<AnsweredChallenge>> answered(
            OrderAuthentication order, Pending pending, AnswerChallengeCommand command) {
        Authentication asked = pending.transaction().authentication().get();
        Option<PayerStep> awaited = asked.payer()
                .filter(step -> step.callback()
                        .exists(page -> ports.fingerprints().matches(Purpose.CALLBACK, command.name(), page)));
        return awaited.flatMap(step -> Challenges.ended(order, pending, verdict(pending, asked, command.answer())));
    }

    private Verdict verdict(Pending pending, Authentication asked, PayerAnswer answer) {
        // Masked, but its beginning tells the brand.
        CardBrand brand = pending.transaction()
                .details()
                .text(RequestFields.CARD_NUMBER)
                .map(CardBrand::of)
                .getOrElse(CardBrand.UNKNOWN);
        return ports.authenticator().conclude(new Conclusion(brand, asked.details(), answer));
    }
}
