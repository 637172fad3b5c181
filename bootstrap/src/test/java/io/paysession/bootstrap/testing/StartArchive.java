package io.paysession.bootstrap.testing;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The classes of a started server in a form that the JVM loads in half the time. It is made once per jar, by a start and
 * a stop; all it changes is how soon a server is there.
 */
final class StartArchive {
    private static final List<String> COMMON = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable");

    private static final Path ARCHIVE = Path.of("target", "paysession-" + System.getProperty("java.version") + ".jsa")
            .toAbsolutePath();

    static {
        try {
            if (!Files.exists(ARCHIVE) || isOlderThanTheJar()) {
                Files.deleteIfExists(ARCHIVE);
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StartArchive() {}

    static List<String> options() {
        List<String> options = new java.util.ArrayList<>(COMMON);
        // Without it everything works as well, only later.
        options.add("-XX:SharedArchiveFile=" + ARCHIVE);
        return options;
    }

    private static boolean isOlderThanTheJar() throws IOException {
        return Files.getLastModifiedTime(ARCHIVE)
                        .compareTo(Files.getLastModifiedTime(Path.of("target", "paysession.jar")))
                < 0;
    }

    private static void make() throws IOException {
        Path directory = Files.createTempDirectory("paysession-archive");
        Path data = directory.resolve("data");
        PostgresTemplate.copyWithProgramsTo(data);
        List<String> options = new java.util.ArrayList<>(COMMON);
        options.add("-XX:ArchiveClassesAtExit=" + ARCHIVE);
        try (PaysessionProcess server =
                Launch.plain(directory).withJavaOptions(options).serve("--data-dir", data.toString())) {
            Gateway gateway = server.gateway();
            Session session = gateway.create("TESTMERCHANT", password(data), 25);
            Gateway.Answer ignoredAnswer = session.update("{\"order\":{\"amount\":\"100\"}}");
            Gateway.Answer ignoredToo = session.retrieve();
            server.terminate();
            int ignoredCode = server.awaitExit(Duration.ofMinutes(5));
        }
        Process remove = new ProcessBuilder("rm", "-r", directory.toString()).start();
        remove.onExit().join();
    }

    private static String password(Path data) throws IOException {
        return Files.readString(data.resolve("TESTMERCHANT.password")).strip();
    }
}
