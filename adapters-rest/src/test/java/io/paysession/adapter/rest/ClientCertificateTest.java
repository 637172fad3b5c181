package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.rest.RestSettings.TlsFiles;
import io.paysession.domain.merchant.CertificateName;
import io.paysession.domain.merchant.CertificateSettings;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.merchant.TerminalPermission;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {
    private static final String PASSWORD = RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD);

    @SuppressWarnings("NullAway.Init")
    private static TestCertificates certificates;

    @SuppressWarnings("NullAway.Init")
    private static RestServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        String[] issued = {"-signer", "authority"};
        certificates = new TestCertificates(directory)
                .makeServer("server")
                .make("authority", "-ext", "bc:c")
                .make("client", issued)
                .make("later", "-signer", "authority", "-dname", "CN=client, O=Shop")
                .make("another", issued)
                .make("expired", "-signer", "authority", "-startdate", "-20d", "-validity", "10")
                .make("future", "-signer", "authority", "-startdate", "+10d")
                .make("ended", "-startdate", "-20d", "-validity", "10")
                .make("stranger");
        Path trust = certificates.trust("clients.pem", "authority", "ended");
        TlsFiles files = certificates.write("server");
        server = new RestServer(new TlsFiles(files.certificates(), files.privateKey(), Option.some(trust)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_certificate_is_enough_for_its_merchant_only_until_it_is_removed() throws Exception {
        bind(CertificateSettings.Use.SUFFICES, fingerprint("client"));
        assertThat(create(as("client"), "TESTSHOP01", "").statusCode()).isEqualTo(201);
        assertThat(create(as("client"), "TESTSHOP02", "").statusCode()).isEqualTo(401);
        assertThat(create(as("another"), "TESTSHOP01", "").statusCode()).isEqualTo(401);
        assertThat(create(nobody(), "TESTSHOP01", "").statusCode()).isEqualTo(401);
        assertThat(create(nobody(), "TESTSHOP01", PASSWORD).statusCode()).isEqualTo(201);
        HttpClient open = client(as("client"));
        assertThat(create(open, "TESTSHOP01", "").statusCode()).isEqualTo(201);
        bind(CertificateSettings.Use.SUFFICES);
        HttpResponse<String> refused = create(open, "TESTSHOP01", "");
        assertThat(refused.statusCode()).as("on a connection from before").isEqualTo(401);
        assertThat(refused.body()).contains("Invalid credentials.");
    }

    @Test
    void a_subject_names_every_certificate_of_its_owner() throws Exception {
        bind(
                CertificateSettings.Use.SUFFICES,
                CertificateName.ofSubject(new X500Principal("cn=CLIENT,o=Shop").getName(X500Principal.CANONICAL)));
        assertThat(create(as("client"), "TESTSHOP01", "").statusCode()).isEqualTo(201);
        assertThat(create(as("later"), "TESTSHOP01", "").statusCode()).isEqualTo(201);
        assertThat(create(as("another"), "TESTSHOP01", "").statusCode()).isEqualTo(401);
    }

    @Test
    void where_it_is_required_neither_is_enough_alone_and_payers_need_none() throws Exception {
        bind(CertificateSettings.Use.REQUIRED, fingerprint("client"));
        assertThat(create(as("client"), "TESTSHOP01", "").statusCode()).isEqualTo(401);
        assertThat(create(nobody(), "TESTSHOP01", PASSWORD).statusCode()).isEqualTo(401);
        assertThat(create(as("another"), "TESTSHOP01", PASSWORD).statusCode()).isEqualTo(401);
        HttpResponse<String> made = create(as("client"), "TESTSHOP01", PASSWORD);
        assertThat(made.statusCode()).isEqualTo(201);
        String session = made.body().replaceFirst("(?s).*\"id\":\"(SESSION[^\"]+)\".*", "$1");
        HttpResponse<String> paid = send(
                client(nobody()),
                "PUT",
                "TESTSHOP01/session/" + session,
                RestServer.basic("merchant.TESTSHOP01", session),
                "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"nameOnCard\":\"A\"}}}}");
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(200);
    }

    @Test
    void terminals_are_reached_by_a_certificate_too() throws Exception {
        bind(CertificateSettings.Use.SUFFICES, fingerprint("client"));
        assertThat(send(client(as("client")), "GET", "TESTSHOP01/terminal", "", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(client(nobody()), "GET", "TESTSHOP01/terminal", "", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void certificates_of_nobody_and_of_another_time_are_refused() throws Exception {
        bind(
                CertificateSettings.Use.SUFFICES,
                fingerprint("expired"),
                fingerprint("future"),
                fingerprint("stranger"),
                fingerprint("ended"));
        for (String alias : new String[] {"expired", "future", "stranger"}) {
            assertThatThrownBy(() -> create(as(alias), "TESTSHOP01", ""))
                    .as(alias)
                    .isInstanceOf(IOException.class);
        }
        assertThat(create(as("ended"), "TESTSHOP01", "").statusCode())
                .as("one that is trusted itself")
                .isEqualTo(401);
        assertThat(create(nobody(), "TESTSHOP01", PASSWORD).statusCode()).isEqualTo(201);
    }

    private static SSLContext as(String alias) throws Exception {
        return certificates.clientAs(alias, "server");
    }

    private static SSLContext nobody() throws Exception {
        return certificates.client("server");
    }

    private static CertificateName fingerprint(String alias) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(certificates.certificate(alias).getEncoded());
        return CertificateName.ofFingerprint(HexFormat.of().formatHex(digest)).get();
    }

    private static void bind(CertificateSettings.Use use, CertificateName... names) {
        Merchant merchant = server.merchants.find(RestServer.MERCHANT).get();
        MerchantSettings settings = merchant.settings();
        assertThat(server.merchants.replace(
                        merchant,
                        merchant.with(new MerchantSettings(
                                settings.standard(),
                                settings.linesOfBusiness(),
                                settings.tokens(),
                                new CertificateSettings(HashSet.of(names), use),
                                TerminalPermission.DEFAULT,
                                settings.requests(),
                                PageSettings.DEFAULT))))
                .isTrue();
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> create(SSLContext context, String merchant, String authorization)
            throws Exception {
        return create(client(context), merchant, authorization);
    }

    private static HttpResponse<String> create(HttpClient client, String merchant, String authorization)
            throws Exception {
        return send(client, "POST", merchant + "/session", authorization, "{\"session\":{\"authenticationLimit\":5}}");
    }

    private static HttpResponse<String> send(
            HttpClient client, String method, String path, String authorization, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "https://127.0.0.1:" + server.adapter.port() + "/api/rest/version/100/merchant/" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
