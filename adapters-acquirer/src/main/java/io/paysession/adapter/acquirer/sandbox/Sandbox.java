package io.paysession.adapter.acquirer.sandbox;

import com.zaxxer.hikari.HikariDataSource;
import io.paysession.adapter.acquirer.sandbox.Entry.Asked;
import io.paysession.adapter.acquirer.sandbox.Ledger.OrderBook;
import io.paysession.application.port.Acquirer;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sandbox acquirer: keeps books of its own, and fails where it is told to. */
public final class Sandbox implements Acquirer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final Ledger ledger;
    private final SandboxRules rules;
    private final SandboxFaults faults;
    private final TimeSource time;
    private final Option<Supplier<URI>> pages;
    private final Random dice;
    private final Runnable closing;

    Sandbox(Ledger ledger, SandboxRules rules, SandboxFaults faults, TimeSource time) {
        this(ledger, rules, faults, time, Option.none());
    }

    Sandbox(Ledger ledger, SandboxRules rules, SandboxFaults faults, TimeSource time, Option<Supplier<URI>> pages) {
        this(new Means(ledger, rules, faults, time, pages), () -> {});
    }

    /** @param pages where its provider's pages are reached; none if it has no provider */
    private record Means(
            Ledger ledger, SandboxRules rules, SandboxFaults faults, TimeSource time, Option<Supplier<URI>> pages) {}

    private Sandbox(Means means, Runnable closing) {
        this.closing = closing;
        ledger = means.ledger();
        rules = means.rules();
        faults = means.faults();
        time = means.time();
        pages = means.pages();
        dice = new Random(faults.seed());
    }

    /**
     * Opens the books and brings their tables to this version's form.
     *
     * @param pages where browsers reach its provider's pages, without a slash at the end; none if it is to have no provider
     * @throws IllegalArgumentException if a table of outcomes or the faults cannot be read
     * @throws SQLException             if the books cannot be opened; nothing stays open
     * @throws FlywayException          the same
     */
    public static Sandbox open(SandboxSettings settings, TimeSource time, Option<Supplier<URI>> pages)
            throws SQLException {
        SandboxRules rules = settings.rules();
        SandboxFaults faults = SandboxFaults.parse(settings.faults());
        HikariDataSource pool = SandboxDatabase.pool(settings);
        try {
            SandboxDatabase.migrate(pool);
            return new Sandbox(new Means(new JdbcLedger(pool), rules, faults, time, pages), pool::close);
        } catch (SQLException | RuntimeException | Error failure) {
            pool.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        closing.run();
    }

    @Override
    public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
        SandboxFaults wanted = request.fields()
                .text("transaction.merchantNote")
                .flatMap(SandboxFaults::ofNote)
                .getOrElse(faults);
        if (happens(wanted.notReached())) {
            return Either.left(Silence.NOT_REACHED);
        }
        if (!passes(wanted.latency()) || happens(wanted.silentBefore())) {
            return Either.left(Silence.NO_ANSWER);
        }
        if (!clearance.isGiven()) {
            return Either.left(Silence.WITHDRAWN);
        }
        Either<Silence, AcquirerAnswer> answer = perform(request);
        boolean heard = passes(wanted.latencyAfter()) && !happens(wanted.silentAfter());
        return heard ? answer : Either.left(Silence.NO_ANSWER);
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        Reference reference = inquiry.reference();
        if (happens(faults.silentInquiry())) {
            return new Finding.Silent();
        }
        Instant now = time.now();
        try {
            return ledger.onOrder(reference.acquirer(), reference.order(), book -> find(reference, book, now));
        } catch (LedgerException outage) {
            tell("look into", outage);
            return new Finding.Silent();
        }
    }

    @Override
    public boolean knows(AcquirerName name) {
        return name.equals(AcquirerName.SANDBOX);
    }

    @Override
    public Set<String> browserPayments(AcquirerName name) {
        return knows(name) && pages.isDefined() ? HashSet.of(SandboxProvider.NAME) : HashSet.empty();
    }

    /** The pages on which its payers pay. */
    public ProviderPages pages() {
        return pages.isDefined() ? new SandboxProvider(ledger, time) : ProviderPages.NONE;
    }

    private Either<Silence, AcquirerAnswer> perform(Request request) {
        Instant now = time.now();
        try {
            return Either.right(ledger.onOrder(
                    request.reference().acquirer(), request.reference().order(), book -> perform(request, book, now)));
        } catch (LedgerException outage) {
            tell("write", outage);
            return Either.left(outage.silence());
        }
    }

    private AcquirerAnswer perform(Request request, OrderBook book, Instant now) {
        Asked asked = Asked.of(request);
        Option<Entry> earlier = book.entries()
                .find(entry -> entry.id().equals(request.reference().transaction()));
        if (earlier.isDefined()) {
            return earlier.filter(entry -> entry.asked().equals(asked))
                    .map(Entry::firstAnswer)
                    .getOrElse(() -> refusal(request));
        }
        if (book.isFenced(request.reference().transaction())) {
            return refusal(request);
        }
        Entry entry = entry(request, book, now);
        book.write(entry, now);
        return entry.firstAnswer();
    }

    /** An outcome that is unknown at first is known to the books: it has been done. */
    private Entry entry(Request request, OrderBook book, Instant now) {
        if (request.operation() == Operation.INITIATE_BROWSER_PAYMENT && pages.isDefined()) {
            RequestFields begun = ProviderPayment.begun(request, pages.get().get(), now);
            GatewayCode waiting = GatewayCode.PENDING;
            return new Entry(
                    request.reference().transaction(), Asked.of(request), waiting, waiting, begun, book.nextStan());
        }
        GatewayCode firstWord = rules.outcome(request, book.entries());
        GatewayCode outcome = firstWord == GatewayCode.UNKNOWN ? GatewayCode.APPROVED : firstWord;
        int stan = book.nextStan();
        RequestFields details = new AnswerDetails(request, outcome, stan, now).fields();
        return new Entry(request.reference().transaction(), Asked.of(request), outcome, firstWord, details, stan);
    }

    private static Finding find(Reference reference, OrderBook book, Instant now) {
        Option<Entry> known = book.entries().find(entry -> entry.id().equals(reference.transaction()));
        Option<ProviderPayment> late =
                known.flatMap(ProviderPayment::of).filter(payment -> SandboxProvider.givenUp(book, payment, now));
        if (known.isDefined()) {
            return new Finding.Answered(
                    late.map(ProviderPayment::givenUp).orElse(known).get().lastAnswer());
        }
        book.fence(reference.transaction(), now);
        return new Finding.NeverAsked();
    }

    /** Nothing is done: another request has this name, or it was promised that nothing would be done under it. */
    private static AcquirerAnswer refusal(Request request) {
        return new AcquirerAnswer(GatewayCode.SYSTEM_ERROR, request.amount(), RequestFields.EMPTY);
    }

    /** In one line: an outage makes many of them. */
    private static void tell(String what, LedgerException outage) {
        LOG.warn("The sandbox cannot {} its books: {}", what, String.valueOf(outage.getCause()));
        LOG.debug("What was in the way of the sandbox", outage);
    }

    private boolean happens(double chance) {
        return chance > 0 && dice.nextDouble() < chance;
    }

    /** Lets the time pass; false if this thread is to stop. */
    private static boolean passes(Duration latency) {
        if (latency.isZero()) {
            return true;
        }
        try {
            Thread.sleep(latency.toMillis());
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
