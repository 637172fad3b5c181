package io.paysession.adapter.acquirer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SandboxMigrationTest {
    /** Otherwise a start would take tables of an older form for migrated. */
    @Test
    void names_the_newest_migration() throws Exception {
        Path place = Path.of(Objects.requireNonNull(SandboxDatabase.class.getResource("migration"))
                .toURI());
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files.map(file -> Objects.toString(file.getFileName()).replaceFirst("^V(\\d+)__.*", "$1"))
                            .max(Comparator.comparing(Integer::valueOf)))
                    .contains(SandboxDatabase.NEWEST);
        }
    }
}
