package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where everything of the embedded PostgreSQL lies. The root is a real path: two names of it are one directory. */
record DataDirectory(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final int PASSWORD_BYTES = 32;
    private static final String INITIALISING = "postgres.initialising-";

    /** pg_ctl hands these paths to a shell between double quotes. */
    private static final Pattern UNSAFE = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");

    static DataDirectory open(Path path) throws IOException {
        if (UNSAFE.matcher(path.toAbsolutePath().toString()).find()) {
            throw new EmbeddedPostgresException("The path of the data directory " + path
                    + " contains a quote, dollar sign, backslash or control character;"
                    + " choose another data directory.");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new NotDirectoryException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            PrivateFiles.createDirectories(path);
        }
        Path root = path.toRealPath();
        Ownership.ofThisProcess().require(path, root);
        return new DataDirectory(root);
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("postgres-binaries");
    }

    Path lockFile() {
        return root.resolve("paysession.lock");
    }

    Path passwordFile() {
        return root.resolve("postgres-password");
    }

    Path logFile() {
        return root.resolve("postgres.log");
    }

    Path newInitialisingDirectory() throws IOException {
        return PrivateFiles.createTemporaryDirectory(root, INITIALISING);
    }

    /** What servers left behind that were killed while they initialised. */
    void removeInterruptedInitialisations() throws IOException {
        removeAll(root, name -> name.startsWith(INITIALISING));
        removeAll(root, name -> name.startsWith("postgres-password.") && name.endsWith(".tmp"));
    }

    /** Tries to: a leftover that resists is no reason not to start. */
    static void removeAll(Path directory, Predicate<String> names) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(
                directory, path -> names.test(path.getFileName().toString()))) {
            for (Path leftover : leftovers) {
                try {
                    PrivateFiles.deleteRecursively(leftover);
                } catch (IOException e) {
                    LOG.warn("Cannot remove the leftover {}: {}", leftover, e.toString());
                }
            }
        }
    }

    boolean hasCluster() {
        return Files.exists(cluster(), LinkOption.NOFOLLOW_LINKS);
    }

    /** The password of the cluster; made up before the first cluster, and never again. */
    String password() throws IOException {
        if (Files.exists(passwordFile())) {
            return Files.readString(passwordFile()).strip();
        }
        if (hasCluster()) {
            throw new EmbeddedPostgresException("The file " + passwordFile() + " is missing, and the database in "
                    + cluster() + " does not open without it; restore the file from your backup.");
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        PrivateFiles.writeAtomically(passwordFile(), password + "\n");
        return password;
    }
}
