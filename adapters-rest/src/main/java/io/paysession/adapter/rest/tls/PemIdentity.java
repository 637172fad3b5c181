package io.paysession.adapter.rest.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** A server's certificate and private key from PEM files. */
final class PemIdentity {
    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private PemIdentity() {}

    /**
     * A key store with the one entry, under an empty password.
     *
     * @throws IllegalArgumentException if the files are unusable; its text says which, for the operator
     */
    static KeyStore keyStore(PemFiles files) {
        try {
            PrivateKey key = privateKey(files.privateKey());
            Certificate[] chain = certificates(files.certificates());
            checkPair(key, chain[0], files);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            store.setKeyEntry("server", key, new char[0], chain);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The TLS certificate and key cannot be used together");
        }
    }

    /**
     * A key store with the certificates of a PEM file.
     *
     * @throws IllegalArgumentException if the file is unusable; its text says which, for the operator
     */
    static KeyStore trustStore(Path file) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            for (Certificate certificate : certificates(file)) {
                store.setCertificateEntry("trusted" + store.size(), certificate);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The certificates cannot be used: " + file);
        }
    }

    /** A key that does not belong to the certificate would be noticed by the first client only. */
    private static void checkPair(PrivateKey key, Certificate certificate, PemFiles files)
            throws GeneralSecurityException {
        String keyAlgorithm = key.getAlgorithm().equals("EdDSA") ? "Ed25519" : key.getAlgorithm();
        String algorithm = switch (keyAlgorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> keyAlgorithm;
        };
        byte[] probe = new byte[32];
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        try {
            signature.initVerify(certificate);
            signature.update(probe);
            if (signature.verify(signed)) {
                return;
            }
        } catch (InvalidKeyException | SignatureException anotherKindOfKey) {
            // The certificate is for another algorithm: as wrong a pair as any.
        }
        throw new IllegalArgumentException("The TLS key file " + files.privateKey()
                + " does not belong to the certificate in " + files.certificates());
    }

    private static Certificate[] certificates(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (chain.isEmpty()) {
                throw new IllegalArgumentException("No certificate in the TLS certificate file " + file);
            }
            return chain.toArray(Certificate[]::new);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The TLS certificate file cannot be read: " + file);
        }
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException {
        String pem = text(file);
        int begin = pem.indexOf(KEY_BEGIN);
        int end = pem.indexOf(KEY_END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("No unencrypted PKCS #8 private key in the TLS key file " + file
                    + " (convert other forms with: openssl pkcs8 -topk8 -nocrypt)");
        }
        byte[] der = decode(pem.substring(begin + KEY_BEGIN.length(), end), file);
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException anotherAlgorithm) {
                // PKCS #8 names its algorithm inside; the JDK wants to be told, so we ask each.
                continue;
            }
        }
        throw new IllegalArgumentException("The TLS key file holds neither an RSA, EC nor Ed25519 key: " + file);
    }

    private static byte[] decode(String base64, Path file) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The TLS key file is not PEM: " + file);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalArgumentException("The TLS key file cannot be read: " + file);
        }
    }
}
