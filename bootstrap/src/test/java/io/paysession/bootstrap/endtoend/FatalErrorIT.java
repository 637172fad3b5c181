package io.paysession.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.HeapHog;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A heap in which nothing is left while requests come: memory ends somewhere in the middle of one, in whatever thread. The
 * server is not to go on half dead.
 */
@Tag("abuse")
class FatalErrorIT {
    private static final int CLIENTS = 12;
    private static final String BODY = "{\"order\":{\"reference\":\"" + "a".repeat(30) + "\"}}";
    private static final String REQUEST =
            "POST /api/rest/version/100/merchant/SHOP/session HTTP/1.1\r\nHost: shop.example\r\nAuthorization: Basic "
                    + Base64.getEncoder().encodeToString("merchant.SHOP:password".getBytes(StandardCharsets.UTF_8))
                    + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

    @Test
    void a_full_heap_ends_the_process_with_a_line_and_a_code_that_is_worth_another_start(@TempDir Path directory)
            throws Exception {
        Path data = directory.resolve("data");
        PostgresTemplate.copyWithProgramsTo(data);
        Path go = directory.resolve("go");
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (PaysessionProcess server = Launch.plain(directory)
                .withEnvironment("JDK_JAVA_OPTIONS", "-Xmx64m -XX:+UseSerialGC " + HeapHog.option(directory, go))
                .serve("--data-dir", data.toString(), "--merchant", "SHOP:password")) {
            List<Runnable> work = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                work.add(() -> sendWhileItLives(server));
            }
            work.forEach(clients::execute);
            assertThat(Files.createFile(go)).exists();
            assertThat(server.awaitExit(Duration.ofSeconds(120))).isEqualTo(3);
            assertThat(server.stderr())
                    .contains(
                            "The process ends with exit code 3, because it cannot go on after java.lang.OutOfMemoryError");
        } finally {
            clients.shutdownNow();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        // What it leaves behind is in nobody's way.
        try (PaysessionProcess again = Launch.fast(directory).serve("--data-dir", data.toString())) {
            assertThat(again.stop()).isZero();
        }
    }

    private static void sendWhileItLives(PaysessionProcess server) {
        int port = server.url().getPort();
        byte[] request = REQUEST.getBytes(ISO_8859_1);
        while (server.process().isAlive() && !Thread.currentThread().isInterrupted()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(request);
                int unusedFirst = socket.getInputStream().read();
            } catch (IOException refusedOrCut) {
                Thread.onSpinWait();
            }
        }
    }
}
