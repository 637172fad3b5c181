package io.paysession.adapter.acquirer.threeds;

import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Conclusion;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.application.testing.PayerAuthenticatorContract;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.merchant.AcquirerName;
import java.net.URI;

class SandboxAuthenticatorContractTest extends PayerAuthenticatorContract {
    private final SandboxAuthenticator sandbox = new SandboxAuthenticator(() -> URI.create("https://pay.example"));

    @Override
    protected PayerAuthenticator authenticator() {
        return sandbox;
    }

    @Override
    protected AcquirerName acquirer() {
        return AcquirerName.SANDBOX;
    }

    @Override
    protected Verdict answered(Request asked, Verdict pending, PayerAnswer answer) {
        return sandbox.conclude(new Conclusion(CardBrand.MASTERCARD, pending.details(), answer));
    }
}
