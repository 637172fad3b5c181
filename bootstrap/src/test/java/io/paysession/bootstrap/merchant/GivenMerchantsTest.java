package io.paysession.bootstrap.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.paysession.application.merchant.EnsureMerchantCommand;
import io.paysession.bootstrap.ConfiguredDefaults;
import io.paysession.bootstrap.setting.StartException;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@ResourceLock("the log")
class GivenMerchantsTest {
    private static final String SECRET = "canary0password";

    private final Path directory;

    GivenMerchantsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void come_from_a_file_and_nobody_is_warned_of_it() throws IOException {
        Path file = file("# the shops", "", "ONE:" + SECRET, "  TWO:a:b  ");
        Read read = read(Map.of(), "--merchant-file", file.toString());
        assertThat(read.pairs()).containsExactly("ONE=" + SECRET, "TWO=a:b");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void on_the_command_line_everybody_sees_them_and_the_start_says_so() {
        Read read = read(Map.of(), "--merchant", "ONE:" + SECRET);
        assertThat(read.pairs()).containsExactly("ONE=" + SECRET);
        assertThat(read.warnings()).hasSize(1);
        assertThat(read.warnings().head()).contains("--merchant-file").doesNotContain(SECRET);
        Read hidden = read(Map.of("PAYSESSION_MERCHANT", "ONE:" + SECRET + " TWO:b"));
        assertThat(hidden.pairs()).containsExactly("ONE=" + SECRET, "TWO=b");
        assertThat(hidden.warnings()).isEmpty();
    }

    @Test
    void a_file_that_others_may_read_is_used_and_warned_of() throws IOException {
        Path file = file("ONE:" + SECRET);
        Path unusedFile = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Read read = read(Map.of(), "--merchant-file", file.toString());
        assertThat(read.pairs()).containsExactly("ONE=" + SECRET);
        assertThat(read.warnings()).hasSize(1);
        assertThat(read.warnings().head()).contains("can be read by others", file.toString());
    }

    @Test
    void wrong_lines_are_refused_without_their_text() throws IOException {
        for (String line :
                new String[] {"ONE", "ONE:", ":" + SECRET, "ONE:" + SECRET + " " + SECRET, "Wrong?:" + SECRET}) {
            Path file = file("GOOD:pair", line);
            assertThatThrownBy(() -> read(Map.of(), "--merchant-file", file.toString()))
                    .as(line)
                    .isInstanceOf(StartException.class)
                    .hasMessageNotContaining(SECRET);
        }
        assertThatThrownBy(() -> read(Map.of(), "--merchant", "Wrong?:" + SECRET))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "a merchant id is 1 to 40 characters of 0-9 a-z A-Z - _ . % & + ! $ and blank, with no blank"
                                + " at an end and not of dots and blanks only; API version 100 knows 0-9 a-z A-Z - _ only");
        assertThatThrownBy(() -> read(Map.of(), "--merchant-file", "/no/such/file"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("/no/such/file");
    }

    private Path file(String... lines) throws IOException {
        Path file = Files.write(directory.resolve("merchants"), java.util.List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private record Read(Seq<EnsureMerchantCommand> commands, Seq<String> warnings) {
        Seq<String> pairs() {
            return commands.map(
                    command -> command.merchant() + "=" + command.password().reveal());
        }
    }

    @Command(name = "serve")
    static final class Serving {
        @Mixin
        private GivenMerchants merchants = new GivenMerchants();
    }

    private static Read read(Map<String, String> environment, String... arguments) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("io.paysession.bootstrap");
        logger.addAppender(log);
        try {
            Serving serving = new Serving();
            CommandLine command = new CommandLine(serving).setDefaultValueProvider(new ConfiguredDefaults(environment));
            Seq<EnsureMerchantCommand> commands = serving.merchants.commands(command.parseArgs(arguments));
            return new Read(commands, List.ofAll(log.list).map(ILoggingEvent::getFormattedMessage));
        } finally {
            logger.detachAppender(log);
        }
    }
}
