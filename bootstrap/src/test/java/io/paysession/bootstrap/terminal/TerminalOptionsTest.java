package io.paysession.bootstrap.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.request.DisposalAction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TerminalOptionsTest {
    private static TerminalOptions given(String... arguments) {
        TerminalOptions options = new TerminalOptions();
        CommandLine.ParseResult unusedSinceInOptions = new CommandLine(options).parseArgs(arguments);
        return options;
    }

    @Test
    void defaults_are_those_of_the_assumptions() {
        TerminalOptions options = given();
        assertThat(options.rules().sessionTimeout()).containsExactly(Duration.ofHours(24));
        assertThat(options.rules().timeoutAction()).isEqualTo(DisposalAction.VOID);
        assertThat(options.rules().safetyMargin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(options.control().leaseTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.links().extendedBlocks()).isFalse();
        assertThat(options.links().commitAmountFirst()).isFalse();
        assertThat(options.links().p6xPreamble()).isEqualTo(0xAA);
        assertThat(options.allowed()
                        .test(TerminalAddress.parse("tcp://10.0.0.1:3201").get()))
                .isFalse();
    }

    @Test
    void everything_can_be_chosen() {
        TerminalOptions options = given(
                "--terminal-allow=10.0.0.0/8,/dev/ttyUSB*",
                "--terminal-session-timeout=PT1M",
                "--terminal-timeout-action=commit",
                "--terminal-commit-order=amount-first",
                "--terminal-extended-blocks",
                "--terminal-p6x-preamble=5c",
                "--terminal-p6x-baud-rate=9600");
        assertThat(options.rules().timeoutAction()).isEqualTo(DisposalAction.COMMIT);
        assertThat(options.rules().safetyMargin())
                .as("a tenth of a short timeout")
                .isEqualTo(Duration.ofSeconds(6));
        assertThat(options.links().commitAmountFirst()).isTrue();
        assertThat(options.links().extendedBlocks()).isTrue();
        assertThat(options.links().p6xPreamble()).isEqualTo(0x5C);
        assertThat(options.links().serial().p6x()).isEqualTo(9600);
        for (String address : new String[] {"tcp://10.0.0.1:3201", "serial:///dev/ttyUSB1"}) {
            assertThat(options.allowed().test(TerminalAddress.parse(address).get()))
                    .as(address)
                    .isTrue();
        }
    }

    @Test
    void a_terminal_may_be_told_never_to_dispose_of_anything_by_itself() {
        assertThat(given("--terminal-session-timeout=PT0S").rules().sessionTimeout())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--terminal-allow=10.0.0.0/40",
                "--terminal-limit=-1",
                "--terminal-first-contact=PT0S",
                "--terminal-scan-time=-PT1S",
                "--terminal-decision-time=soon",
                "--terminal-session-timeout=24h",
                "--terminal-session-timeout=-PT1S",
                "--terminal-session-timeout=PT4294967296S",
                "--terminal-timeout-action=refund",
                "--terminal-safety-margin=PT24H",
                "--terminal-safety-margin=PT-1S",
                "--terminal-bank-time=PT0S",
                "--terminal-answer-time=PT0S",
                "--terminal-disposal-time=soon",
                "--terminal-keep-alive=PT0S",
                "--terminal-offline-patience=PT0S",
                "--terminal-lease=PT0S",
                "--terminal-wait=PT0S",
                "--terminal-strangers=ignore",
                "--terminal-strangers-limit=-1",
                "--terminal-commit-order=first",
                "--terminal-p6x-preamble=100",
                "--terminal-p6x-preamble=-1",
                "--terminal-p6x-preamble=XY",
                "--terminal-apollo-baud-rate=0",
                "--terminal-p6x-baud-rate=-9600",
            })
    void a_wrong_value_is_refused_by_the_name_of_its_option(String argument) {
        TerminalOptions options = given(argument);
        assertThatThrownBy(() -> {
                    Object unusedPlaces = options.allowed();
                    int unusedMost = options.most();
                    Object unusedControl = options.control();
                    Object unusedLinks = options.links();
                    Object unusedRest = options.rest();
                })
                .isInstanceOf(StartException.class)
                .hasMessageContaining(argument.substring(0, argument.indexOf('=')));
    }
}
