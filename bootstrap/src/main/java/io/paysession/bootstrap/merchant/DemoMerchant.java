package io.paysession.bootstrap.merchant;

import io.paysession.application.merchant.EnsureMerchantCommand;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.port.Merchants;
import io.paysession.bootstrap.setting.PrivateFile;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.storage.Storage;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The merchant with which a newcomer's very first start begins, which may do everything, and the commands to try it with. */
public final class DemoMerchant {
    private static final MerchantId MERCHANT = new MerchantId("TESTMERCHANT");

    private final Path passwordFile;
    private final Path unfinished;
    private final Path sessionFile;
    private final MerchantUseCases merchants;

    public DemoMerchant(Path dataDirectory, MerchantUseCases merchants) {
        Path absolute = dataDirectory.toAbsolutePath().normalize();
        passwordFile = absolute.resolve(MERCHANT + ".password");
        unfinished = absolute.resolve(MERCHANT + ".password.new");
        sessionFile = absolute.resolve("first-session.json");
        this.merchants = merchants;
    }

    /**
     * Makes the merchant if this is the very first start and there is no other.
     *
     * @return what to print; empty on any other start
     */
    public String introduce(String url) {
        if (Files.exists(passwordFile)) {
            return "";
        }
        boolean halfDone = Files.exists(unfinished);
        if (isUsedAlready(halfDone)) {
            return "";
        }
        try {
            if (!halfDone) {
                PrivateFile.create(
                        unfinished,
                        HexFormat.of().formatHex(Storage.randomness().bytes(16)) + "\n");
            }
            Secret password = Secret.of(Files.readString(unfinished).strip());
            boolean unusedWhetherNew = merchants
                    .ensure()
                    .ensureMerchant(new EnsureMerchantCommand(MERCHANT, password, MerchantSettings.EVERYTHING));
            if (!Files.exists(sessionFile)) {
                // The first command fills it: with a session's id and key, which nobody else may read either.
                PrivateFile.create(sessionFile, "");
            }
            Path unusedTarget = Files.move(unfinished, passwordFile);
            return commands(url);
        } catch (IOException e) {
            throw new StartException("the password file " + passwordFile + " cannot be written");
        }
    }

    /** Whether there is any merchant but one that was half done. One that cannot be read is there all the same. */
    private boolean isUsedAlready(boolean halfDone) {
        Merchants.Listing listing = merchants.list().listMerchants();
        Seq<MerchantId> existing = listing.merchants().map(Merchant::id).appendAll(listing.unreadable());
        boolean others = existing.exists(merchant -> !merchant.equals(MERCHANT));
        return others || !listing.unreadable().isEmpty() || !halfDone && !existing.isEmpty();
    }

    private String commands(String url) {
        String sessions = url + "/api/rest/version/100/merchant/" + MERCHANT + "/session";
        String one = "\"" + sessions + "/$(grep -o 'SESSION[A-Z0-9]*' " + quoted(sessionFile) + ")\"";
        String curl = "curl -sS -u \"merchant." + MERCHANT + ":$(cat " + quoted(passwordFile) + ")\"";
        return """

                There is no merchant yet, so %s was made; its password is in %s
                Try it: create a session, fill it, read it back.

                %s -X POST -d '{ "session": { "authenticationLimit": 25 } }' '%s' | tee %s
                %s -X PUT -d '{ "order": { "amount": 100, "currency": "USD" } }' %s
                %s %s

                """.formatted(MERCHANT, passwordFile, curl, sessions, quoted(sessionFile), curl, one, curl, one);
    }

    /** For a shell, inside double quotes or out. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
