package io.paysession.adapter.acquirer.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.domain.order.GatewayCode;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the connector trusts. */
class GatewayTlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String APPROVED = """
            {"response":{"gatewayCode":"APPROVED"},"result":"SUCCESS","transaction":{"id":"t-1"}}""";

    private final Path directory;

    GatewayTlsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void asks_a_gateway_that_the_operator_trusts() throws Exception {
        KeyStore keys = keys("dns:localhost");
        try (ScriptedGateway gateway = new ScriptedGateway(context(keys))) {
            gateway.then(ScriptedGateway.answer(201, APPROVED));
            assertThat(asker(gateway, Option.some(pem(keys)))
                            .ask(SampleRequests.pay(), Clearance.ALWAYS)
                            .get()
                            .code())
                    .isEqualTo(GatewayCode.APPROVED);
        }
    }

    @Test
    void sends_nothing_to_a_gateway_that_nobody_vouches_for() throws Exception {
        try (ScriptedGateway gateway = new ScriptedGateway(context(keys("dns:localhost")))) {
            gateway.then(ScriptedGateway.answer(201, APPROVED));
            assertThat(asker(gateway, Option.none()).ask(SampleRequests.pay(), Clearance.ALWAYS))
                    .isEqualTo(Either.left(Silence.NOT_REACHED));
            assertThat(gateway.received()).isEmpty();
        }
    }

    @Test
    void sends_nothing_to_a_gateway_of_another_name() throws Exception {
        KeyStore keys = keys("dns:elsewhere.example");
        try (ScriptedGateway gateway = new ScriptedGateway(context(keys))) {
            gateway.then(ScriptedGateway.answer(201, APPROVED));
            assertThat(asker(gateway, Option.some(pem(keys))).ask(SampleRequests.pay(), Clearance.ALWAYS))
                    .isEqualTo(Either.left(Silence.NOT_REACHED));
            assertThat(gateway.received()).isEmpty();
        }
    }

    private static GatewayAcquirer asker(ScriptedGateway gateway, Option<Path> trust) {
        return new GatewayAcquirer(SampleRequests.settings(gateway.address("https"), trust, SampleRequests.PATIENT));
    }

    /** A key and its certificate, made with the runtime's keytool. */
    private KeyStore keys(String name) throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=gateway",
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private Path pem(KeyStore keys) throws Exception {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(keys.getCertificate("gateway").getEncoded());
        return Files.writeString(
                directory.resolve("trust.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }
}
