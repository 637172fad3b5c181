package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Canaries;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known secrets go through a server in right and wrong requests, and are then looked for everywhere. */
class CanariesIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "c0ffee5e5510a7e57ca9a71e5ec2e7ed";
    private static final String CARD = "5123456789012346";
    private static final String CODE = "7391";
    private static final Set<String> SECRET_FILES =
            Set.of("TESTMERCHANT.password", "master-key", "postgres-password", "first-session.json");

    private final Path directory;
    private final Canaries canaries = new Canaries();
    private final List<String> secrets = new ArrayList<>(List.of(CARD, PASSWORD));
    private final List<Gateway.Answer> answers = new ArrayList<>();

    CanariesIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private PaysessionProcess serve() {
        return Launch.fast(directory).serve("--data-dir", data().toString(), "--merchant", MERCHANT + ":" + PASSWORD);
    }

    @Test
    void are_in_no_log_no_error_and_no_file() throws Exception {
        PostgresTemplate.copyWithProgramsTo(data());
        PaysessionProcess first = serve();
        try (first) {
            PostgresServer database = PostgresServer.embeddedIn(data());
            Session session = first.gateway().create(MERCHANT, PASSWORD, 25);
            name(session.id(), database.password());
            rightRequests(session);
            wrongRequests(session);
            forms(session);
            unreadableRequests(first);
            aDamagedRow(first, database);
            aDamagedOrder(first, database);
            database.executeAs("postgres", "CHECKPOINT");
            canaries.assertNoneInFilesOf(data(), SECRET_FILES);

            database.stop();
            // Not more: each of them waits for a connection as long as a client can be asked to.
            rightRequests(session);
            first.kill();
        }
        PaysessionProcess second = serve();
        try (second) {
            assertThat(second.stop()).isZero();
        }
        canaries.assertNoneInFilesOf(data(), SECRET_FILES);
        for (PaysessionProcess server : List.of(first, second)) {
            canaries.assertNoneIn("stdout", server.stdout());
            canaries.assertNoneIn("stderr", server.stderr());
        }
        assertThat(first.stderr()).as("faults are logged").contains("A session is answered as unknown");
        assertThat(first.stderr()).containsOnlyOnce("A row of payment_order cannot be used and is refused");
        theAnswersHoldNone();
    }

    private void name(String sessionId, String databasePassword) throws IOException {
        String masterKey = Files.readString(data().resolve("master-key")).strip();
        secrets.addAll(List.of(sessionId, databasePassword, masterKey));
        canaries.with("card number", CARD)
                .with("security code", CODE)
                .with("merchant's password", PASSWORD)
                .with("session id", sessionId)
                .with("database password", databasePassword)
                .with("master key", masterKey);
    }

    private void theAnswersHoldNone() {
        assertThat(answers).extracting(Gateway.Answer::status).contains(200, 400, 401, 404, 431);
        for (Gateway.Answer answer : answers) {
            // A merchant's answers show the session's id, and an answer to a success nothing that is not documented.
            List<String> found = new ArrayList<>(canaries.in(answer.body()));
            if (answer.status() < 300) {
                found.remove("session id");
            }
            assertThat(found).as("%s", answer).isEmpty();
        }
    }

    private void rightRequests(Session session) {
        String card = "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"" + CARD + "\",\"securityCode\":\""
                + CODE + "\",\"expiry\":{\"month\":\"5\",\"year\":\"39\"}}}}}";
        answers.add(session.update(card));
        answers.add(session.updateAsPayer(card));
        answers.add(session.retrieve());
    }

    /** The same by name-value pairs, where the password stands in the body beside the card. */
    private void forms(Session session) {
        Gateway gateway = session.gateway();
        String who = "merchant=" + MERCHANT + "&apiUsername=merchant." + MERCHANT + "&apiPassword=";
        String card = "&sourceOfFunds.type=CARD&sourceOfFunds.provided.card.number=" + CARD
                + "&sourceOfFunds.provided.card.expiry.month=1&sourceOfFunds.provided.card.expiry.year=39";
        String code = "&sourceOfFunds.provided.card.securityCode=" + CODE;
        String pay = "&apiOperation=PAY&transaction.id=1&order.amount=7.00&order.currency=EUR&order.id=";
        List<Gateway.Answer> right = List.of(
                gateway.form(who + PASSWORD + "&apiOperation=UPDATE_SESSION&session.id=" + session.id() + card + code),
                gateway.form(who + PASSWORD + "&apiOperation=RETRIEVE_SESSION&session.id=" + session.id()),
                gateway.form(who + PASSWORD + pay + "form-1" + card),
                gateway.form(who + PASSWORD + "&apiOperation=TOKENIZE" + card));
        assertThat(right)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isBetween(200, 299));
        answers.addAll(right);
        for (String secret : secrets) {
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            for (String form : List.of(
                    who + encoded + "x" + pay + "form-2" + card,
                    who + PASSWORD + pay + "form-2" + card + "&" + encoded + "=" + encoded,
                    who + PASSWORD + pay + "form-2" + card + "&order.currency=" + encoded,
                    who + PASSWORD + pay + "form-2&sourceOfFunds.provided.card.number=" + encoded + "x"
                            + "&sourceOfFunds.provided.card.securityCode=" + encoded + "x",
                    who + PASSWORD + "&apiOperation=" + encoded + card,
                    who + PASSWORD + pay + encoded + "&sourceOfFunds.token=" + encoded,
                    who.replace(MERCHANT, encoded) + PASSWORD + pay + "form-2" + card,
                    who + PASSWORD + pay + "form-2" + card + "&order.item[" + encoded + "].name=x",
                    encoded,
                    "%zz" + encoded + card)) {
                Gateway.Answer refused = gateway.form(form);
                assertThat(refused.status()).as(refused.body()).isBetween(400, 499);
                answers.add(refused);
            }
        }
    }

    /** Every secret in every place; the code only where a code belongs, for elsewhere it looks like any number. */
    private void wrongRequests(Session session) {
        for (String wrongCode :
                List.of("\"" + CODE + "x\"", "\"" + CODE + CODE + "\"", "[" + CODE + "]", CODE + ".0")) {
            answers.add(session.update(
                    "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"securityCode\":" + wrongCode + "}}}}"));
        }
        for (String separator : List.of(" ", "-")) {
            String grouped = CARD.replaceAll("(.{4})(?=.)", "$1" + separator);
            answers.add(session.update("{\"order\":{\"amount\":\"" + grouped + "\"}}"));
            answers.add(session.update("{\"" + String.join(separator, CARD.split("")) + "\":1}"));
        }
        for (String secret : secrets) {
            for (String body : List.of(
                    "{\"order\":{\"amount\":\"" + secret + "\"}}",
                    "{\"order\":{\"reference\":{\"" + secret + "\":\"x\"}}}",
                    "{\"" + secret + "\":\"" + secret + "\"}",
                    "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"" + secret + "x\",\"securityCode\":\""
                            + secret + "x\"}}}}",
                    "{\"order\":{\"currency\":\"" + secret + "\"}}",
                    "{\"apiOperation\":\"" + secret + "\",\"session\":{\"version\":\"" + secret + "\"}}",
                    "{\"order\":{\"reference\":\"" + secret + "\"",
                    "{\"order\":" + secret + "}",
                    secret)) {
                answers.add(session.update(body));
                answers.add(session.updateAsPayer(body));
            }
            wrongPlaces(session, secret);
        }
    }

    private void wrongPlaces(Session session, String secret) {
        Gateway gateway = session.gateway();
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (String path : List.of(
                session.path() + "/" + encoded,
                Gateway.sessions(MERCHANT) + "/" + encoded,
                Gateway.sessions(encoded),
                session.path() + "?password=" + encoded,
                "/api/rest/version/" + encoded + "/merchant/SHOP/session",
                "/" + encoded)) {
            answers.add(gateway.send("PUT", path, session.authorization(), "{\"locale\":[\"" + secret + "\"]}"));
        }
        for (String authorization : List.of(
                Gateway.basic(MERCHANT, secret + "x"),
                Gateway.basic(secret, PASSWORD),
                "Basic " + secret,
                "Bearer " + secret,
                secret,
                "Basic " + secret.repeat(20_000 / secret.length()))) {
            answers.add(gateway.send("GET", Gateway.sessions(MERCHANT) + "/SESSION", authorization, ""));
        }
    }

    /** What the HTTP server refuses by itself. */
    private void unreadableRequests(PaysessionProcess server) throws IOException {
        for (String secret : secrets) {
            for (String head : List.of(
                    "GET /" + secret + "/%zz HTTP/1.1\r\nHost: shop\r\n",
                    secret + " / HTTP/1.1\r\nHost: shop\r\n",
                    "GET / " + secret + "\r\nHost: shop\r\n",
                    "GET / HTTP/1.1\r\nHost: shop\r\n" + secret + " no colon\r\n",
                    "GET / HTTP/1.1\r\nHost: " + secret + "@[\r\n",
                    "PUT / HTTP/1.1\r\nHost: shop\r\nContent-Length: " + secret + "x\r\n")) {
                try (Socket socket =
                        new Socket(server.url().getHost(), server.url().getPort())) {
                    socket.setSoTimeout(10_000);
                    socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    socket.shutdownOutput();
                    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                    answers.add(new Gateway.Answer(400, answer));
                }
            }
        }
    }

    private void aDamagedRow(PaysessionProcess server, PostgresServer database) {
        Session damaged = server.gateway().create(MERCHANT, PASSWORD, 25);
        database.execute("UPDATE payment_session SET content = '\\x00ff' WHERE created_at ="
                + " (SELECT max(created_at) FROM payment_session)");
        Gateway.Answer fault = damaged.retrieve();
        assertThat(fault.status()).isEqualTo(400);
        assertThat(fault.first("explanation")).isEqualTo("Form Session not found or expired.");
        answers.add(fault);
    }

    /** Refused, in whatever way it is asked for, and never begun anew. */
    private void aDamagedOrder(PaysessionProcess server, PostgresServer database) {
        String order = "/api/rest/version/100/merchant/" + MERCHANT + "/order/damaged";
        String authorization = Gateway.basic(MERCHANT, PASSWORD);
        String pay = "{\"apiOperation\":\"PAY\",\"order\":{\"amount\":\"7.00\",\"currency\":\"EUR\"},"
                + "\"sourceOfFunds\":{\"type\":\"CARD\",\"provided\":{\"card\":{\"number\":\"5123450000000008\","
                + "\"expiry\":{\"month\":\"1\",\"year\":\"39\"}}}}}";
        Gateway gateway = server.gateway();
        Gateway.Answer paid = gateway.send("PUT", order + "/transaction/1", authorization, pay);
        assertThat(paid.status()).as(paid.body()).isEqualTo(201);
        database.execute("UPDATE payment_transaction SET salt = '\\x00' WHERE order_id = 'damaged'");
        for (Gateway.Answer refused : List.of(
                gateway.send("PUT", order + "/transaction/1", authorization, pay),
                gateway.send("PUT", order + "/transaction/2", authorization, pay),
                gateway.send("GET", order, authorization, ""),
                gateway.send("GET", order + "/transaction/1", authorization, ""))) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.first("explanation")).isEqualTo("The stored order cannot be read. Nothing was done.");
            answers.add(refused);
        }
        assertThat(database.query("SELECT count(*) FROM payment_transaction WHERE order_id = 'damaged'"))
                .isEqualTo("1");
    }
}
