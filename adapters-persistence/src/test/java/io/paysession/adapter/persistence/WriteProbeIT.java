package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.paysession.adapter.persistence.schema.WriteProbe;
import io.paysession.adapter.persistence.sql.ConnectionPermits;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A database that answers and cannot write. A disk cannot be filled without a file system of one's own; instead the system
 * refuses its processes files of more than 200 KB, which to them is the same: a write that fails.
 */
@EnabledOnOs(OS.LINUX)
class WriteProbeIT {
    private static final long FILE_BYTES = 200_000;

    private final TestDatabase database = TestDatabase.create();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_server_whose_database_cannot_write_is_not_ready() throws Exception {
        PersistenceSettings settings = database.settings().withPoolSize(1);
        try (PersistenceAdapter adapter = PersistenceAdapter.open(settings, TestDatabase.keys(1))) {
            limitFiles(Long.toString(FILE_BYTES));
            await(adapter, false);
            assertThat(adapter.notReadyBecause().get()).contains("The database could not answer");
            limitFiles("unlimited");
            await(adapter, true);
        }
    }

    @Test
    void writes_every_now_and_then_and_leaves_nothing() {
        try (HikariDataSource pool = PostgresDataSource.pool(database.settings())) {
            Statements statements = new Statements(pool, new ConnectionPermits(1, Duration.ofSeconds(30)));
            WriteProbe probe = new WriteProbe(statements, nanos::get);
            String before = flushed();
            probe.write();
            String after = flushed();
            assertThat(after).as("the log has grown").isNotEqualTo(before);
            assertThat(database.query("SELECT name FROM pg_ls_tmpdir()")).isEmpty();
        }
    }

    @Test
    void says_it_although_it_could_write_a_while_ago_and_writes_again_after_that() throws Exception {
        try (HikariDataSource pool = PostgresDataSource.pool(database.settings().withPoolSize(1))) {
            WriteProbe probe =
                    new WriteProbe(new Statements(pool, new ConnectionPermits(1, Duration.ofSeconds(30))), nanos::get);
            probe.write();
            limitFiles(Long.toString(FILE_BYTES));
            assertThatCode(probe::write).as("not looked at again yet").doesNotThrowAnyException();
            nanos.addAndGet(WriteProbe.PERIOD.toNanos());
            assertThatThrownBy(probe::write).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(probe::write).as("nor later").isInstanceOf(RuntimeException.class);
            limitFiles("unlimited");
            assertThatCode(probe::write).doesNotThrowAnyException();
        }
    }

    @Test
    void a_limit_for_temporary_files_says_nothing_about_the_disk() {
        assertThat(database.execute("ALTER DATABASE " + database.name() + " SET temp_file_limit = '100kB'"))
                .isZero();
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(1))) {
            assertThat(adapter.notReadyBecause()).isEqualTo(Option.none());
        }
    }

    private String flushed() {
        return database.query("SELECT pg_current_wal_flush_lsn()").get(0);
    }

    /** Of the processes that serve this database's clients. */
    private void limitFiles(String bytes) throws IOException, InterruptedException {
        for (String process : database.query("SELECT pid FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
            Process limit = new ProcessBuilder("prlimit", "--pid", process, "--fsize=" + bytes + ":").start();
            assertThat(limit.waitFor()).isZero();
        }
    }

    private static void await(PersistenceAdapter adapter, boolean ready) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (adapter.isReady() != ready && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        assertThat(adapter.isReady()).isEqualTo(ready);
    }
}
