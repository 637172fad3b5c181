package io.paysession.application.challenge;

import io.paysession.application.challenge.Challenges.Pending;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Return;
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
        return authenticator
                .readReturn(command.token())
                .toEither(Unended.UNKNOWN)
                .flatMap(this::end);
    }

    private Either<Unended, AnsweredChallenge> end(Return back) {
        Option<Pending> pending = challenges
                .find(back.reference())
                .filter(asked -> asked.transaction().acquirer().equals(back.acquirer()));
        return pending.map(asked -> end(back, asked)).getOrElse(() -> known(back));
    }

    private Either<Unended, AnsweredChallenge> end(Return back, Pending pending) {
        return authenticator
                .find(LostPayers.question(pending))
                .toOption()
                .filter(Challenges::isEnd)
                .toEither(Unended.NOT_YET)
                .flatMap(verdict -> challenges
                        .take(back.reference(), (order, current) -> Challenges.ended(order, current, verdict))
                        .fold(() -> known(back), Either::right));
    }

    /** Somebody else may have asked meanwhile what the payer has said: the browser is sent on with that, once. */
    private Either<Unended, AnsweredChallenge> known(Return back) {
        return challenges.takeBack(back).toEither(Unended.UNKNOWN);
    }
}
