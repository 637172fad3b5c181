package io.paysession.application.testing;

import io.paysession.application.port.Acquirer;
import io.paysession.application.port.ProviderPages;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.BrowserPayment;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An acquirer that does what a test tells it to, and approves everything else. Its books are its own: what it has really
 * done can be compared with what our orders say.
 */
public final class ScriptedAcquirer implements Acquirer, ProviderPages {
    /** The provider whose pages it has. */
    public static final String PROVIDER = "PAYPAL";

    private final Set<AcquirerName> known = new HashSet<>(Set.of(AcquirerName.SANDBOX));
    private final Deque<Turn> script = new ArrayDeque<>();
    private final List<Request> asked = new ArrayList<>();
    private final List<Reference> inquired = new ArrayList<>();
    private final Map<Reference, AcquirerAnswer> books = new HashMap<>();
    private final Map<Reference, GatewayCode> later = new HashMap<>();
    private final Set<Reference> refused = new HashSet<>();
    private final ScriptedLedger ledger = new ScriptedLedger();
    private int deafTo;
    private boolean refusesLate = true;

    /** What happens to one request. */
    private record Turn(
            Way way, GatewayCode code, UnaryOperator<Money> amount, Option<Pause> pause, Option<Pause> latePause) {
        static Turn of(Way way, GatewayCode code) {
            return new Turn(way, code, amount -> amount, Option.none(), Option.none());
        }
    }

    private enum Way {
        ANSWER,
        SILENT_BEFORE,
        SILENT_AFTER,
        NOT_REACHED
    }

    /**
     * The next request is answered so.
     *
     * @param code what it says
     * @return this acquirer
     */
    public ScriptedAcquirer answers(GatewayCode code) {
        return next(Turn.of(Way.ANSWER, code));
    }

    /**
     * The next request is done in part only.
     *
     * @param amount what it approves of more
     * @return this acquirer
     */
    public ScriptedAcquirer approvesOnly(Money amount) {
        return next(
                new Turn(Way.ANSWER, GatewayCode.PARTIALLY_APPROVED, asked -> amount, Option.none(), Option.none()));
    }

    /**
     * The next request is lost on the way to the acquirer, and nobody knows.
     *
     * @return this acquirer
     */
    public ScriptedAcquirer isSilentBeforeDoing() {
        return next(Turn.of(Way.SILENT_BEFORE, GatewayCode.UNKNOWN));
    }

    /**
     * The next request is done, and its answer is lost.
     *
     * @param code what it says
     * @return this acquirer
     */
    public ScriptedAcquirer isSilentAfterDoing(GatewayCode code) {
        return next(Turn.of(Way.SILENT_AFTER, code));
    }

    /**
     * The next request finds nobody.
     *
     * @return this acquirer
     */
    public ScriptedAcquirer isNotReached() {
        return next(Turn.of(Way.NOT_REACHED, GatewayCode.UNKNOWN));
    }

    /**
     * The next request is approved, but arrives not before the pause ends.
     *
     * @param pause how long that takes
     * @return this acquirer
     */
    public ScriptedAcquirer waitsFor(Pause pause) {
        return next(new Turn(Way.ANSWER, GatewayCode.APPROVED, amount -> amount, Option.some(pause), Option.none()));
    }

    /**
     * The next request is approved, but when it has arrived it is not done before the pause ends.
     *
     * @param pause how long that takes
     * @return this acquirer
     */
    public ScriptedAcquirer thinksFor(Pause pause) {
        return next(new Turn(Way.ANSWER, GatewayCode.APPROVED, amount -> amount, Option.none(), Option.some(pause)));
    }

    /**
     * From now on, what it says it does not know is done when it arrives later: so are gateways.
     *
     * @return this acquirer
     */
    public synchronized ScriptedAcquirer forgetsWhatItSaid() {
        refusesLate = false;
        return this;
    }

    /**
     * The next request is answered as pending, and decided so when it is inquired for.
     *
     * @param reference which transaction
     * @param code what it says
     * @return this acquirer
     */
    public synchronized ScriptedAcquirer decidesLater(Reference reference, GatewayCode code) {
        later.put(reference, code);
        return answers(GatewayCode.PENDING);
    }

    /**
     * The next inquiries are not answered.
     *
     * @param inquiries how many inquiries are not answered
     * @return this acquirer
     */
    public synchronized ScriptedAcquirer isDeafTo(int inquiries) {
        deafTo = inquiries;
        return this;
    }

    /**
     * Sets up another acquirer.
     *
     * @param name the acquirer's name
     * @return this acquirer
     */
    public synchronized ScriptedAcquirer alsoKnows(AcquirerName name) {
        known.add(name);
        return this;
    }

    /**
     * An acquirer is not set up any more.
     *
     * @param name the acquirer's name
     * @return this acquirer
     */
    public synchronized ScriptedAcquirer forgets(AcquirerName name) {
        known.remove(name);
        return this;
    }

    private synchronized ScriptedAcquirer next(Turn turn) {
        script.add(turn);
        return this;
    }

