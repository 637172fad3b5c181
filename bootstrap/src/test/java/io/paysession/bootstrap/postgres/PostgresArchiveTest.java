package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresArchiveTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64",
        "Linux, x86_64",
        "Linux, aarch64",
        "Mac OS X, x86_64",
        "Mac OS X, aarch64",
    })
    void knows_the_programs_of_every_supported_platform(String osName, String osArch) {
        PostgresArchive archive = PostgresArchive.find(PostgresArchive.ofPlatform(osName, osArch));

        assertThat(archive.location()).isNotNull();
    }
}
