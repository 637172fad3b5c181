package io.paysession.bootstrap;

import io.paysession.adapter.persistence.PersistenceStartException;
import io.paysession.application.port.UnreadableException;
import io.paysession.bootstrap.merchant.MerchantCommand;
import io.paysession.bootstrap.payment.IncidentCommand;
import io.paysession.bootstrap.postgres.EmbeddedPostgresException;
import io.paysession.bootstrap.process.ProductVersion;
import io.paysession.bootstrap.serve.ServeCommand;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.terminal.TerminalSimulatorCommand;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code serve}, {@code merchant}, {@code incident} and {@code terminal-simulator}. */
@Command(
        name = "paysession",
        description = "A payment session service.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class)
final class Main {
    /** The driver writes to standard error by itself, and quotes what it is given. Held, or it would be forgotten. */
    private static final java.util.logging.Logger DRIVER = java.util.logging.Logger.getLogger("org.postgresql");

    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    private Main() {}

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("serve", ServeCommand::new);
        commands.put("merchant", MerchantCommand::new);
        commands.put("incident", IncidentCommand::new);
        commands.put("terminal-simulator", TerminalSimulatorCommand::new);
        return commands;
    }

    /** The options of a command are read by reflection, a tenth of a start: not those of others than the one that is named. */
    private static CommandLine commandLine(String... arguments) {
        CommandLine command = new CommandLine(new Main());
        boolean isNamed = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
        COMMANDS.forEach((name, made) -> {
            if (!isNamed || name.equals(arguments[0])) {
                command.addSubcommand(name, made.get());
            }
        });
        return command;
    }

    /** Exit codes: 0 done, 1 refused or failed, 2 wrong options or a start that cannot succeed. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), command -> {}, arguments));
    }

    /**
     * Runs a command to its end, which for a server is a signal.
     *
     * @param last says where the command prints, if not to standard output
     * @return the exit code
     */
    static int run(Map<String, String> environment, Consumer<CommandLine> last, String... arguments) {
        DRIVER.setLevel(java.util.logging.Level.OFF);
        ConfiguredDefaults defaults = new ConfiguredDefaults(environment);
        CommandLine command = commandLine(arguments)
                .setDefaultValueProvider(defaults)
                .setParameterExceptionHandler(Main::onWrongParameters)
                .setExecutionExceptionHandler((failure, failed, parsed) -> onFailure(failure, failed));
        last.accept(command);
        try {
            // The settings in it are those of all commands.
            defaults.readFile(arguments, () -> commandLine().getCommandSpec());
        } catch (StartException wrong) {
            return refuse(command, wrong.getMessage());
        }
        return command.execute(arguments);
    }

    private static int onWrongParameters(ParameterException wrong, String[] arguments) {
        String reason = wrong instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : wrong.getMessage();
        return refuse(wrong.getCommandLine(), reason);
    }

    /** A misspelled option is named without its value: what was meant may be {@code --merchant}. */
    private static String unknown(UnmatchedArgumentException unmatched) {
        String command = unmatched.getCommandLine().getCommandSpec().qualifiedName();
        return unmatched.getUnmatched().stream()
                .filter(word -> word.startsWith("-"))
                .findFirst()
                .map(option -> "unknown option " + option.replaceFirst("(?s)=.*", "") + "; see " + command + " --help")
                .orElse("there is a word too many or misspelled; see " + command + " --help");
    }

    private static int onFailure(Exception failure, CommandLine command) {
        if (failure instanceof StartException
                || failure instanceof PersistenceStartException
                || failure instanceof EmbeddedPostgresException) {
            return refuse(command, failure.getMessage());
        }
        if (failure instanceof UnreadableException) {
            return refuse(command, failure.getMessage() + "; the log says which row it is");
        }
        LoggerFactory.getLogger(Main.class).error("Unexpected failure", failure);
        return refuse(command, "unexpected failure: " + failure.getClass().getName());
    }

    private static int refuse(CommandLine command, @Nullable String reason) {
        PrintWriter err = command.getErr();
        err.println("paysession: "
                + (reason == null
                        ? "unknown reason"
                        : reason.lines().findFirst().orElse("")));
        err.flush();
        return ExitCode.USAGE;
    }
}
