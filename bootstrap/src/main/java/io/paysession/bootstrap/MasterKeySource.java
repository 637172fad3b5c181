package io.paysession.bootstrap;

import io.paysession.application.port.MasterKeys;
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
import java.util.function.Supplier;

/** Master keys from a file, from a text, or made at the first start of an embedded database. */
final class MasterKeySource implements MasterKeys {
    private static final int KEY_BYTES = 32;
    private static final String GENERATED = "master-key";

    private final Supplier<String> text;
    private final String origin;

    private MasterKeySource(Supplier<String> text, String origin) {
        this.text = text;
        this.origin = origin;
    }

    static MasterKeySource ofText(String keys, String origin) {
        return new MasterKeySource(() -> keys, origin);
    }

    static MasterKeySource ofFile(Path file) {
        return new MasterKeySource(() -> read(file), "the master key file " + file);
    }

    /** The key of an embedded database stands beside its folder, not in it: a copy of the folder alone opens nothing. */
    static MasterKeySource generatedIn(Path dataDirectory) {
        Path file = dataDirectory.resolve(GENERATED);
        return new MasterKeySource(() -> readOrGenerate(file), "the master key file " + file);
    }

    @Override
    public Seq<Secret> load() {
        List<String> keys = List.of(text.get().strip().split("[\\s,]+")).filter(key -> !key.isEmpty());
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
            throw new StartException("the master key file " + file + " cannot be read");
        }
    }

    private static String readOrGenerate(Path file) {
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            try {
                PrivateFile.create(file, Base64.getEncoder().encodeToString(key) + "\n");
            } catch (FileAlreadyExistsException somebodyWasFaster) {
                return read(file);
            } catch (IOException e) {
                throw new StartException("the master key file " + file + " cannot be written");
            }
        }
        return read(file);
    }
}
