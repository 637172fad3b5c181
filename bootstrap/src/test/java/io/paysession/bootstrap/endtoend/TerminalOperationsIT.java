package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CardTerminal;
import io.paysession.bootstrap.testing.CardTerminal.Sale;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Simulator;
import io.paysession.bootstrap.testing.Simulator.Event;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs terminals sees of them: health, metrics, the log, the stream of events, and the simulator. */
class TerminalOperationsIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private PaysessionProcess serve(int managementPort) {
        Path data = directory.resolve("data");
        PostgresTemplate.copyWithProgramsTo(data);
        return Launch.fast(directory)
                .serve(
                        "--data-dir",
                        data.toString(),
                        "--merchant",
                        MERCHANT + ":" + PASSWORD,
                        "--management-port",
                        Integer.toString(managementPort));
    }

    private PaysessionProcess simulate(int port) {
        return Launch.fast(directory)
                .simulate(
                        "--port",
                        Integer.toString(port),
                        "--sessions-file",
                        directory.resolve("sessions").toString(),
                        "--seed",
                        "1");
    }

    @Test
    void an_operator_sees_what_is_owed_and_who_is_away() throws Exception {
        int managementPort = PostgresServer.freePort();
        Gateway management = new Gateway(URI.create("http://127.0.0.1:" + managementPort));
        try (PaysessionProcess simulator = simulate(0);
                PaysessionProcess server = serve(managementPort)) {
            assertThat(simulator.stdout()).matches("Terminal simulator is ready at 127\\.0\\.0\\.1:[0-9]+\n");
            String place = simulator.stdout().strip().replaceFirst(".* ", "");
            CardTerminal pump = new CardTerminal(server.gateway(), MERCHANT, PASSWORD, "pump-1");
            onlyThisMachineIsAllowed(server.gateway(), managementPort);
            pump.registered("tcp://" + place);
            Events events = Events.of(pump);
            Sale sale = pump.start("order-1");
            sale.awaitStatus("APPROVED");
            assertThat(pump.gateway()
                            .send("DELETE", pump.path(), pump.authorization(), "")
                            .status())
                    .as("with a session that is undisposed")
                    .isEqualTo(400);

            assertThat(simulator.stop()).isZero();
            assertThat(simulator.stderr()).isEmpty();
            pump.awaitStatus("OFFLINE");
            theOperatorKnows(management, server);

            int port = Integer.parseInt(place.replaceFirst(".*:", ""));
            try (PaysessionProcess again = simulate(port)) {
                sale.commit("6.40");
                sale.awaitStatus("COMMITTED");
                List<Event> seen = Simulator.events(again.stdout());
                assertThat(seen)
                        .containsExactly(new Event(
                                "committed",
                                Simulator.events(simulator.stdout()).get(0).sessionId(),
                                640));
                assertThat(again.stop()).isZero();
            }
            Await.until(
                    PATIENCE,
                    "nothing is owed",
                    () -> management.get("/health").body().contains("\"undisposed\":0"));
            events.awaitAll(
                    "\"status\":\"APPROVED\"",
                    "\"status\":\"OFFLINE\"",
                    "\"status\":\"ONLINE\"",
                    "\"reason\":\"COMMIT_REQUESTED\"",
                    "\"status\":\"COMMITTED\"");
            theLogKeepsCardsToItself(server, sale);
            assertThat(server.stop()).isZero();
            events.awaitEnd();
        }
    }

    private static void onlyThisMachineIsAllowed(Gateway gateway, int managementPort) {
        CardTerminal elsewhere = new CardTerminal(gateway, MERCHANT, PASSWORD, "elsewhere");
        for (String address : List.of(
                "tcp://10.0.0.1:3201",
                "tcp://127.1:3201",
                "serial:///dev/ttyS0",
                "tcp://localhost:" + managementPort,
                "tcp://[::ffff:127.0.0.2]:" + managementPort)) {
            assertThat(elsewhere.register(address).status()).as(address).isEqualTo(400);
        }
        Gateway management = new Gateway(URI.create("http://127.0.0.1:" + managementPort));
        assertThat(management.get("/metrics").body())
                .containsPattern("(?m)^paysession_terminals_refused_total\\{reason=\"not_allowed\"\\} 4(\\.0)?$");
    }

    private static void theOperatorKnows(Gateway management, PaysessionProcess server) {
        Await.until(
                PATIENCE,
                "health names the terminal",
                () -> management.get("/health").body().contains("\"offline\":[\"SHOP/pump-1\"]"));
        Gateway.Answer health = management.get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body())
                .startsWith("{\"status\":\"UP\",\"terminals\":{\"undisposed\":1,\"oldestSeconds\":")
                .contains("\"needAttention\":0");
        assertThat(Integer.parseInt(health.first("oldestSeconds"))).isBetween(0, 120);
        assertThat(management.get("/metrics").body())
                .containsPattern("(?m)^paysession_terminal_sessions_undisposed(\\{.*\\})? 1(\\.0)?$")
                .containsPattern("(?m)^paysession_terminals_offline(\\{.*\\})? 1(\\.0)?$");
        assertThat(server.stderr() + server.stdout()).contains("Terminal SHOP/pump-1 cannot be reached");
    }

    private static void theLogKeepsCardsToItself(PaysessionProcess server, Sale sale) {
        Gateway.Answer shown = sale.retrieve();
        assertThat(server.stderr() + server.stdout())
                .doesNotContain(shown.first("cardHash"), shown.first("maskedPan"), sale.id(), PASSWORD);
    }

    @Test
    void wrong_options_are_refused_in_one_line() {
        assertRefused("--terminal-allow", "serve", "--terminal-allow", "10.0.0.0/40");
        assertRefused("--serial", "terminal-simulator", "--serial", "/dev/ttyS0", "--port", "1");
        assertRefused("a fault is", "terminal-simulator", "--port", "0", "--fault", "thrice");
    }

    private void assertRefused(String about, String... command) {
        Launch.Outcome outcome = Launch.fast(directory).run(command);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr().lines()).singleElement().asString().contains(about);
    }

    /** A client that follows a terminal. */
    private record Events(List<String> lines, CompletableFuture<Void> end) {
        static Events of(CardTerminal terminal) {
            HttpRequest request = HttpRequest.newBuilder(
                            terminal.gateway().url().resolve(terminal.path() + "/events"))
                    .header("Authorization", terminal.authorization())
                    .build();
            List<String> lines = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> end = HttpClient.newHttpClient()
                    .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenAccept(response -> {
                        lines.add(response.statusCode() + " "
                                + response.headers().firstValue("Content-Type").orElse(""));
                        response.body().forEach(lines::add);
                    });
            Await.until(PATIENCE, "the stream has begun", () -> !lines.isEmpty());
            assertThat(lines.get(0)).isEqualTo("200 text/event-stream");
            return new Events(lines, end);
        }

        void awaitAll(String... texts) {
            for (String text : texts) {
                Await.until(
                        PATIENCE,
                        "the event " + text,
                        () -> lines.stream().anyMatch(line -> line.startsWith("data: ") && line.contains(text)));
            }
            assertThat(lines).contains("event: session", "event: terminal");
        }

        void awaitEnd() {
            Await.until(PATIENCE, "the stream has ended", end::isDone);
        }
    }
}
