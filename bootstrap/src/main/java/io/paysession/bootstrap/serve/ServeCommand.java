package io.paysession.bootstrap.serve;

import io.paysession.adapter.acquirer.AcquirerSettings;
import io.paysession.adapter.rest.RestAdapter;
import io.paysession.adapter.rest.RestSettings;
import io.paysession.application.merchant.EnsureMerchantCommand;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.port.Acquirer;
import io.paysession.application.session.SessionSettings;
import io.paysession.bootstrap.merchant.DemoMerchant;
import io.paysession.bootstrap.merchant.GivenMerchants;
import io.paysession.bootstrap.payment.AcquirerOptions;
import io.paysession.bootstrap.payment.OutsideAcquirers;
import io.paysession.bootstrap.payment.PaymentParts;
import io.paysession.bootstrap.process.FatalErrors;
import io.paysession.bootstrap.process.SlowStart;
import io.paysession.bootstrap.process.StartTimes;
import io.paysession.bootstrap.process.StopSignal;
import io.paysession.bootstrap.storage.DatabaseOptions;
import io.paysession.bootstrap.storage.Storage;
import io.paysession.bootstrap.terminal.TerminalOptions;
import io.paysession.bootstrap.terminal.TerminalParts;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
        name = "serve",
        description =
                "Serves the session API and card terminals. Every option can also be set as PAYSESSION_… in the environment, or in"
                        + " the file given by --config.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private SessionOptions sessions = new SessionOptions();

    @Mixin
    private HttpOptions http = new HttpOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Mixin
    private AcquirerOptions acquirers = new AcquirerOptions();

    @Mixin
    private TerminalOptions terminals = new TerminalOptions();

    @Mixin
    private GivenMerchants merchants = new GivenMerchants();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        RestSettings rest = http.settings(terminals.rest(), limits.limits(), limits.trustedProxies());
        BucketThrottle.Limits throttle = access.limits();
        SessionSettings session = sessions.settings();
        TerminalParts.Settings terminal = new TerminalParts.Settings(
                terminals.allowed(), terminals.most(), terminals.control(), terminals.links());
        PaymentSettings payment = acquirers.payments(session.policy());
        Map<AcquirerName, AcquirerSettings.Gateway> gateways = acquirers.gateways(payment.acquirerPatience());
        Map<AcquirerName, Acquirer> others = OutsideAcquirers.found();
        Seq<EnsureMerchantCommand> asked = merchants.commands(spec.commandLine().getParseResult());
        StartTimes times = StartTimes.begin();
        FatalErrors.install();
        StopSignal stop = StopSignal.install();
        loadAhead();
        CompletableFuture<URI> pages = new CompletableFuture<>();
        try (SlowStart unusedWatch = SlowStart.watch(times::now)) {
            Storage storage = Storage.forServer(database, line -> lost(line, stop), stop.start(), times);
            storage.persistence().openingTimes().forEach(part -> times.part(part.name(), part.time()));
            times.mark("rest of the database");
            times.now("starting to serve");
            Server server = Server.start(
                    storage,
                    new Server.Settings(
                            rest,
                            throttle,
                            session,
                            terminal,
                            new PaymentParts.Settings(
                                    acquirers.acquirers(gateways, others, storage.database()), payment, pages::join),
                            http.managementHost(),
                            http.managementPort()));
            // The port is known only now, if any would do; requests that are faster wait for it.
            pages.complete(URI.create(http.publicUrl(server.port())));
            times.mark("server and HTTP");
            times.now("adding the merchants that were given");
            announce(storage, server, asked);
            times.mark("merchants");
            times.print();
            storage.warnOfFailover();
            stop.started(server);
        } catch (RuntimeException failure) {
            if (stop.cancel()) {
                throw failure;
            }
            // It was called off, and that is no failure.
        }
        stop.await();
        return ExitCode.OK;
    }

    /** The second processor has little to do while the database is opened. What fails here fails again where it is told. */
    private static void loadAhead() {
        Runnable work = () -> {
            try {
                RestAdapter.loadAhead();
            } catch (RuntimeException failure) {
                LoggerFactory.getLogger(ServeCommand.class).debug("Nothing was loaded ahead", failure);
            }
        };
        Thread thread = new Thread(work, "load-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private void lost(String line, StopSignal stop) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("paysession: " + line);
        err.flush();
        stop.fail(ExitCode.SOFTWARE);
    }

    private void announce(Storage storage, Server server, Seq<EnsureMerchantCommand> asked) {
        try {
            prepare(storage, server, asked);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private void prepare(Storage storage, Server server, Seq<EnsureMerchantCommand> asked) {
        MerchantUseCases useCases = storage.merchants();
        asked.forEach(merchant -> {
            boolean unusedWhetherNew = useCases.ensure().ensureMerchant(merchant);
        });
        PrintWriter out = spec.commandLine().getOut();
        String demo = database.isEmbedded()
                ? new DemoMerchant(database.dataDirectory(), useCases).introduce(http.publicUrl(server.port()))
                : "";
        out.println("Paysession is ready at " + http.localUrl(server.port()));
        out.print(demo);
        out.flush();
    }
}
