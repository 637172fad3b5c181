package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every refusal is one line which says what to do. */
class EmbeddedPostgresRefusalIT {

    private final Path data;

    EmbeddedPostgresRefusalIT(@TempDir Path data) {
        // Unpacked by one before many use them.
        assertThat(PostgresTemplate.programs()).isDirectory();
        this.data = data;
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path dataDirectory, Setup setup) {
        return assertThatThrownBy(() -> EmbeddedPostgres.startServer(dataDirectory, setup))
                .isInstanceOf(EmbeddedPostgresException.class)
                .satisfies(
                        refusal -> assertThat(refusal.getMessage()).isNotNull().doesNotContain("\n"));
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertRefused(data, Databases.setup());
    }

    @Test
    void a_second_server_in_the_same_process() throws Exception {
        try (EmbeddedPostgres first = Databases.start(data)) {
            Path sameByAnotherName = data.resolveSibling(data.getFileName() + "-link");
            Files.createSymbolicLink(sameByAnotherName, data);
            for (Path name : List.of(data, sameByAnotherName)) {
                assertRefused(name, Databases.setup())
                        .hasMessageContaining("is already used by another Paysession server (pid "
                                + ProcessHandle.current().pid() + ")");
            }
            Files.delete(sameByAnotherName);
            // The refused one must not have dropped the lock of this process.
            try (ChildJvm child = ChildJvm.startServer(data)) {
                child.awaitSaying("REFUSED");
                assertThat(child.said())
                        .contains("is already used by another Paysession server (pid "
                                + ProcessHandle.current().pid() + ")");
            }
            assertThat(Databases.query(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_second_server_beside_another_process() throws Exception {
        try (ChildJvm child = ChildJvm.startInitialised(data)) {
            child.awaitSaying("READY");
            assertRefused()
                    .hasMessageContaining("is already used by another Paysession server (pid "
                            + child.process().pid() + ")");
            child.process().getOutputStream().close();
            child.awaitSaying("END");
            Databases.await(Duration.ofSeconds(30), () -> !child.process().isAlive());
        }
    }

    @Test
    void a_server_beside_a_tool() {
        try (EmbeddedPostgres tool = EmbeddedPostgres.attachOrStart(data, Databases.setup())) {
            assertThat(tool.jdbcUrl()).isNotEmpty();
            assertRefused().hasMessageContaining("a Paysession command line tool (pid ");
        }
    }

    @Test
    void a_cluster_of_another_major_version() throws Exception {
        Databases.start(data).close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        assertRefused()
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("PostgreSQL 18")
                .hasMessageContaining("dump")
                .hasMessageContaining("--database-url");
        Files.writeString(data.resolve("postgres/PG_VERSION"), "18\n");
        Databases.start(data).close();
    }

    @Test
    void something_else_in_the_place_of_the_cluster() throws Exception {
        Files.createDirectory(data.resolve("postgres"));
        assertRefused().hasMessageContaining("is no PostgreSQL database");
    }

    @Test
    void a_cluster_without_its_password_or_with_a_wrong_one() throws Exception {
        Databases.start(data).close();
        Path password = data.resolve("postgres-password");
        String right = Files.readString(password);
        Path aside = Files.move(password, data.resolve("aside"));
        assertRefused().hasMessageContaining("postgres-password is missing");
        Files.move(aside, password);
        Files.writeString(password, "wrong-secret");
        assertRefused().hasMessageContaining("does not accept the password").hasMessageNotContaining("wrong-secret");
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        Files.writeString(password, right);
        Databases.start(data).close();
    }

    @Test
    void a_cluster_that_does_not_start() throws Exception {
        Databases.start(data).close();
        Files.delete(data.resolve("postgres/global/pg_control"));
        assertRefused().hasMessageContaining("does not start").hasMessageContaining("pg_control");
    }

    @Test
    void root_where_the_kernel_refuses_user_namespaces() {
        PrivilegeDrop refused =
                new PrivilegeDrop(List.of("/bin/sh", "-c", "echo 'unshare failed: Operation not permitted'; exit 1"));
        assertRefused(data, Databases.setup(refused))
                .hasMessageContaining("unshare failed: Operation not permitted")
                .hasMessageContaining("ordinary user")
                .hasMessageContaining("--database-url");
        assertThat(data.resolve("postgres")).doesNotExist();
        // The refusal has let go of the directory.
        Databases.start(data).close();
    }

    @Test
    void root_without_the_unshare_program() {
        assertRefused(data, Databases.setup(new PrivilegeDrop(List.of("no-such-unshare", "--user"))))
                .hasMessageContaining("no-such-unshare cannot be run")
                .hasMessageContaining("--database-url");
    }

    @Test
    void a_platform_without_programs() {
        Setup setup = Databases.setup();
        Setup sparc = new Setup(
                null, PostgresArchive.ofPlatform("SunOS", "sparcv9"), setup.privilegeDrop(), setup.patience());
        Path absent = data.resolve("absent");
        assertRefused(absent, sparc)
                .hasMessageContaining("platform (sunos-sparcv9)")
                .hasMessageContaining("--database-url");
        assertThat(absent).doesNotExist();
    }

    @Test
    void a_data_directory_that_is_a_file_or_cannot_be_made() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertRefused(file, Databases.setup()).hasMessageContaining(file + ": not a directory");
        assertRefused(file.resolve("below"), Databases.setup()).hasMessageContaining("cannot be used");
        // Not even root can make a directory there.
        assertRefused(Path.of("/proc/paysession"), Databases.setup()).hasMessageContaining("cannot be used");
    }

    @Test
    void a_data_directory_that_a_shell_would_misread() {
        assertRefused(data.resolve("$(touch x)"), Databases.setup()).hasMessageContaining("dollar sign");
    }

    @Test
    void a_full_disk_is_named() {
        // What the operating system says must reach the operator.
        EmbeddedPostgresException refusal = EmbeddedPostgresException.unusable(
                data, new FileSystemException("postgres.log", null, "No space left on device"));
        assertThat(refusal).hasMessageContaining("postgres.log: No space left on device");
    }
}
