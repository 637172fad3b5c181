package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The unpacked programs and how to run them. */
record PostgresPrograms(Path home, PrivilegeDrop privilegeDrop, PostgresLog log) {

    private static final String UNPACKING = ".unpacking-";

    /** Unpacks them unless that has been done, removes other versions, and sees that they run. */
    static PostgresPrograms prepare(PostgresArchive archive, Path directory, PrivilegeDrop drop, PostgresLog log)
            throws IOException {
        PrivateFiles.createDirectories(directory);
        Path home = directory.resolve(PostgresArchive.VERSION);
        if (!Files.isDirectory(home)) {
            unpack(archive, directory, home);
        }
        PostgresPrograms programs = new PostgresPrograms(home, drop, log);
        programs.probe();
        return programs;
    }

    private static void unpack(PostgresArchive archive, Path directory, Path home) throws IOException {
        // Nobody else unpacks at this time: the caller holds the lock of the data directory.
        DataDirectory.removeAll(directory, name -> name.contains(UNPACKING));
        Path temporary = PrivateFiles.createTemporaryDirectory(directory, PostgresArchive.VERSION + UNPACKING);
        try {
            archive.unpackInto(temporary);
            PrivateFiles.publish(temporary, home);
        } catch (FileSystemException e) {
            // Somebody was faster (tests share the directory), or it is a real failure.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            if (Files.exists(temporary)) {
                PrivateFiles.deleteRecursively(temporary);
            }
        }
    }

    /** Called when no PostgreSQL of an older release runs any more. */
    void removeOtherVersions() throws IOException {
        Path directory = home.resolveSibling(".").normalize();
        DataDirectory.removeAll(directory, name -> !home.endsWith(name));
    }

    private void probe() throws IOException {
        long mark = log.mark();
        String complaint;
        try {
            complaint = run("postgres", List.of("--version")) == 0 ? "" : log.gistSince(mark);
        } catch (IOException e) {
            complaint = "permission denied or no loader";
        }
        if (!complaint.isEmpty()) {
            throw new EmbeddedPostgresException("The PostgreSQL programs in " + home + " do not run (" + complaint
                    + "): the file system may be mounted noexec, or this is a Linux without glibc; choose another data"
                    + " directory, or use a PostgreSQL of your own with --database-url.");
        }
    }

    int run(String program, List<String> arguments) throws IOException {
        return run(program, arguments, "");
    }

    int run(String program, List<String> arguments, String input) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return new OsCommand(privilegeDrop.command(), command, log).run(input);
    }
}
