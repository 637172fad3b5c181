package io.paysession.application.challenge;

/**
 * Asking payers, ready to be called or to be wrapped one by one.
 *
 * @param show   the page that asks
 * @param answer what the payer says there
 * @param end    what a payer has said who was asked elsewhere
 * @param find   the same of payers whose browsers have not come back
 */
public record ChallengeUseCases(
        ShowChallengeUseCase show, AnswerChallengeUseCase answer, EndChallengeUseCase end, FindPayersUseCase find) {
    /**
     * Wires the use cases to the ports.
     *
     * @param ports what they need from the world
     * @return the use cases on these ports
     */
    public static ChallengeUseCases of(ChallengePorts ports) {
        return new ChallengeUseCases(
                new ShowChallengeService(ports),
                new AnswerChallengeService(ports),
                new EndChallengeService(ports),
                new FindPayersService(ports));
    }
}
