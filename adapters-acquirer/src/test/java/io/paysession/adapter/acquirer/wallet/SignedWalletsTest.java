package io.paysession.adapter.acquirer.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Wallets.Checkout;
import io.paysession.application.port.Wallets.Refused;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.wallet.WalletProvider;
import io.vavr.control.Either;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedWalletsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final TimeSource TIME = () -> NOW;
    private static final Randomness RANDOMNESS = new SeededRandomness(4);

    private final ECKey ofWallet = SignedWallets.freshKey();
    private final ECKey ours = SignedWallets.freshKey();
    private final SandboxWallet sandbox = new SandboxWallet(ofWallet, ours.toPublicJWK(), TIME);

    @ParameterizedTest
    @CsvSource({
        "sandbox-mastercard, 5123450000000008",
        "sandbox-visa, 4508750015741019",
        "sandbox-amex, 371881634498004"
    })
    void gives_card_and_addresses_in_the_words_of_a_session(String checkout, String number) {
        RequestFields given = accepted(SignedWallets.sandbox(TIME, RANDOMNESS).fetch(clickToPay(checkout)));
        assertThat(given.text("sourceOfFunds.provided.card.number")).contains(number);
        assertThat(given.text("sourceOfFunds.provided.card.expiry.month")).contains("1");
        assertThat(given.text("sourceOfFunds.provided.card.expiry.year")).contains("39");
        assertThat(given.text("sourceOfFunds.provided.card.nameOnCard")).contains("Jane Payer");
        assertThat(given.text("billing.address.country")).contains("IRL");
        assertThat(given.text("shipping.address.street")).contains("1 Alpha St");
        assertThat(given.text("customer.email")).contains("jane@example.com");
    }

    @ParameterizedTest
    @EnumSource(
            value = WalletProvider.class,
            names = {"AMEX_EXPRESS_CHECKOUT", "MASTERPASS_ONLINE", "SECURE_REMOTE_COMMERCE", "VISA_CHECKOUT"})
    void knows_every_provider_from_which_something_can_be_fetched(WalletProvider provider) {
        assertThat(SignedWallets.sandbox(TIME, RANDOMNESS)
                        .fetch(checkout(provider, "sandbox-visa"))
                        .isRight())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-forged", "sandbox-for-another", "sandbox-replayed", "sandbox-stale"})
    void refuses_what_is_not_the_wallets_not_for_us_or_not_for_now(String checkout) {
        assertThat(SignedWallets.sandbox(TIME, RANDOMNESS).fetch(clickToPay(checkout)))
                .isEqualTo(Either.left(Refused.NOT_GENUINE));
    }

    @Test
    void tells_an_unknown_checkout_from_a_wallet_that_is_not_reached() {
        SignedWallets wallets = SignedWallets.sandbox(TIME, RANDOMNESS);
        assertThat(wallets.fetch(clickToPay("sandbox-mastercard2"))).isEqualTo(Either.left(Refused.UNKNOWN_CHECKOUT));
        assertThat(wallets.fetch(clickToPay("sandbox-unreachable"))).isEqualTo(Either.left(Refused.NOT_REACHED));
        assertThat(wallets.fetch(checkout(WalletProvider.APPLE_PAY, "sandbox-visa")))
                .isEqualTo(Either.left(Refused.UNKNOWN_CHECKOUT));
    }

    @Test
    void refuses_an_answer_that_was_heard_before() {
        List<String> heard = new ArrayList<>();
        SignedWallets listening = ours(question -> {
            heard.add(sandbox.ask(question));
            return heard.get(0);
        });
        assertThat(listening.fetch(clickToPay("sandbox-visa")).isRight()).isTrue();
        assertThat(listening.fetch(clickToPay("sandbox-visa"))).isEqualTo(Either.left(Refused.NOT_GENUINE));
    }

    @Test
    void refuses_an_answer_for_another_merchant_or_checkout() {
        assertThat(ours(question -> sandbox.ask(new WalletQuestion(
                                question.provider(), "TESTSHOP02", question.checkout(), question.nonce())))
                        .fetch(clickToPay("sandbox-visa")))
                .isEqualTo(Either.left(Refused.NOT_GENUINE));
        assertThat(ours(question -> sandbox.ask(new WalletQuestion(
                                question.provider(), question.merchant(), "sandbox-amex", question.nonce())))
                        .fetch(clickToPay("sandbox-visa")))
                .isEqualTo(Either.left(Refused.NOT_GENUINE));
    }

    @Test
    void refuses_an_answer_that_is_not_signed_or_not_a_token_at_all() {
        assertThat(ours(question -> new PlainJWT(claims(sandbox.ask(question))).serialize())
                        .fetch(clickToPay("sandbox-visa")))
                .isEqualTo(Either.left(Refused.NOT_GENUINE));
        assertThat(ours(question -> "no token").fetch(clickToPay("sandbox-visa")))
                .isEqualTo(Either.left(Refused.NOT_GENUINE));
    }

    @Test
    void refuses_a_genuine_answer_in_which_nothing_is_encrypted() {
        assertThat(ours(question -> signed(new JWTClaimsSet.Builder(claims(sandbox.ask(question)))
                                .claim("encryptedPayload", null)
                                .build()))
                        .fetch(clickToPay("sandbox-visa")))
                .isEqualTo(Either.left(Refused.NOT_GENUINE));
    }

    @Test
    void refuses_an_answer_whose_time_is_over() {
        SignedWallets later = new SignedWallets(
                sandbox,
                new WalletSeal(ofWallet.toPublicJWK(), ours, () -> NOW.plus(Duration.ofMinutes(5))),
                RANDOMNESS);
        assertThat(later.fetch(clickToPay("sandbox-visa"))).isEqualTo(Either.left(Refused.NOT_GENUINE));
    }

    @Test
    void prints_no_reference() {
        assertThat(clickToPay("sandbox-visa").toString()).doesNotContain("sandbox-visa");
        assertThat(new WalletQuestion(WalletProvider.VISA_CHECKOUT, "SHOP", "sandbox-visa", "n").toString())
                .doesNotContain("sandbox-visa");
    }

    private SignedWallets ours(WalletLine line) {
        return new SignedWallets(line, new WalletSeal(ofWallet.toPublicJWK(), ours, TIME), RANDOMNESS);
    }

    private String signed(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new com.nimbusds.jose.JWSHeader(WalletSeal.SIGNATURE), claims);
            jwt.sign(new ECDSASigner(ofWallet));
            return jwt.serialize();
        } catch (JOSEException failure) {
            throw new AssertionError(failure);
        }
    }

    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException failure) {
            throw new AssertionError(failure);
        }
    }

    private static RequestFields accepted(Either<Refused, Group> given) {
        FieldReading reading = FieldCatalogue.operation("WALLET").read(given.get(), new ApiVersion(72));
        assertThat(reading.violations()).isEmpty();
        return reading.fields();
    }

    private static Checkout clickToPay(String checkout) {
        return checkout(WalletProvider.SECURE_REMOTE_COMMERCE, checkout);
    }

    private static Checkout checkout(WalletProvider provider, String checkout) {
        String path = provider.references().getOrElse("wallet.none.none");
        String[] names = path.split("\\.");
        return new Checkout(
                provider,
                new MerchantId("TESTSHOP01"),
                new RequestFields(SampleSessions.group(
                        "wallet", SampleSessions.group(names[1], SampleSessions.group(names[2], new Text(checkout))))));
    }
}
