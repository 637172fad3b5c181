package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RestSettings.TlsFiles;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Certificates and keys for tests, made by the JDK's own tool, all in one store under their names. */
final class TestCertificates {
    private static final String PASSWORD = "changeit";

    private final Path directory;
    private final Path store;

    TestCertificates(Path directory) {
        this.directory = directory;
        this.store = directory.resolve("all.p12");
    }

    /** A certificate for this name; {@code more} says who signs it, and what else keytool is to know. */
    TestCertificates make(String alias, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias + ", O=Shop",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(more));
        Path log = directory.resolve("keytool.log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(keytool.waitFor()).as(Files.readString(log)).isZero();
        return this;
    }

    TestCertificates makeServer(String alias) throws Exception {
        return make(alias, "-ext", "san=ip:127.0.0.1");
    }

    X509Certificate certificate(String alias) throws Exception {
        return (X509Certificate) load().getCertificate(alias);
    }

    private KeyStore load() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** Writes what a server needs, in place of what was there. */
    TlsFiles write(String alias) throws Exception {
        KeyStore keys = load();
        byte[] key = keys.getKey(alias, PASSWORD.toCharArray()).getEncoded();
        Files.writeString(directory.resolve("server.key"), pem("PRIVATE KEY", key));
        return new TlsFiles(trust("server.crt", alias), directory.resolve("server.key"));
    }

    /** Writes certificates alone. */
    Path trust(String file, String... aliases) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String alias : aliases) {
            text.append(pem("CERTIFICATE", certificate(alias).getEncoded()));
        }
        return Files.writeString(directory.resolve(file), text);
    }

    private static String pem(String what, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    /** A client that trusts these servers and no other. */
    SSLContext client(String... servers) throws Exception {
        return context(new KeyManager[0], servers);
    }

    /** One that also shows a certificate, whether the server would like it or not. */
    SSLContext clientAs(String alias, String... servers) throws Exception {
        return context(new KeyManager[] {new Stubborn(load(), alias)}, servers);
    }

    private SSLContext context(KeyManager[] keys, String... servers) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (String server : servers) {
            trusted.setCertificateEntry(server, certificate(server));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    /** Java's own would show nothing that the server says it does not accept. */
    private static final class Stubborn extends X509ExtendedKeyManager {
        private final KeyStore keys;
        private final String alias;

        Stubborn(KeyStore keys, String alias) {
            this.keys = keys;
            this.alias = alias;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return alias;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return alias;
        }

        @Override
        public X509Certificate[] getCertificateChain(String name) {
            try {
                return Stream.of(keys.getCertificateChain(name))
                        .map(X509Certificate.class::cast)
                        .toArray(X509Certificate[]::new);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public PrivateKey getPrivateKey(String name) {
            try {
                return (PrivateKey) keys.getKey(name, PASSWORD.toCharArray());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {alias};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            throw new AssertionError("a client");
        }
    }
}
