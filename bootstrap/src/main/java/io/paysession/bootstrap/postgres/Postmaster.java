package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops the PostgreSQL of one cluster. pg_ctl makes it a daemon in a session of its own, so that a Ctrl-C
 * meant for the JVM does not reach it and it is stopped in order, after its clients.
 */
record Postmaster(Path cluster, PostgresPrograms programs, Duration patience) {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int FAST_STOP_SECONDS = 60;
    private static final int IMMEDIATE_STOP_SECONDS = 20;

    /** What passes by itself, or with another port: see {@link #start(Cancellation)}. */
    private static final List<String> TRANSIENT =
            List.of("Address already in use", "pre-existing shared memory block", "lock file \"postmaster.pid\"");

    /**
     * Never the data of a statement: an ERROR may quote a value in its message, DETAIL and CONTEXT do so often, so the
     * log has neither. The client gets them all the same.
     */
    static final List<String> QUIET_LOG = List.of(
            "log_statement=none",
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_min_duration_statement=-1",
            "log_min_duration_sample=-1",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0",
            "log_error_verbosity=terse",
            "log_checkpoints=off");

    /** On the command line, where no edited postgresql.conf and no ALTER SYSTEM can undo it. */
    private static final List<String> DURABLE = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");

    /** Local TCP only. A Unix socket would need a short path, which a data directory does not promise. */
    private static final List<String> PRIVATE =
            List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256");

    static List<String> asOptions(List<String> settings) {
        return settings.stream().flatMap(setting -> Stream.of("-c", setting)).toList();
    }

    /**
     * Why an attempt to start has failed.
     *
     * @param gist one short line
     * @param passes whether it passes by itself, or with another port
     */
    record Complaint(String gist, boolean passes) {}

    /**
     * Returns the port, as soon as PostgreSQL accepts connections; crash recovery may take a while. Tries again when
     * somebody else was faster to take the port, when children of a killed PostgreSQL are still going down, and when a
     * killed server's pg_ctl just now started one.
     *
     * @throws EmbeddedPostgresException if it does not start, or is not to start any more
     */
    int start(Cancellation cancellation) throws IOException {
        Deadline deadline = Deadline.in(patience);
        while (true) {
            cancellation.requireWanted();
            int port = freePort();
            Optional<Complaint> complaint = attempt(port, deadline.left());
            if (complaint.isEmpty()) {
                return port;
            }
            if (deadline.passed() || !complaint.get().passes()) {
                stop();
                throw new EmbeddedPostgresException("The embedded PostgreSQL in " + cluster + " does not start: "
                        + complaint.get().gist() + ". See " + programs.log().file() + ".");
            }
            deadline.pause();
        }
    }

    /** Tries once, at this port. Nothing, if PostgreSQL accepts connections now. */
    Optional<Complaint> attempt(int port, Duration longest) throws IOException {
        stopLeftOver();
        long mark = programs.log().mark();
        if (start(port, longest) == 0) {
            return Optional.empty();
        }
        String said = programs.log().since(mark);
        return Optional.of(
                new Complaint(programs.log().gistSince(mark), TRANSIENT.stream().anyMatch(said::contains)));
    }

    /**
     * Waits for one that was started at this port and took longer than its attempt, because it is still recovering: to stop
     * it would make the next one begin again from the start. Nothing, if it accepts connections now.
     */
    Optional<Complaint> awaitRecovery(int port, Duration longest) throws IOException {
        Deadline deadline = Deadline.in(longest);
        while (live().isPresent()) {
            if (live().flatMap(PostmasterFile::readyPort)
                    .filter(ready -> ready == port)
                    .isPresent()) {
                return Optional.empty();
            }
            if (deadline.passed()) {
                return Optional.of(new Complaint("it is still recovering", true));
            }
            deadline.pause();
        }
        return Optional.of(new Complaint("it ended while it was recovering", true));
    }

    private int start(int port, Duration longest) throws IOException {
        List<String> settings = Stream.of(DURABLE, PRIVATE, QUIET_LOG, List.of("port=" + port))
                .flatMap(List::stream)
                .toList();
        String options = asOptions(settings).stream().collect(Collectors.joining(" "));
        long seconds = Math.max(1, longest.toSeconds());
        return pgCtl(
                "start",
                "-w",
                "-t",
                Long.toString(seconds),
                "-l",
                programs.log().file().toString(),
                "-o",
                options);
    }

    /** The process that was started last, if its own file still tells of it. */
    Optional<ProcessHandle> process() throws IOException {
        return live().flatMap(file -> ProcessHandle.of(file.pid()));
    }

    /** Whether PostgreSQL still runs, as far as its own file tells. */
    private Optional<PostmasterFile> live() throws IOException {
        return PostmasterFile.read(cluster).filter(PostmasterFile::isOfLivePostmaster);
    }

    /**
     * A PostgreSQL whose server was killed is stopped and not adopted: so its settings, its release and its port are
     * ours, and no transaction of the dead server holds a lock.
     */
    private void stopLeftOver() throws IOException {
        if (live().isPresent()) {
            LOG.info("Stopping the PostgreSQL that a killed server left running in {}", cluster);
            stop();
        }
        Optional<PostmasterFile> stale = PostmasterFile.read(cluster);
        if (stale.isPresent()) {
            stale.get().disown();
        }
    }

    /** Fast: open transactions are rolled back, everything is written. If that hangs, crash recovery does the rest. */
    void stop() throws IOException {
        if (live().isPresent() && !stop("fast", FAST_STOP_SECONDS) && live().isPresent()) {
            LOG.warn("PostgreSQL in {} does not stop within {} s; stopping it at once", cluster, FAST_STOP_SECONDS);
            if (!stop("immediate", IMMEDIATE_STOP_SECONDS) && live().isPresent()) {
                LOG.error("PostgreSQL in {} does not stop; the next start will try again", cluster);
            }
        }
    }

    private boolean stop(String mode, int seconds) throws IOException {
        return pgCtl("stop", "-w", "-t", Integer.toString(seconds), "-m", mode) == 0;
    }

    private int pgCtl(String action, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of(action, "-D", cluster.toString()), Stream.of(arguments))
                .toList();
        return programs.run("pg_ctl", command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
