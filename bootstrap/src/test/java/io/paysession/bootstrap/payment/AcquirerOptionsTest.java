package io.paysession.bootstrap.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.AcquirerName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
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

    /** A gateway file, in which one merchant of ours has an account. */
    private Path file(String name, String ours, String theirs, String... lines) throws Exception {
        Files.writeString(directory.resolve("password"), "0123456789abcdef0123456789abcdef");
        return Files.write(
                directory.resolve(name + ".properties"),
                List.of(
                        "address=https://gateway.example",
                        "account." + ours + "=" + theirs,
                        "account." + ours + ".password-file=password",
                        String.join("\n", lines)));
    }

    private static AcquirerOptions reading(Path... files) {
        AcquirerOptions options = new AcquirerOptions();
        String[] arguments = IntStream.range(0, files.length)
                .mapToObj(i -> "--acquirer-gateway=up" + i + "=" + files[i])
                .toArray(String[]::new);
        CommandLine.ParseResult unusedSinceInOptions = new CommandLine(options).parseArgs(arguments);
        return options;
    }

    private AcquirerOptions given(String... lines) throws Exception {
        return reading(file("up", "SHOP", "REMOTE", lines));
    }

    @Test
    void a_gateway_has_less_patience_than_the_server() throws Exception {
        assertThat(given().gateways(PATIENCE).keySet()).containsExactly(new AcquirerName("up0"));
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> given().gateways(Duration.ofSeconds(75)))
                .withMessageContaining("--acquirer-patience");
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> given("patience=PT90S").gateways(PATIENCE));
    }

    @Test
    void two_merchants_share_no_account_even_of_two_files() throws Exception {
        Path first = file("first", "SHOP", "REMOTE");
        assertThat(reading(first, file("again", "SHOP", "REMOTE")).gateways(PATIENCE))
                .hasSize(2);
        assertThat(reading(first, file("second", "OTHER", "ANOTHER")).gateways(PATIENCE))
                .hasSize(2);
        AcquirerOptions shared = reading(first, file("shared", "OTHER", "REMOTE"));
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> shared.gateways(PATIENCE))
                .withMessageContaining("REMOTE");
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
        AcquirerOptions options = given(time);
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> options.gateways(PATIENCE))
                .withMessageContaining(time.substring(0, time.indexOf('=')));
    }
}
