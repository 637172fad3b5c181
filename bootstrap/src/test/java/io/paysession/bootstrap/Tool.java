package io.paysession.bootstrap;

import io.paysession.bootstrap.testing.Launch.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * Runs a command of the packaged command line in this process: where many of them are needed, a Java for each would be most
 * of what a test costs. {@link io.paysession.bootstrap.testing.Launch} runs the jar.
 */
public final class Tool {
    private Tool() {}

    /** Runs it to its end, with nothing set in its environment. */
    public static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(
                Map.of(), command -> command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
