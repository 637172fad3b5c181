package io.paysession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.benchmarks.CommandLine.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void measures_for_ten_seconds_unless_told_otherwise() {
        assertThat(CommandLine.parse("http").get()).isEqualTo(CommandLine.of(Mode.HTTP));
        assertThat(CommandLine.parse("store", "--seconds", "3").get())
                .isEqualTo(new CommandLine(Mode.STORE, 3, 500, Duration.ofSeconds(2), 7));
    }

    @Test
    void works_with_so_many_terminals_as_told() {
        assertThat(CommandLine.parse("terminals").get())
                .isEqualTo(new CommandLine(Mode.TERMINALS, 120, 500, Duration.ofSeconds(2), 7));
        assertThat(CommandLine.parse("terminals", "--terminals", "20", "--period", "PT0.5S", "--seconds", "7")
                        .get())
                .isEqualTo(new CommandLine(Mode.TERMINALS, 7, 20, Duration.ofMillis(500), 7));
    }

    @Test
    void starts_so_often_as_told() {
        assertThat(CommandLine.parse("start").get().runs()).isEqualTo(7);
        assertThat(CommandLine.parse("start", "--runs", "3").get().runs()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "start --seconds 3",
                "start --runs 0",
                "http --runs 3",
                "Http",
                "http --seconds",
                "http --seconds 0",
                "http --seconds 3601",
                "http --seconds -1",
                "http --minutes 1",
                "http store",
                "http --terminals 3",
                "terminals --terminals 0",
                "terminals --period 2",
                "terminals --period PT0S",
                "terminals --period PT24H",
                "http --seconds 1 2"
            })
    void says_in_one_line_what_is_wrong(String arguments) {
        assertThat(CommandLine.parse(arguments.split(" ")).getLeft())
                .isNotBlank()
                .doesNotContain("\n");
    }
}
