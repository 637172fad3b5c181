package io.paysession.bootstrap.payment;

import io.paysession.application.port.Incidents;
import io.paysession.bootstrap.storage.DatabaseOptions;
import io.paysession.bootstrap.storage.Storage;
import io.paysession.bootstrap.storage.UnreadableReport;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.Incident;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what acquirers have contradicted, on the data directory or database of a server, running or not. */
@Command(
        name = "incident",
        description = "Lists what acquirers have contradicted after it was settled, and notes who has seen to it.",
        mixinStandardHelpOptions = true)
public final class IncidentCommand implements Runnable {
    private static final int MOST = 1000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "incident needs one of: list, acknowledge");
    }

    @Command(
            name = "list",
            description = "Lists the incidents that nobody has acknowledged, the latest first: number, when, merchant,"
                    + " order, transaction, acquirer, amount, what was stored, what was said, what has become of it.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin DatabaseOptions database,
            @Option(names = "--all", description = "Also those that were acknowledged.") boolean all) {
        return with(database, incidents -> {
            Incidents.Listing listing = incidents.listing(all, MOST);
            PrintWriter out = spec.commandLine().getOut();
            listing.incidents().forEach(each -> out.println(line(each)));
            out.flush();
            return UnreadableReport.print(spec, listing.unreadable().map(number -> "incident " + number));
        });
    }

    @Command(
            name = "acknowledge",
            description =
                    "Notes that somebody has seen to an incident: it is not counted any more, and a reversal that has not been"
                            + " possible yet is not tried any more.",
            mixinStandardHelpOptions = true)
    int acknowledge(@Mixin DatabaseOptions database, @Parameters(paramLabel = "NUMBER") long number) {
        return with(database, incidents -> {
            if (incidents.acknowledge(number, Instant.now())) {
                PrintWriter out = spec.commandLine().getOut();
                out.println("incident " + number + " is acknowledged");
                out.flush();
                return ExitCode.OK;
            }
            PrintWriter err = spec.commandLine().getErr();
            err.println("paysession: there is no incident " + number);
            err.flush();
            return ExitCode.SOFTWARE;
        });
    }

    /** Names of merchants' own making may hold anything, also what would make two lines of one. */
    private static String line(Incidents.Listed listed) {
        Incident incident = listed.incident();
        String acknowledged =
                listed.acknowledgedAt().map(at -> "\tacknowledged " + at).getOrElse("");
        return String.join(
                        "\t",
                        Long.toString(listed.number()),
                        incident.at().toString(),
                        incident.order().merchant().value(),
                        Redaction.redact(incident.order().order().value()),
                        Redaction.redact(incident.transaction().value()),
                        incident.acquirer().value(),
                        amount(incident.amount()),
                        incident.stored().name(),
                        incident.said().name(),
                        incident.status().name())
                + acknowledged;
    }

    private static String amount(Money money) {
        int decimals = Math.max(money.currency().getDefaultFractionDigits(), 0);
        return BigDecimal.valueOf(money.minorUnits(), decimals).toPlainString() + " "
                + money.currency().getCurrencyCode();
    }

    private static int with(DatabaseOptions database, ToIntFunction<Incidents> work) {
        database.requireData();
        try (Storage storage = Storage.forTool(database)) {
            return work.applyAsInt(storage.persistence().incidents());
        }
    }
}
