package io.paysession.bootstrap.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Files of master keys. */
public final class MasterKeyFiles {
    private static final SecureRandom RANDOM = new SecureRandom();

    private MasterKeyFiles() {}

    /** A new key. */
    public static String key() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** A file with these keys, the first of them current. */
    public static Path write(Path directory, String... keys) {
        try {
            return Files.write(Files.createTempFile(directory, "master-key-", ".txt"), List.of(keys));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
