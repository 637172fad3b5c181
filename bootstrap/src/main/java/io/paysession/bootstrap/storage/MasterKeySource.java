package io.paysession.bootstrap.storage;

import io.paysession.application.port.MasterKeys;
import io.paysession.bootstrap.postgres.EmbeddedPostgres;
import io.paysession.bootstrap.setting.PrivateFile;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Master keys from a file, from a text, or made at the first start of an embedded database. */
final class MasterKeySource implements MasterKeys {
    private static final int KEY_BYTES = 32;
    private static final String GENERATED = "master-key";

    private final Seq<Secret> keys;

    private MasterKeySource(Seq<Secret> keys) {
        this.keys = keys;
    }

    static MasterKeySource ofText(String keys, String origin) {
        return new MasterKeySource(parse(keys, origin));
    }

    static MasterKeySource ofFile(Path file) {
        MasterKeySource source = ofText(read(file), origin(file));
        PrivateFile.warnIfOthersMayRead(file, origin(file));
        return source;
    }

    /**
     * The key of an embedded database stands beside its folder, not in it: a copy of the folder alone opens nothing. It
     * is made before the folder, so that a folder without a key has lost it, and a new key would only hide that.
     */
    static MasterKeySource generatedIn(Path dataDirectory) {
        EmbeddedPostgres.makeDirectory(dataDirectory);
        Path file = dataDirectory.resolve(GENERATED);
        if (!Files.exists(file)) {
            // In this order: somebody who is just making both makes the key first.
            boolean inUse = Files.exists(dataDirectory.resolve("postgres"));
            if (inUse && !Files.exists(file)) {
                throw new StartException(origin(file) + " is missing, and the data beside it does not open without it;"
                        + " restore the file from your backup, or give --master-key-file");
            }
            generate(file);
        }
        return ofFile(file);
    }

    @Override
    public Seq<Secret> load() {
        return keys;
    }

    /** Before anything is started: what is wrong with keys is the commonest mistake. */
    private static Seq<Secret> parse(String text, String origin) {
        List<String> keys = List.of(text.strip().split("[\\s,]+")).filter(key -> !key.isEmpty());
        if (keys.isEmpty()) {
            throw new StartException(origin + " holds no key");
        }
        if (keys.exists(key -> !isKey(key))) {
            throw new StartException(origin + " holds something that is not 32 bytes in base64");
        }
        if (keys.distinct().size() != keys.size()) {
            throw new StartException(origin + " holds a key twice");
        }
        return keys.map(Secret::of);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new StartException(origin(file) + " cannot be read");
        }
    }

    private static void generate(Path file) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            PrivateFile.create(file, Base64.getEncoder().encodeToString(key) + "\n");
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            return;
        } catch (IOException e) {
            throw new StartException(origin(file) + " cannot be written");
        }
    }

    private static String origin(Path file) {
        return "the master key file " + file;
    }
}
