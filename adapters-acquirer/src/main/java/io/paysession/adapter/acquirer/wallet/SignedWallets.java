package io.paysession.adapter.acquirer.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Wallets;
import io.paysession.domain.field.FieldValue.Group;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;

/** Wallets that sign what they give for one question only, and encrypt it for us. */
public final class SignedWallets implements Wallets {
    private static final int NONCE_BYTES = 16;

    private final WalletLine line;
    private final WalletSeal seal;
    private final Randomness randomness;

    SignedWallets(WalletLine line, WalletSeal seal, Randomness randomness) {
        this.line = line;
        this.seal = seal;
        this.randomness = randomness;
    }

    /**
     * Wallets of a sandbox. It lives in this process and so do all keys: each process makes its own when it starts, and
     * nothing that one of them has sealed ever reaches another one.
     */
    public static SignedWallets sandbox(TimeSource time, Randomness randomness) {
        ECKey ofWallet = freshKey();
        ECKey ours = freshKey();
        return new SignedWallets(
                new SandboxWallet(ofWallet, ours.toPublicJWK(), time),
                new WalletSeal(ofWallet.toPublicJWK(), ours, time),
                randomness);
    }

    @Override
    public Either<Refused, Group> fetch(Checkout checkout) {
        Option<String> named = checkout.provider()
                .references()
                .headOption()
                .flatMap(path -> checkout.reference().text(path));
        return named.toEither(Refused.UNKNOWN_CHECKOUT)
                .map(reference -> new WalletQuestion(
                        checkout.provider(),
                        checkout.merchant().value(),
                        reference,
                        Base64URL.encode(randomness.bytes(NONCE_BYTES)).toString()))
                .flatMap(this::ask);
    }

    private Either<Refused, Group> ask(WalletQuestion question) {
        try {
            String answer = line.ask(question);
            return answer.isEmpty() ? Either.left(Refused.UNKNOWN_CHECKOUT) : seal.open(answer, question);
        } catch (IOException notReached) {
            return Either.left(Refused.NOT_REACHED);
        }
    }

    static ECKey freshKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This Java cannot make keys for P-256", impossible);
        }
    }
}
