package io.paysession.bootstrap.endtoend;

import io.paysession.bootstrap.testing.Example;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in {@code docs/examples/terminals} does what it says. */
class TerminalExampleIT {
    @Test
    void two_sessions_overlap_and_two_more_survive_a_crash_of_the_server(@TempDir Path directory) throws Exception {
        Example.run("terminals/terminals.sh", directory);
    }
}
