package io.paysession.application.token;

import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.application.access.Refusal;
import io.paysession.application.testing.PaymentWorld;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.TokenSettings;
import io.paysession.domain.merchant.TokenSettings.Format;
import io.paysession.domain.merchant.TokenSettings.Uniqueness;
import io.paysession.domain.session.SessionPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The operations on tokens on fakes. */
final class TokenWorld {
    static final String CARD = "5123450000000008";

    final PaymentWorld payments = new PaymentWorld();
    final TokenUseCases useCases = TokenUseCases.of(
            new TokenPorts(
                    payments.ports.gatekeeper(),
                    payments.world.sessions,
                    payments.tokens,
                    payments.acquirer,
                    new SeededRandomness(System.nanoTime()),
                    payments.world.time),
            SessionPolicy.DEFAULT);

    void use(Uniqueness uniqueness, Format format) {
        payments.set(new MerchantSettings(
                MerchantSettings.DEFAULT.standard(),
                MerchantSettings.DEFAULT.linesOfBusiness(),
                new TokenSettings(TokenSettings.OWN, uniqueness, format)));
    }

    Either<Refusal, Tokenization> post(Group document) {
        return tokenize(Option.none(), document);
    }

    Either<Refusal, Tokenization> put(String token, Group document) {
        return tokenize(Option.some(token), document);
    }

    private Either<Refusal, Tokenization> tokenize(Option<String> token, Group document) {
        return useCases.tokenize().tokenizeCard(new TokenizeCardCommand(payments.world.byMerchant(), token, document));
    }

    static Group card(String number, String year) {
        Group card = group("number", new Text(number), "expiry", group("month", new Text("1"), "year", new Text(year)));
        return group("sourceOfFunds", group("provided", group("card", card)));
    }

    static Group verifiedBy(String strategy, Group document) {
        return document.with("verificationStrategy", new Text(strategy))
                .with("transaction", group("currency", new Text("EUR")));
    }
}
