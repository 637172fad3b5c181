package io.paysession.application.challenge;

import io.paysession.application.challenge.Challenges.Next;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.application.port.PayerAuthenticator.Challenge;
import io.paysession.domain.shared.Fingerprint;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;
import java.util.HexFormat;

final class ShowChallengeService implements ShowChallengeUseCase {
    private static final int NAME_BYTES = 32;
    private static final String PROOF = "3ds2.acsTransactionId";

    private final ChallengePorts ports;
    private final Challenges challenges;

    ShowChallengeService(ChallengePorts ports) {
        this.ports = ports;
        this.challenges = new Challenges(ports.orders(), ports.time(), ports.authenticator()::asksHere);
    }

    @Override
    public Option<ChallengePage> showChallenge(ShowChallengeCommand command) {
        return ports.authenticator().read(command.challengeRequest()).flatMap(this::show);
    }

    private Option<ChallengePage> show(Challenge challenge) {
        String name = HexFormat.of().formatHex(ports.randomness().exactly(NAME_BYTES));
        Fingerprint page = ports.fingerprints().take(Purpose.CALLBACK, name);
        return challenges.take(
                challenge.reference(),
                (order, pending) -> Option.some(pending.transaction())
                        .filter(transaction -> transaction
                                .authentication()
                                .flatMap(authentication ->
                                        authentication.details().text(PROOF))
                                // Compared as a secret is: in a time that says nothing.
                                .exists(proof -> Secret.of(proof).equals(Secret.of(challenge.proof()))))
                        .flatMap(transaction -> order.await(transaction.id(), page, pending.now())
                                .map(next -> new Next<>(
                                        next,
                                        new ChallengePage(
                                                challenge.reference(),
                                                transaction
                                                        .authentication()
                                                        .get()
                                                        .amount(),
                                                name)))));
    }
}
