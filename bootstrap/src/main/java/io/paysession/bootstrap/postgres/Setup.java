package io.paysession.bootstrap.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What tests choose and nobody else.
 *
 * @param binaries where the programs are unpacked; {@code null}: in the data directory
 * @param archive the class path resource with the programs
 * @param patience how long PostgreSQL may take to recover after a crash
 */
record Setup(@Nullable Path binaries, String archive, Supplier<PrivilegeDrop> privilegeDrop, Duration patience) {

    static Setup standard() {
        return new Setup(null, PostgresArchive.ofThisPlatform(), PrivilegeDrop::ofThisProcess, Duration.ofMinutes(2));
    }

    /** Asked before anything is created. */
    void requirePlatform() {
        openArchive();
    }

    PostgresArchive openArchive() {
        return PostgresArchive.find(archive);
    }
}
