package io.paysession.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six hundred connections with long bodies that never end, in a heap of 512 MB: what once ended the server for good. */
@Tag("abuse")
class FloodIT {
    private static final int CONNECTIONS = 600;
    private static final byte[] MOST_OF_A_BODY = " ".repeat(480_000).getBytes(ISO_8859_1);
    private static final String HEAD =
            "POST /api/rest/version/100/merchant/SHOP/session HTTP/1.1\r\nHost: shop.example\r\n";
    private static final String KNOWN = "Authorization: Basic "
            + Base64.getEncoder().encodeToString("merchant.SHOP:password".getBytes(StandardCharsets.UTF_8)) + "\r\n";

    @Test
    void nobody_takes_the_server_from_the_others(@TempDir Path directory) throws Exception {
        int management = PostgresServer.freePort();
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"));
                PaysessionProcess server = serve(directory, database, management)) {
            Gateway gateway = new Gateway(server.url());
            Gateway managed = new Gateway(URI.create("http://127.0.0.1:" + management));
            for (String credentials : List.of("", KNOWN)) {
                List<Socket> flood = flood(server.url().getPort(), credentials);
                List<Socket> half = halfRequests(management);
                assertThat(gateway.create("SHOP", "password", 25).retrieve().status())
                        .isEqualTo(200);
                assertThat(managed.get("/health/live").status()).isEqualTo(200);
                for (Socket socket : flood) {
                    socket.close();
                }
                for (Socket socket : half) {
                    socket.close();
                }
                Await.until(
                        Duration.ofSeconds(60),
                        "ready",
                        () -> managed.get("/health/ready").status() == 200);
                assertThat(gateway.create("SHOP", "password", 25).retrieve().status())
                        .isEqualTo(200);
            }
            assertThat(server.stop()).isZero();
        }
    }

    private static PaysessionProcess serve(Path directory, PostgresServer database, int management) throws IOException {
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        List<String> options = new ArrayList<>(List.of(database.options(key)));
        options.addAll(List.of("--merchant", "SHOP:password", "--management-port", Integer.toString(management)));
        return Launch.plain(directory)
                .withEnvironment("JDK_JAVA_OPTIONS", "-Xmx512m")
                .serve(options.toArray(String[]::new));
    }

    private static List<Socket> flood(int port, String credentials) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            send(socket, (HEAD + credentials + "Content-Length: 520000\r\n\r\n").getBytes(ISO_8859_1));
            send(socket, MOST_OF_A_BODY);
        }
        return sockets;
    }

    private static List<Socket> halfRequests(int port) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            send(socket, "GET /health HTTP/1.1\r\nHost: ".getBytes(ISO_8859_1));
        }
        return sockets;
    }

    /** Whether the server reads all of it is its own business. */
    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException refused) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
