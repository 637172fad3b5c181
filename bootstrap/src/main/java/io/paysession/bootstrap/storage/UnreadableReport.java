package io.paysession.bootstrap.storage;

import io.vavr.collection.Seq;
import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** What a command could not read. Whoever reads its output must not take it for complete. */
public final class UnreadableReport {
    private UnreadableReport() {}

    /**
     * Names each of them on standard error.
     *
     * @return the command's exit code
     */
    public static int print(CommandSpec spec, Seq<String> names) {
        PrintWriter err = spec.commandLine().getErr();
        names.forEach(name -> err.println("paysession: " + name + " cannot be read; the log says which row it is"));
        err.flush();
        return names.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
