package io.paysession.benchmarks;

import io.paysession.benchmarks.domain.DomainMode;
import io.paysession.benchmarks.http.HttpMode;
import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.start.StartMode;
import io.paysession.benchmarks.store.StoreMode;
import io.paysession.benchmarks.terminal.TerminalsMode;

/** The command line of the benchmarks. */
final class Main {
    private Main() {}

    /** Exit codes: 0 measured, 1 failed, 2 wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(CommandLine.parse(arguments).fold(wrong -> complain(wrong, 2), Main::run));
    }

    private static int run(CommandLine line) {
        try {
            switch (line.mode()) {
                case DOMAIN -> DomainMode.run(line.seconds());
                case HTTP -> HttpMode.run(line.seconds());
                case STORE -> StoreMode.run(line.seconds());
                case TERMINALS -> TerminalsMode.run(line.load());
                case START -> StartMode.run(line.runs());
            }
            return 0;
        } catch (BenchmarkException failure) {
            return complain(String.valueOf(failure.getMessage()), 1);
        } catch (InterruptedException stopped) {
            return complain("interrupted", 1);
        } catch (Exception bug) {
            bug.printStackTrace();
            return complain("unexpected failure: " + bug, 1);
        }
    }

    private static int complain(String line, int exitCode) {
        System.err.println("benchmarks: " + line);
        return exitCode;
    }
}
