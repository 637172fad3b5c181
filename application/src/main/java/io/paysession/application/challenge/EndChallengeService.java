package io.paysession.application.challenge;

import io.paysession.application.challenge.Challenges.Pending;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.PayerAuthenticator.Return;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.RequestFields;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class EndChallengeService implements EndChallengeUseCase {
    private final PayerAuthenticator authenticator;
    private final Challenges challenges;

    EndChallengeService(ChallengePorts ports) {
        authenticator = ports.authenticator();
        challenges = new Challenges(ports.orders(), ports.time(), acquirer -> !authenticator.asksHere(acquirer));
    }

    @Override
    public Either<Unended, AnsweredChallenge> endChallenge(EndChallengeCommand command) {
        Option<Return> back = authenticator.readReturn(command.token());
        return back.flatMap(known -> challenges
                        .find(known.reference())
                        .filter(pending -> pending.transaction().acquirer().equals(known.acquirer())))
                .toEither(Unended.UNKNOWN)
                .flatMap(pending -> end(back.get(), pending));
    }

    private Either<Unended, AnsweredChallenge> end(Return back, Pending pending) {
        Authentication asked = pending.transaction().authentication().get();
        Request request =
                new Request(back.acquirer(), back.reference(), asked.amount(), RequestFields.EMPTY, asked.details());
        return authenticator
                .find(request)
                .toOption()
                .filter(EndChallengeService::isEnd)
                .toEither(Unended.NOT_YET)
                .flatMap(verdict -> challenges
                        .take(back.reference(), (order, current) -> Challenges.ended(order, current, verdict))
                        .toEither(Unended.UNKNOWN));
    }

    private static boolean isEnd(Verdict verdict) {
        return verdict.status() != AuthenticationStatus.PENDING && verdict.status() != AuthenticationStatus.AVAILABLE;
    }
}
