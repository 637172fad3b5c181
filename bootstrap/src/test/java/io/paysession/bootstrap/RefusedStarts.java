package io.paysession.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.slf4j.LoggerFactory;

/**
 * Starts that are to be refused, by the same entry as the packaged jar's but without a JVM for each: with exit code 2, one
 * line, nothing in the log, and without the secret that may be in what is wrong. What only a process shows is for
 * {@code RefusedStartIT}.
 */
record RefusedStarts(Path directory) {
    static final String SECRET = "s3cret-of-the-operator";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A start, and what the line says; the words are separated by blanks. */
    record Case(Map<String, String> environment, String words, String says) {}

    /** How it ended. */
    private record Outcome(int exitCode, String out, String err, List<String> logged) {}

    Case wrong(String words, String says) {
        return new Case(Map.of(), words, says);
    }

    Case wrong(String variable, String value, String words, String says) {
        return new Case(Map.of(variable, value), words, says);
    }

    String file(String name, String... lines) throws Exception {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    /** A file that describes a gateway well, and one more line. */
    String gateway(String name, String line) throws Exception {
        return file(
                name,
                "address=https://gateway.example",
                "account.SHOP=SHOP",
                "account.SHOP.password-file=" + file("password", SECRET),
                line);
    }

    Path masterKey() throws Exception {
        return MasterKeyFiles.write(directory, MasterKeyFiles.key());
    }

    void assertRefused(List<Case> cases) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Case wrong : cases) {
            check(softly, wrong, run(wrong));
        }
        softly.assertAll();
    }

    private Outcome run(Case wrong) throws Exception {
        Map<String, String> environment = new HashMap<>(wrong.environment());
        // A start that is not refused must not find the data of somebody who works here.
        environment.putIfAbsent("PAYSESSION_DATA_DIR", directory.resolve("data").toString());
        String[] words = wrong.words().isEmpty() ? new String[0] : wrong.words().split(" ");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        FutureTask<Integer> start = new FutureTask<>(() -> Main.run(
                environment, command -> command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), words));
        Thread thread = new Thread(start, "refused-start");
        thread.setDaemon(true);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            thread.start();
            int exitCode = start.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            thread.join(PATIENCE.toMillis());
            // Other tests may log beside this one.
            List<String> logged = List.copyOf(log.list).stream()
                    .filter(event -> event.getThreadName().equals(thread.getName()))
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
            return new Outcome(exitCode, out.toString(), err.toString(), logged);
        } finally {
            root.detachAppender(log);
            Thread.setDefaultUncaughtExceptionHandler(before);
            assertThat(thread.isAlive()).as("still running: %s", wrong.words()).isFalse();
        }
    }

    private static void check(SoftAssertions softly, Case wrong, Outcome outcome) {
        softly.assertThat(outcome.exitCode())
                .as("exit code of: " + wrong.words())
                .isEqualTo(2);
        softly.assertThat(outcome.out()).as("stdout of: " + wrong.words()).isEmpty();
        softly.assertThat(outcome.logged()).as("log of: " + wrong.words()).isEmpty();
        softly.assertThat(outcome.err().lines().toList())
                .as("stderr of: " + wrong.words())
                .hasSize(1);
        softly.assertThat(outcome.err())
                .as("stderr of: " + wrong.words())
                .startsWith("paysession: ")
                .contains(wrong.says())
                .doesNotContain(SECRET, "Exception", "\tat ", "unexpected failure");
    }
}
