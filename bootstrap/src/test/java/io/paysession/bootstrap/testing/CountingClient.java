package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

/** Counts up in a session of its own, one update after the other; what is not acknowledged is tried again. */
public final class CountingClient implements AutoCloseable {
    private static final long LONG_NANOS = Duration.ofMillis(200).toNanos();

    private final Session session;
    private final Thread thread = new Thread(this::write);
    private volatile int acknowledged;
    private volatile int refusals;
    private volatile long lastAnswer = System.nanoTime();
    private volatile long lastAcknowledged = System.nanoTime();
    private volatile boolean closed;

    private CountingClient(Session session) {
        this.session = session;
    }

    public static CountingClient start(Gateway server, String merchant, String password) {
        CountingClient client = new CountingClient(server.create(merchant, password, 25));
        client.thread.start();
        return client;
    }

    /** How far it has counted. */
    public int acknowledged() {
        return acknowledged;
    }

    /** When it was last told that an update is stored, by the monotonic clock. */
    public long lastAcknowledgedNanos() {
        return lastAcknowledged;
    }

    /** How often it was told anything else. */
    public int refusals() {
        return refusals;
    }

    /** Whether it has been waiting for an answer for longer than one takes. */
    public boolean waitsLong() {
        return System.nanoTime() - lastAnswer > LONG_NANOS;
    }

    private void write() {
        while (!closed) {
            int next = acknowledged + 1;
            if (update(next) == 200) {
                lastAcknowledged = System.nanoTime();
                acknowledged = next;
            } else {
                refusals = refusals + 1;
            }
            lastAnswer = System.nanoTime();
        }
    }

    private int update(int number) {
        try {
            return session.tryUpdate("{\"order\":{\"reference\":\"n" + number + "\"}}")
                    .status();
        } catch (IOException ended) {
            closed = true;
            return 0;
        }
    }

    public void assertNothingLost() {
        int before = acknowledged;
        Gateway.Answer found = session.retrieve();
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(Integer.parseInt(found.first("reference").substring(1))).isGreaterThanOrEqualTo(before);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
