package io.paysession.bootstrap.badinput;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged server in a process of its own, on its own database, with two merchants. */
record ServerUnderAttack(PaysessionProcess server) implements AutoCloseable {
    private static final Duration STOP = Duration.ofMinutes(1);

    static ServerUnderAttack start(Path folder, String... more) {
        Path data = folder.resolve("data");
        PostgresTemplate.copyWithProgramsTo(data);
        List<String> options = new ArrayList<>(List.of(
                "--data-dir",
                data.toString(),
                "--merchant",
                "TESTSHOP01:" + Secrets.PASSWORD,
                "--merchant",
                "TESTSHOP02:" + Secrets.OTHER_PASSWORD,
                // What is asked here is what an attacker learns who is not slowed down.
                "--wrong-credentials-per-source",
                "1000000000",
                "--wrong-credentials-per-merchant",
                "1000000000"));
        options.addAll(List.of(more));
        return new ServerUnderAttack(Launch.fast(folder).serve(options.toArray(String[]::new)));
    }

    int port() {
        return server.url().getPort();
    }

    /** All that it has printed and logged. */
    String said() {
        return server.stdout() + server.stderr();
    }

    /** Stops it as an operator does. */
    int stop() {
        server.terminate();
        return server.awaitExit(STOP);
    }

    @Override
    public void close() {
        server.process().destroyForcibly();
    }
}
