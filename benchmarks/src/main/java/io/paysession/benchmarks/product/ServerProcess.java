package io.paysession.benchmarks.product;

import io.paysession.benchmarks.machine.ChildProcess;
import io.paysession.benchmarks.machine.TemporaryFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The product's real server in a process of its own, as an operator would start it on a database of their own. */
public record ServerProcess(ChildProcess child, InetSocketAddress address, String password) implements AutoCloseable {
    public static final String READY = "Paysession is ready at ";
    public static final int START_SECONDS = 60;

    public static ServerProcess start(Database database, TemporaryFolder folder) throws Exception {
        String password = HexFormat.of().formatHex(random(16));
        List<String> command = product();
        command.addAll(List.of("serve", "--port", "0", "--management-port", "0"));
        command.addAll(List.of("--database-url", database.jdbcUrl(), "--database-user", database.user()));
        command.add("--database-password-file");
        command.add(folder.write("database-password", database.password()).toString());
        command.add("--master-key-file");
        command.add(folder.write("master-key", Base64.getEncoder().encodeToString(random(32)))
                .toString());
        ChildProcess child = ChildProcess.start(
                command,
                Map.of("PAYSESSION_MERCHANT", Samples.MERCHANT + ":" + password),
                folder.path().resolve("server.log"));
        try {
            return new ServerProcess(child, awaitReady(child), password);
        } catch (Exception e) {
            child.close();
            throw e;
        }
    }

    /** How the product is started; its own arguments are to be added. */
    static List<String> product() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "io.paysession.bootstrap.Main"));
    }

    /** The product's jar of the same build; without it the product's classes in this jar, which are the same. */
    public static String classPath() {
        return productJar().map(Path::toString).orElseGet(() -> System.getProperty("java.class.path"));
    }

    public static Optional<Path> productJar() {
        try {
            Path own = Path.of(ServerProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(own.resolve("../../../bootstrap/target/paysession.jar")
                            .normalize())
                    .filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static InetSocketAddress awaitReady(ChildProcess child) throws IOException, InterruptedException {
        URI uri = URI.create(child.await(READY, START_SECONDS));
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws InterruptedException {
        child.close();
    }
}
