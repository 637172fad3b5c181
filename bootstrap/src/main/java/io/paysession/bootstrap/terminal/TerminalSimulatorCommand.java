package io.paysession.bootstrap.terminal;

import io.paysession.adapter.psp.PspAdapter;
import io.paysession.adapter.psp.SimulatorSettings;
import io.paysession.adapter.psp.TerminalSimulation;
import io.paysession.bootstrap.process.StopSignal;
import io.paysession.bootstrap.setting.StartException;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stands in for card terminals until it is told to stop. */
@Command(
        name = "terminal-simulator",
        description = "Simulates card terminals. Every change of a session is printed as a line of JSON.",
        mixinStandardHelpOptions = true)
public final class TerminalSimulatorCommand implements Callable<Integer> {
    @picocli.CommandLine.Option(
            names = "--family",
            paramLabel = "apollo|p6x",
            description = "Which kind of terminal. Default: ${DEFAULT-VALUE}")
    private String family = "apollo";

    @picocli.CommandLine.Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}")
    private String host = "127.0.0.1";

    @picocli.CommandLine.Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The TCP port of the first terminal; 0 takes any. Default: " + PspAdapter.DEFAULT_TCP_PORT)
    private @Nullable Integer port;

    @picocli.CommandLine.Option(
            names = "--terminals",
            paramLabel = "N",
            description = "So many terminals, on consecutive ports. Default: ${DEFAULT-VALUE}")
    private int terminals = 1;

    @picocli.CommandLine.Option(
            names = "--serial",
            paramLabel = "DEV",
            description = "A serial device, instead of a TCP port.")
    private @Nullable String serial;

    @picocli.CommandLine.Option(
            names = "--baud",
            paramLabel = "RATE",
            description = "Speed of the serial device. Default: 115200 for apollo, 57600 for p6x")
    private @Nullable Integer baud;

    @picocli.CommandLine.Option(
            names = "--card-after",
            paramLabel = "DURATION",
            description = "Present a card so long after scanning starts, for example PT0.2S; never waits for the"
                    + " keyboard. Default: ${DEFAULT-VALUE}")
    private String cardAfter = "PT0S";

    @picocli.CommandLine.Option(
            names = "--card",
            paramLabel = "HASH",
            description = "Always the same card. Default: a different one each time")
    private @Nullable String card;

    @picocli.CommandLine.Option(
            names = "--answer",
            paramLabel = "ANSWER",
            description = "What the bank says: approve, partial:MINOR, decline:CODE (hexadecimal) or none."
                    + " Default: ${DEFAULT-VALUE}")
    private String answer = "approve";

    @picocli.CommandLine.Option(
            names = "--bank-latency",
            paramLabel = "DURATION",
            description = "How long the bank takes. Default: ${DEFAULT-VALUE}")
    private String bankLatency = "PT0S";

    @picocli.CommandLine.Option(
            names = "--sessions-file",
            paramLabel = "FILE",
            description = "Keep open sessions in this file over a restart.")
    private @Nullable Path sessionsFile;

    @picocli.CommandLine.Option(
            names = "--fault",
            paramLabel = "NAME[=ARG][@COMMAND]",
            description =
                    "Something that goes wrong once: drop=BYTE, late=DURATION, twice, corrupt, forget, reboot; armed"
                            + " by a command: @start, @auth, @commit, @void, @cancel, @now. Default: drop counts from now on,"
                            + " the others hit the answer to the next authorisation. Repeatable.")
    private List<String> faults = List.of();

    @picocli.CommandLine.Option(
            names = "--quirk",
            paramLabel = "NAME[=ARG]",
            description = "Behave in another way that the protocol's documents allow; a wrong name lists them all."
                    + " Repeatable.")
    private List<String> quirks = List.of();

    @picocli.CommandLine.Option(
            names = "--seed",
            paramLabel = "N",
            description = "For everything random. Default: a random one, printed to standard error")
    private @Nullable Long seed;

    @picocli.CommandLine.Option(
            names = "--keyboard",
            description = "Read commands from standard input even if nobody sits there; help lists them.")
    private boolean keyboard;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StopSignal stop = StopSignal.install();
        try {
            SimulatorSettings settings = settings();
            TerminalSimulation simulation =
                    TerminalSimulation.start(settings, spec.commandLine().getOut());
            stop.started(simulation);
            if (seed == null) {
                tellSeed(settings.seed());
            }
            if (keyboard || System.console() != null) {
                listen(simulation);
            }
            simulation.await();
            return ExitCode.OK;
        } catch (IllegalArgumentException wrong) {
            stop.cancel();
            throw new StartException(String.valueOf(wrong.getMessage()));
        } catch (CompletionException failed) {
            stop.cancel();
            Throwable cause = failed.getCause();
            throw new StartException("the terminal simulator failed: " + (cause == null ? failed : cause));
        } catch (RuntimeException failure) {
            stop.cancel();
            throw failure;
        }
    }

    private SimulatorSettings settings() {
        if (serial != null && (port != null || terminals != 1)) {
            throw new IllegalArgumentException("--serial is one terminal without --port");
        }
        if (serial == null && baud != null) {
            throw new IllegalArgumentException("--baud needs --serial");
        }
        return new SimulatorSettings(
                family,
                host,
                port == null ? PspAdapter.DEFAULT_TCP_PORT : port,
                terminals,
                Option.of(serial).map(device -> new SimulatorSettings.SerialLine(device, Option.of(baud))),
                new SimulatorSettings.Cards(cardAfter, Option.of(card), answer, bankLatency),
                faults,
                quirks,
                Option.of(sessionsFile),
                seed == null ? new SecureRandom().nextLong() : seed);
    }

    /** Told after the line that others wait for, and after everything that may be wrong. */
    private void tellSeed(long chosen) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("paysession: the seed is " + chosen);
        err.flush();
    }

    private static void listen(TerminalSimulation simulation) {
        Thread typist = new Thread(() -> read(simulation), "keyboard");
        typist.setDaemon(true);
        typist.start();
    }

    /** The end of the input ends nothing else. */
    private static void read(TerminalSimulation simulation) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                simulation.type(line);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
