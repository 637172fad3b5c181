package io.paysession.bootstrap.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Whoever reads a list must not take it for complete if it is not. */
class UnreadableReportTest {
    private final StringWriter err = new StringWriter();
    private final CommandLine command = new CommandLine(CommandSpec.create()).setErr(new PrintWriter(err));

    @Test
    void what_a_list_has_left_out_is_named_and_fails_the_command() {
        int code = UnreadableReport.print(command.getCommandSpec(), List.of("incident 7", "incident 9"));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "paysession: incident 7 cannot be read; the log says which row it is",
                        "paysession: incident 9 cannot be read; the log says which row it is");
    }

    @Test
    void nothing_is_said_of_a_list_that_is_whole() {
        assertThat(UnreadableReport.print(command.getCommandSpec(), List.empty()))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }
}
