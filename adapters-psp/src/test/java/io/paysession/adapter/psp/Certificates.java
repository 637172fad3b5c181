package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate and its private key, made with the runtime's keytool.
 *
 * @param pem       the certificate alone
 * @param alias     its name in the key store of the directory
 * @param directory where all are kept that one authority issues
 */
record Certificates(Path pem, String alias, Path directory) {
    private static final String PASSWORD = "changeit";

    static Certificates authority(Path directory, String alias) throws Exception {
        return make(directory, alias, "-ext", "bc=ca:true");
    }

    static Certificates selfSigned(Path directory, String alias) throws Exception {
        return make(directory, alias);
    }

    /** @param name as keytool writes a subject alternative name */
    Certificates issue(String newAlias, String name) throws Exception {
        return make(directory, newAlias, "-signer", alias, "-ext", name);
    }

    /** What a server shows. */
    SSLContext context() throws Exception {
        KeyStore all = load(directory);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(
                alias,
                all.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Certificates make(Path directory, String alias, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store(directory).toString()));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).as(alias).isZero();
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(load(directory).getCertificate(alias).getEncoded());
        Path pem = Files.write(
                directory.resolve(alias + ".pem"),
                List.of("-----BEGIN CERTIFICATE-----", base64, "-----END CERTIFICATE-----"));
        return new Certificates(pem, alias, directory);
    }

    private static KeyStore load(Path directory) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store(directory))) {
            store.load(stream, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path store(Path directory) {
        return directory.resolve("keys.p12");
    }
}
