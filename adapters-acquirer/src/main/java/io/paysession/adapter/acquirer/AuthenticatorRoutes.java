package io.paysession.adapter.acquirer;

import io.paysession.application.port.PayerAuthenticator;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Sends each payer to whom the merchant's acquirer authenticates payers with.
 *
 * @param sandbox asks on the pages of this server, for its own merchants only
 * @param others  ask elsewhere
 */
record AuthenticatorRoutes(PayerAuthenticator sandbox, Map<AcquirerName, ? extends PayerAuthenticator> others)
        implements PayerAuthenticator {
    @Override
    public boolean knows(AcquirerName acquirer) {
        return route(acquirer).isDefined();
    }

    @Override
    public boolean asksHere(AcquirerName acquirer) {
        return acquirer.equals(AcquirerName.SANDBOX);
    }

    @Override
    public Either<Failed, Verdict> initiate(Request request) {
        return route(request.acquirer()).toEither(new Failed()).flatMap(route -> route.initiate(request));
    }

    @Override
    public Either<Failed, Verdict> authenticate(Request request) {
        return route(request.acquirer()).toEither(new Failed()).flatMap(route -> route.authenticate(request));
    }

    @Override
    public Either<Failed, Verdict> find(Request asked) {
        return route(asked.acquirer()).toEither(new Failed()).flatMap(route -> route.find(asked));
    }

    @Override
    public Option<Challenge> read(String challengeRequest) {
        return sandbox.read(challengeRequest);
    }

    @Override
    public Option<Return> readReturn(String token) {
        return others.values()
                .toList()
                .flatMap(other -> other.readReturn(token))
                .headOption();
    }

    @Override
    public Verdict conclude(Conclusion conclusion) {
        return sandbox.conclude(conclusion);
    }

    private Option<PayerAuthenticator> route(AcquirerName acquirer) {
        return acquirer.equals(AcquirerName.SANDBOX) ? Option.some(sandbox) : Option.narrow(others.get(acquirer));
    }
}
