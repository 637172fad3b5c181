package io.paysession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.benchmarks.CommandLine.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void measures_for_ten_seconds_unless_told_otherwise() {
        assertThat(CommandLine.parse("http").get()).isEqualTo(new CommandLine(Mode.HTTP, 10));
        assertThat(CommandLine.parse("store", "--seconds", "3").get()).isEqualTo(new CommandLine(Mode.STORE, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Http",
                "http --seconds",
                "http --seconds 0",
                "http --seconds 3601",
                "http --seconds -1",
                "http --minutes 1",
                "http store",
                "http --seconds 1 2"
            })
    void says_in_one_line_what_is_wrong(String arguments) {
        assertThat(CommandLine.parse(arguments.split(" ")).getLeft())
                .isNotBlank()
                .doesNotContain("\n");
    }
}
