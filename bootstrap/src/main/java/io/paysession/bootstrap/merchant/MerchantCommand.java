package io.paysession.bootstrap.merchant;

import io.paysession.application.merchant.AddMerchantCommand;
import io.paysession.application.merchant.MerchantRefusal;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.merchant.RemoveMerchantCommand;
import io.paysession.application.merchant.RotatePasswordCommand;
import io.paysession.application.port.Merchants;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.storage.DatabaseOptions;
import io.paysession.bootstrap.storage.Storage;
import io.paysession.bootstrap.storage.UnreadableReport;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Manages merchants, on the data directory or database of a server, running or not. */
@Command(
        name = "merchant",
        description = "Manages merchants, their API passwords and their settings.",
        mixinStandardHelpOptions = true,
        subcommands = MerchantSetCommand.class)
public final class MerchantCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "merchant needs one of: add, list, show, set, rotate-password, remove");
    }

    @Command(name = "add", description = "Adds a merchant and prints its password.", mixinStandardHelpOptions = true)
    int add(@Mixin DatabaseOptions database, @Parameters(paramLabel = "ID") String id) {
        MerchantId merchant = merchantId(id);
        return with(
                database,
                merchants -> report(
                        merchants.add().addMerchant(new AddMerchantCommand(merchant, Option.none())),
                        added -> added.password().reveal(),
                        merchant));
    }

    @Command(
            name = "list",
            description = "Lists the merchants and how many passwords each has.",
            mixinStandardHelpOptions = true)
    int list(@Mixin DatabaseOptions database) {
        database.requireData();
        return with(database, merchants -> {
            Merchants.Listing listing = merchants.list().listMerchants();
            listing.merchants()
                    .forEach(merchant -> out().println(
                                    merchant.id() + "\t" + merchant.passwords().size() + " active password(s)"));
            out().flush();
            return UnreadableReport.print(spec, listing.unreadable().map(merchant -> "merchant " + merchant));
        });
    }

    @Command(
            name = "show",
            description = "Prints a merchant's settings, as set does without an option.",
            mixinStandardHelpOptions = true)
    int show(@Mixin DatabaseOptions database, @Parameters(paramLabel = "ID") String id) {
        MerchantId merchant = merchantId(id);
        database.requireData();
        return with(database, merchants -> {
            Merchants.Listing listing = merchants.list().listMerchants();
            return listing.unreadable().contains(merchant)
                    ? UnreadableReport.print(spec, List.of("merchant " + merchant))
                    : report(
                            listing.merchants()
                                    .find(found -> found.id().equals(merchant))
                                    .toEither(MerchantRefusal.UNKNOWN),
                            found -> MerchantSetCommand.print(found.settings()),
                            merchant);
        });
    }

    @Command(
            name = "rotate-password",
            description = "Prints a new password; the one before stays active until the next rotation.",
            mixinStandardHelpOptions = true)
    int rotatePassword(
            @Mixin DatabaseOptions database,
            @Parameters(paramLabel = "ID") String id,
            @picocli.CommandLine.Option(
                            names = "--end-previous",
                            description = "Let the password before stop working at once.")
                    boolean endPrevious) {
        MerchantId merchant = merchantId(id);
        database.requireData();
        return with(
                database,
                merchants -> report(
                        merchants
                                .rotate()
                                .rotatePassword(new RotatePasswordCommand(merchant, Option.none(), endPrevious)),
                        rotated -> rotated.password().reveal(),
                        merchant));
    }

    @Command(
            name = "remove",
            description = "Removes a merchant and destroys its sessions.",
            mixinStandardHelpOptions = true)
    int remove(@Mixin DatabaseOptions database, @Parameters(paramLabel = "ID") String id) {
        MerchantId merchant = merchantId(id);
        database.requireData();
        return with(
                database,
                merchants -> report(
                        merchants.remove().removeMerchant(new RemoveMerchantCommand(merchant)),
                        sessions -> merchant + " is removed, with " + sessions + " session(s)",
                        merchant));
    }

    static int with(DatabaseOptions database, ToIntFunction<MerchantUseCases> work) {
        try (Storage storage = Storage.forTool(database)) {
            return work.applyAsInt(storage.merchants());
        }
    }

    private <T> int report(
            Either<MerchantRefusal, T> outcome, java.util.function.Function<T, String> line, MerchantId merchant) {
        return report(spec, outcome, line, merchant);
    }

    /** Prints how it went. */
    static <T> int report(
            CommandSpec spec,
            Either<MerchantRefusal, T> outcome,
            java.util.function.Function<T, String> line,
            MerchantId merchant) {
        if (outcome.isRight()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(line.apply(outcome.get()));
            out.flush();
            return ExitCode.OK;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("paysession: "
                + switch (outcome.getLeft()) {
                    case EXISTS -> "there is a merchant " + merchant + " already";
                    case UNKNOWN -> "there is no merchant " + merchant;
                    case TERMINALS_IN_USE ->
                        "a session on a terminal of " + merchant
                                + " is not over; commit, void or cancel it first. Nothing has changed";
                });
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    static MerchantId merchantId(String id) {
        return MerchantId.parse(id)
                .getOrElseThrow(
                        () -> new StartException(
                                "a merchant id is 1 to 40 characters of 0-9 a-z A-Z - _ . % & + ! $ and blank, with no blank at"
                                        + " an end and not of dots and blanks only; API version 100 knows 0-9 a-z A-Z - _ only"));
    }
}
