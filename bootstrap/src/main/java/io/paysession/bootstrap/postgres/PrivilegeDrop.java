package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The command in front of every PostgreSQL program. PostgreSQL refuses to run as root; inside a user namespace without
 * a mapping root is nobody, has no capabilities any more, and still owns its files on the disk.
 */
record PrivilegeDrop(List<String> command) {

    private static final Path SELF = Path.of("/proc/self/status");

    static PrivilegeDrop ofThisProcess() {
        if (!isRoot()) {
            return new PrivilegeDrop(List.of());
        }
        if (!Files.exists(SELF)) {
            throw new EmbeddedPostgresException("PostgreSQL does not run as root here;"
                    + " start Paysession as an ordinary user, or use a PostgreSQL of your own with --database-url.");
        }
        return new PrivilegeDrop(List.of("unshare", "--user"));
    }

    private static boolean isRoot() {
        try {
            // Real, effective, saved and file system user id: the effective one counts for PostgreSQL.
            return Files.readAllLines(SELF).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .anyMatch(line -> line.split("\\s+")[2].equals("0"));
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Tries the command once, so that a kernel that refuses it is told apart from a PostgreSQL that fails. */
    void probe(PostgresLog log) throws IOException {
        if (command.isEmpty()) {
            return;
        }
        long mark = log.mark();
        String complaint;
        try {
            complaint =
                    new OsCommand(command, List.of("/bin/sh", "-c", ":"), log).run() == 0 ? "" : log.gistSince(mark);
        } catch (IOException e) {
            complaint = command.get(0) + " cannot be run";
        }
        if (!complaint.isEmpty()) {
            throw new EmbeddedPostgresException("PostgreSQL does not run as root, and this system lets root make no"
                    + " user namespace to drop its privileges (" + complaint + "); start Paysession as an ordinary"
                    + " user, allow user namespaces, or use a PostgreSQL of your own with --database-url.");
        }
    }
}