    @Override
    public Either<Silence, AcquirerAnswer> ask(Request request, Clearance clearance) {
        Turn turn = next(request);
        turn.pause().forEach(Pause::await);
        if (!clearance.isGiven()) {
            return Either.left(Silence.WITHDRAWN);
        }
        arrive(request);
        turn.latePause().forEach(Pause::await);
        return switch (turn.way()) {
            case NOT_REACHED -> Either.left(Silence.NOT_REACHED);
            case SILENT_BEFORE -> Either.left(Silence.NO_ANSWER);
            case SILENT_AFTER -> {
                AcquirerAnswer unheard = perform(request, turn);
                yield Either.left(Silence.NO_ANSWER);
            }
            case ANSWER -> Either.right(perform(request, turn));
        };
    }

    private synchronized void arrive(Request request) {
        asked.add(request);
    }

    private synchronized Turn next(Request request) {
        Turn turn = script.poll();
        GatewayCode usual =
                request.operation() == Operation.INITIATE_BROWSER_PAYMENT ? GatewayCode.PENDING : GatewayCode.APPROVED;
        return turn == null ? Turn.of(Way.ANSWER, usual) : turn;
    }

    @Override
    public synchronized io.vavr.collection.Set<String> browserPayments(AcquirerName name) {
        return name.equals(AcquirerName.SANDBOX)
                ? io.vavr.collection.HashSet.of(PROVIDER)
                : io.vavr.collection.HashSet.empty();
    }

    @Override
    public synchronized Option<Page> show(String name) {
        return payment(name)
                .filter(request -> isPending(request.reference()))
                .map(request -> new Page(
                        request.reference(),
                        PROVIDER,
                        new BrowserPayment(request.fields()).reserves(),
                        request.amount()));
    }

    @Override
    public synchronized Option<Ended> end(String name, boolean paid) {
        return payment(name).map(request -> {
            Reference reference = request.reference();
            if (isPending(reference)) {
                GatewayCode code = paid ? GatewayCode.APPROVED : GatewayCode.CANCELLED;
                ledger.decided(reference, code);
                books.computeIfPresent(
                        reference, (same, before) -> new AcquirerAnswer(code, before.amount(), before.details()));
            }
            return new Ended(reference, request.fields().text("browserPayment.returnUrl"));
        });
    }

    /**
     * {@return the name of the page on which a payment is made}
     *
     * @param reference the payment
     */
    public static String page(Reference reference) {
        return reference.order().order().value() + "." + reference.transaction().value();
    }

    private boolean isPending(Reference reference) {
        return Option.of(books.get(reference)).exists(answer -> answer.code() == GatewayCode.PENDING);
    }

    private Option<Request> payment(String name) {
        return io.vavr.collection.List.ofAll(asked)
                .find(request -> request.operation() == Operation.INITIATE_BROWSER_PAYMENT
                        && books.containsKey(request.reference())
                        && page(request.reference()).equals(name));
    }

    private synchronized AcquirerAnswer perform(Request request, Turn turn) {
        Reference reference = request.reference();
        if (refused.contains(reference)) {
            return new AcquirerAnswer(GatewayCode.TIMED_OUT, request.amount(), RequestFields.EMPTY);
        }
        return books.computeIfAbsent(reference, first -> {
            Money amount = turn.amount().apply(request.amount());
            ledger.arrived(request, turn.code(), amount);
            return new AcquirerAnswer(turn.code(), amount, said(request));
        });
    }

    private static RequestFields said(Request request) {
        return request.operation() == Operation.INITIATE_BROWSER_PAYMENT
                ? RequestFields.EMPTY.with(
                        "browserPayment.redirectUrl", new Text("https://pay.example/" + page(request.reference())))
                : RequestFields.EMPTY;
    }

    @Override
    public synchronized Finding inquire(Inquiry inquiry) {
        Reference reference = inquiry.reference();
        inquired.add(reference);
        if (deafTo > 0) {
            deafTo--;
            return new Finding.Silent();
        }
        AcquirerAnswer known = books.computeIfPresent(reference, this::decided);
        if (known == null) {
            if (!refusesLate) {
                return inquiry.patienceIsOver() ? new Finding.NeverAsked() : new Finding.Silent();
            }
            refused.add(reference);
            return new Finding.NeverAsked();
        }
        return new Finding.Answered(known);
    }

    private AcquirerAnswer decided(Reference reference, AcquirerAnswer before) {
        GatewayCode code = later.remove(reference);
        if (code == null) {
            return before;
        }
        ledger.decided(reference, code);
        return new AcquirerAnswer(code, before.amount(), before.details());
    }

    @Override
    public synchronized boolean knows(AcquirerName name) {
        return known.contains(name);
    }

    /** {@return all requests that arrived or got lost, the first one first} */
    public synchronized List<Request> asked() {
        return List.copyOf(asked);
    }

    /** {@return all inquiries, the first one first} */
    public synchronized List<Reference> inquired() {
        return List.copyOf(inquired);
    }

    /**
     * {@return how often this was really done}
     *
     * @param reference which transaction
     */
    public int timesDone(Reference reference) {
        return ledger.timesDone(reference);
    }

    /**
     * {@return what was really done with an order's money}
     *
     * @param order which order
     */
    public ScriptedLedger.Sums sums(OrderKey order) {
        return ledger.sums(order);
    }
}
