package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else may have planted in a data directory is refused before it is read or written. */
class OwnershipTest {
    private static final int ANOTHER_ONE = 1;

    private final Path data;

    OwnershipTest(@TempDir Path parent) {
        data = parent.resolve("data");
    }

    @BeforeEach
    void makeDirectory() throws IOException {
        PrivateFiles.createDirectories(data);
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private void assertRefused(String... says) {
        assertThatThrownBy(() -> DataDirectory.open(data))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContainingAll(says)
                .message()
                .hasLineCount(1);
    }

    private void assertAccepted() {
        assertThatCode(() -> DataDirectory.open(data)).doesNotThrowAnyException();
    }

    /** Neither root nor the one who runs the tests. */
    private Ownership somebodyElse() throws IOException {
        return new Ownership(Ownership.ofThisProcess().self() + ANOTHER_ONE);
    }

    @Test
    void knows_whom_this_process_works_for() throws IOException {
        assertThat(Files.getAttribute(Files.createFile(data.resolve("mine")), "unix:uid"))
                .isEqualTo(Ownership.ofThisProcess().self());
    }

    @Test
    void a_directory_of_another_user() throws IOException {
        int owner = Ownership.ofThisProcess().self();
        if (owner == 0) {
            // Who is root may give it away; to others, root's is as good as their own.
            Files.setAttribute(data, "unix:uid", 54_321);
        }
        assertThatThrownBy(() -> new Ownership(54_322).require(data, data))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("The data directory " + data + " belongs to the user ");
    }

    @Test
    void a_file_of_another_user() throws IOException {
        Path key = Files.createFile(data.resolve("master-key"));
        mode(key, "rw-------");
        Path cluster = PrivateFiles.createDirectories(data.resolve("postgres"));
        assertAccepted();
        assertPlanted(cluster);
        PrivateFiles.deleteRecursively(cluster);
        assertPlanted(key);
    }

    private void assertPlanted(Path planted) {
        assertThatThrownBy(() -> somebodyElse().requireEntries(data))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(planted + " belongs to the user ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwx----w-"})
    void a_directory_that_everybody_can_write(String mode) throws IOException {
        mode(data, mode);
        assertRefused(data.toString(), "can be written by everybody", "chmod 700");
        mode(data, "rwxrwxr-x");
        assertAccepted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres.log",
                "postgres.log.1",
                "master-key",
                "postgres-password",
                "paysession.lock",
                "postgres",
                "postgres-binaries",
                "TESTMERCHANT.password",
                "TESTMERCHANT.password.new",
                "first-session.json"
            })
    void a_symbolic_link(String name) throws IOException {
        Path elsewhere = data.resolveSibling("elsewhere");
        Path link = Files.createSymbolicLink(data.resolve(name), elsewhere);
        assertRefused(link.toString(), "is a symbolic link");
        Path unusedFile = Files.createFile(elsewhere);
        assertRefused(link.toString(), "is a symbolic link");
        assertThat(elsewhere).isEmptyFile();
        Files.delete(link);
        assertAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres.log", "postgres.log.1", "master-key", "postgres-password", "paysession.lock"})
    void a_hard_link(String name) throws IOException {
        Path elsewhere = Files.createFile(data.resolveSibling("elsewhere"));
        mode(elsewhere, "rw-------");
        Path link = Files.createLink(data.resolve(name), elsewhere);
        assertRefused(link.toString(), "is a hard link");
        assertThat(elsewhere).isEmptyFile();
        Files.delete(elsewhere);
        assertAccepted();
    }

    @ParameterizedTest
    @CsvSource({
        "master-key, rw-r-----, read or written",
        "master-key, rw----r--, read or written",
        "postgres-password, rw-r-----, read or written",
        "TESTMERCHANT.password.new, rw-rw----, read or written",
        "postgres.log, rw-rw----, written",
        "paysession.lock, rw-----w-, written"
    })
    void a_file_that_others_can_read_or_write(String name, String mode, String what) throws IOException {
        Path file = Files.createFile(data.resolve(name));
        mode(file, mode);
        assertRefused(file + " can be " + what + " by others", "chmod 600");
        mode(file, "rw-------");
        assertAccepted();
    }

    @Test
    void programs_that_others_can_replace() throws IOException {
        Path programs = Files.createDirectory(data.resolve("postgres-binaries"));
        mode(programs, "rwxrwxr-x");
        assertRefused(programs + " can be written by others", "chmod 700");
    }

    @Test
    void a_thing_of_another_kind() throws IOException {
        Path unusedKey = Files.createDirectory(data.resolve("master-key"));
        assertRefused("master-key is not a regular file");
        Files.delete(data.resolve("master-key"));
        Path unusedCluster = Files.createFile(data.resolve("postgres"));
        assertRefused("postgres is not a directory");
    }

    @Test
    void leaves_alone_what_is_not_ours() throws IOException {
        Path unusedLink = Files.createSymbolicLink(data.resolve("my-own-key"), data.resolveSibling("mounted"));
        Path unusedDirectory = Files.createDirectory(data.resolve("lost+found"));
        assertAccepted();
    }
}
