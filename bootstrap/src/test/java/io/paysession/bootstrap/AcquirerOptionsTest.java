package io.paysession.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.paysession.domain.merchant.AcquirerName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AcquirerOptionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;

    AcquirerOptionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private AcquirerOptions given(String name, String... lines) throws Exception {
        Files.writeString(directory.resolve("password"), "0123456789abcdef0123456789abcdef");
        Path file = Files.write(
                directory.resolve(name + ".properties"),
                List.of(
                        "address=https://gateway.example",
                        "account.SHOP=REMOTE",
                        "account.SHOP.password-file=password",
                        String.join("\n", lines)));
        AcquirerOptions options = new AcquirerOptions();
        CommandLine.ParseResult unusedSinceInOptions =
                new CommandLine(options).parseArgs("--acquirer-gateway=" + name + "=" + file);
        return options;
    }

    @Test
    void a_gateway_has_less_patience_than_the_server() throws Exception {
        assertThat(given("up").gateways(PATIENCE).keySet()).containsExactly(new AcquirerName("up"));
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> given("up").gateways(Duration.ofSeconds(75)))
                .withMessageContaining("--acquirer-patience");
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> given("up", "patience=PT90S").gateways(PATIENCE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect-time=PT0S",
                "answer-time=PT0S",
                "patience=PT-1S",
                "grace=PT0S",
                "answer-time=PT2562047H",
                "grace=PT9999999H"
            })
    void waits_neither_for_no_time_nor_for_ever(String time) throws Exception {
        AcquirerOptions options = given("up", time);
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> options.gateways(PATIENCE))
                .withMessageContaining(time.substring(0, time.indexOf('=')));
    }
}
