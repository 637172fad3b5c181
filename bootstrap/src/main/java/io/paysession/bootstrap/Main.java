package io.paysession.bootstrap;

import io.paysession.adapter.persistence.PersistenceStartException;
import io.paysession.bootstrap.postgres.EmbeddedPostgresException;
import java.io.PrintWriter;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** The command line: {@code serve} and {@code merchant}. */
@Command(
        name = "paysession",
        description = "A payment session service.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        subcommands = {ServeCommand.class, MerchantCommand.class})
final class Main {
    private Main() {}

    /** Exit codes: 0 done, 1 refused or failed, 2 wrong options or a start that cannot succeed. */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** @param environment the variables that may set options */
    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Main())
                .setDefaultValueProvider(new ConfiguredDefaults(environment))
                .setParameterExceptionHandler(Main::onWrongParameters)
                .setExecutionExceptionHandler((failure, command, parsed) -> onFailure(failure, command));
    }

    private static int onWrongParameters(ParameterException wrong, String[] arguments) {
        return refuse(wrong.getCommandLine(), wrong.getMessage());
    }

    private static int onFailure(Exception failure, CommandLine command) {
        if (failure instanceof StartException
                || failure instanceof PersistenceStartException
                || failure instanceof EmbeddedPostgresException) {
            return refuse(command, failure.getMessage());
        }
        LoggerFactory.getLogger(Main.class).error("Unexpected failure", failure);
        return refuse(command, "unexpected failure: " + failure.getClass().getName());
    }

    private static int refuse(CommandLine command, String reason) {
        PrintWriter err = command.getErr();
        err.println("paysession: " + reason.lines().findFirst().orElse("unknown reason"));
        err.flush();
        return ExitCode.USAGE;
    }
}
