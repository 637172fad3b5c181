package io.paysession.bootstrap.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    /** Larger than any process id that a system gives. */
    private static final String NOBODY = "999999999999";

    private final Path directory;
    private final Path file;

    PrivateFileTest(@TempDir Path directory) {
        this.directory = directory;
        file = directory.resolve("master-key");
    }

    @Test
    void is_complete_and_its_owners_only() throws IOException {
        PrivateFile.create(file, "secret");
        assertThat(file).hasContent("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("master-key");
    }

    @Test
    void leaves_a_file_alone_that_exists() throws IOException {
        PrivateFile.create(file, "first");
        assertThatThrownBy(() -> PrivateFile.create(file, "second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("first");
        assertThat(names()).containsExactly("master-key");
    }

    @Test
    void takes_away_what_killed_processes_left_and_nothing_else() throws IOException {
        String own = "master-key." + ProcessHandle.current().pid() + ".tmp";
        String living =
                "master-key." + ProcessHandle.current().parent().orElseThrow().pid() + ".tmp";
        for (String name : new String[] {own, living, "master-key." + NOBODY + ".tmp", "other." + NOBODY + ".tmp"}) {
            Files.createFile(directory.resolve(name));
        }
        PrivateFile.create(file, "secret");
        assertThat(names()).containsExactlyInAnyOrder("master-key", living, "other." + NOBODY + ".tmp");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
