package io.paysession.adapter.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Somebody who listens at the database's port and turns everybody away, as one that is only just starting. */
class PatientDataSourceTest {
    private static PatientDataSource at(ServerSocket door, Duration patience) {
        PatientDataSource source = new PatientDataSource(patience);
        source.setUrl("jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/paysession?sslmode=disable");
        source.setUser("paysession");
        return source;
    }

    private static ServerSocket door(AtomicInteger visitors) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread keeper = new Thread(() -> {
            while (true) {
                try (Socket visitor = door.accept()) {
                    int unusedCount = visitors.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        keeper.setDaemon(true);
        keeper.start();
        return door;
    }

    @Test
    void tries_again_until_its_patience_ends() throws IOException {
        AtomicInteger visitors = new AtomicInteger();
        try (ServerSocket door = door(visitors)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> at(door, Duration.ofSeconds(1)).getConnection())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(visitors).hasValueGreaterThan(2);
        }
    }

    @Test
    void tries_once_when_it_is_told_to_stop() throws IOException {
        AtomicInteger visitors = new AtomicInteger();
        try (ServerSocket door = door(visitors)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> at(door, Duration.ofMinutes(5)).getConnection())
                    .isInstanceOf(SQLException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
