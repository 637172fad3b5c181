package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: what is in flight is answered, nothing new is taken, and the end comes within ten seconds. */
class ShutdownIT {
    private static final String BODY = "{\"order\":{\"amount\":\"12.34\"}}";
    private static final int HALF = BODY.length() / 2;

    private final Path directory;
    private PostgresServer database;
    private PaysessionProcess server;
    private Session session;

    ShutdownIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void start() {
        database = PostgresServer.start(directory.resolve("database"));
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        server = Launch.fast(directory).serve(database.options(key, "--merchant", "SHOP:password"));
        session = server.gateway().create("SHOP", "password", 25);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private Socket connect() throws IOException {
        URI url = server.url();
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** An update of which the server has got everything but the second half of the body. */
    private Socket halfARequest() throws IOException {
        Socket socket = connect();
        write(
                socket,
                "PUT " + session.path() + " HTTP/1.1\r\nHost: shop\r\nAuthorization: " + session.authorization()
                        + "\r\nContent-Length: " + BODY.length() + "\r\nExpect: 100-continue\r\n\r\n");
        byte[] goOn = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
        assertThat(new String(goOn, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100");
        write(socket, BODY.substring(0, HALF));
        return socket;
    }

    private boolean refusesConnections() {
        try (Socket socket = connect()) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_request_in_flight_is_answered_and_nothing_new_is_taken() throws Exception {
        try (Socket slow = halfARequest()) {
            server.terminate();
            Await.until(Duration.ofSeconds(4), "new connections are refused", this::refusesConnections);
            assertThat(server.process().isAlive()).isTrue();

            write(slow, BODY.substring(HALF));

            String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"amount\":\"12.34\"");
            assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
        }
        assertThat(server.complaints()).isEmpty();
    }

    @Test
    void idle_connections_and_a_client_that_never_finishes_do_not_keep_it() throws Exception {
        try (Socket idle = connect();
                Socket kept = connect();
                Socket never = halfARequest()) {
            write(kept, "GET /api/rest/version/100/information HTTP/1.1\r\nHost: shop\r\n\r\n");
            assertThat(kept.getInputStream().read()).isEqualTo('H');
            assertThat(idle.isConnected() && never.isConnected()).isTrue();
            assertThat(server.stop()).isZero();
        }
    }
}
