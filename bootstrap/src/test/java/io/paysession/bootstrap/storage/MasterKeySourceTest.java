package io.paysession.bootstrap.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.paysession.bootstrap.setting.PrivateFile;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A key file that others may read is used, but not without a word. */
class MasterKeySourceTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PrivateFile.class);
    private final Path file;

    MasterKeySourceTest(@TempDir Path directory) {
        file = MasterKeyFiles.write(directory, MasterKeyFiles.key());
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private void load(String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThat(MasterKeySource.ofFile(file).load()).hasSize(1);
    }

    @Test
    void says_nothing_of_a_file_for_its_owner_only() throws IOException {
        load("rw-------");
        load("r--------");
        assertThat(log.list).isEmpty();
    }

    @Test
    void warns_of_a_file_that_its_group_or_everybody_may_read() throws IOException {
        load("rw-r-----");
        load("rw----r--");
        assertThat(log.list).hasSize(2).allSatisfy(warning -> {
            assertThat(warning.getLevel()).isEqualTo(Level.WARN);
            assertThat(warning.getFormattedMessage()).contains(file.toString(), "can be read by others", "chmod 600");
        });
    }
}
