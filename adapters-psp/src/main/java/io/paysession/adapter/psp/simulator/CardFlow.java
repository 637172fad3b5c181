package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.DolData;
import io.paysession.adapter.psp.codec.LinkRequest.Setup;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionRequest.ReadCard;
import io.paysession.adapter.psp.codec.SessionRequest.StartSession;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.SessionResponse.TransactionEvent;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.adapter.psp.codec.TimeoutAction;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** The state, and the way from the scan for a card to the bank's answer (source: psp-protocol 2.2). */
final class CardFlow {
    private final TerminalSettings settings;
    private final Agenda agenda;
    private final Line line;
    private final SessionBook book;
    private final RandomGenerator random;
    private TerminalState state = TerminalState.OFFLINE;
    private Setup setup = new Setup(0, TimeoutAction.VOID);
    private Answer answer;
    private Option<Scan> scan = Option.none();
    private Option<Card> card = Option.none();
    private Option<Flight> flight = Option.none();
    private Option<Agenda.Task> presenting = Option.none();
    private Option<Agenda.Task> patience = Option.none();

    CardFlow(TerminalSettings settings, Agenda agenda, Line line, SessionBook book, RandomGenerator random) {
        this.settings = settings;
        this.agenda = agenda;
        this.line = line;
        this.book = book;
        this.random = random;
        this.answer = settings.script().answer();
    }

    /** What the host asked for. A card that is only read has no amount. */
    private record Scan(Option<Long> amount, long reference, Octets shownReference, List<Integer> wanted) {}

    /** A question that the bank has not answered. */
    private static final class Flight {
        private boolean aborted;
    }

    TerminalState state() {
        return state;
    }

    void answerWith(Answer changed) {
        TerminalSettings.checkAnswer(settings.family(), changed);
        answer = changed;
    }

    /** What the bank says now. */
    Answer bank() {
        return answer;
    }

    void setup(Setup asked) {
        setup = asked;
        enter(TerminalState.DISABLED);
    }

    /** Goes to a state outside of the card's way; an unanswered question to the bank is still answered. */
    void enter(TerminalState next) {
        agenda.cancel(presenting);
        agenda.cancel(patience);
        presenting = Option.none();
        patience = Option.none();
        scan = Option.none();
        card = Option.none();
        flight = Option.none();
        state = next;
    }

    /** Also forgets what the bank was asked. */
    void crash() {
        flight.forEach(each -> each.aborted = true);
        enter(TerminalState.OFFLINE);
    }

    void start(StartSession request) {
        Octets shown = request.prompt()
                .referenceText()
                .filter(text -> !text.isEmpty())
                .map(text -> Octets.of(text.getBytes(StandardCharsets.UTF_8)))
                .getOrElse(() -> Card.fourBytes(request.reference()));
        begin(new Scan(
                Option.some(request.amount()),
                request.reference(),
                shown,
                request.wanted().tags()));
    }

    void read(ReadCard request) {
        begin(new Scan(
                Option.none(),
                request.reference(),
                Card.fourBytes(request.reference()),
                request.wanted().tags()));
    }

    private void begin(Scan asked) {
        enter(TerminalState.WAIT_CARD);
        scan = Option.some(asked);
        if (settings.quirks().startAnswered()) {
            line.result(ResultReason.OK);
        }
        line.event(TransactionEvent.STARTED);
        Option<String> hash = settings.script().card();
        patience = settings.timing().cardDetect().map(time -> later(time, this::giveUp));
        presenting = settings.script().cardAfter().map(time -> later(time, () -> present(hash, false)));
    }

    /**
     * Holds a card in front of the terminal; without effect unless it scans.
     *
     * @param proprietary whether it is no bank card
     */
    void present(Option<String> hash, boolean proprietary) {
        Card seen = new Card(hash.getOrElse(() -> Card.randomHash(random)), proprietary);
        if (state == TerminalState.WAIT_CARD) {
            agenda.cancel(presenting);
            agenda.cancel(patience);
            line.event(TransactionEvent.READING_CARD);
            line.event(TransactionEvent.CARD_READ_COMPLETE);
            card = Option.some(seen);
            state = TerminalState.WAIT_AUTH;
            patience = settings.timing().waitAuth().map(time -> later(time, this::giveUp));
            List<Integer> wanted = scan.map(Scan::wanted).getOrElse(List.of());
            DolData data = seen.read(wanted);
            line.answer(
                    proprietary ? new SessionResponse.ProprietaryCardRead(data) : new SessionResponse.CardRead(data));
        }
    }

    /** The host or the terminal's patience ends the way of the card (source: psp-protocol 2.2, 3.11). */
    void cancel() {
        if (!settings.quirks().approvesAfterCancel()) {
            flight.forEach(each -> each.aborted = true);
        }
        giveUp();
    }

    private void giveUp() {
        enter(TerminalState.ENABLED);
        line.event(TransactionEvent.COMPLETE);
        line.answer(new SessionResponse.Cancelled());
    }

    void authorize() {
        Option<Long> amount = scan.flatMap(Scan::amount);
        if (flight.isDefined() || amount.isEmpty() || card.isEmpty()) {
            line.result(ResultReason.PAYMENT_APPLICATION_IN_INVALID_STATE);
            return;
        }
        if (card.get().proprietary()) {
            line.result(ResultReason.UNKNOWN_CARD);
            return;
        }
        agenda.cancel(patience);
        Flight asked = new Flight();
        flight = Option.some(asked);
        Scan what = scan.get();
        Card whose = card.get();
        long connection = line.connection();
        Answer said = answer;
        Agenda.Task unusedSinceAFlightIsAborted = later(settings.script().bankLatency(), () -> {
            if (!asked.aborted) {
                answered(said, what, whose, connection, asked);
            }
        });
        if (settings.quirks().authAnswered()) {
            // The last step: a fault may cut the connection here, and forget the card.
            line.result(ResultReason.OK);
        }
    }

    private void answered(Answer said, Scan what, Card whose, long connection, Flight asked) {
        if (said instanceof Answer.Silence) {
            return;
        }
        boolean current = flight.contains(asked);
        boolean heard = line.connection() == connection && line.isConnected();
        SessionResponse response = outcome(said, what, whose);
        if (current) {
            enter(TerminalState.ENABLED);
        }
        if (heard) {
            line.event(TransactionEvent.COMPLETE);
            line.answer(response);
        }
    }

    private SessionResponse outcome(Answer said, Scan what, Card whose) {
        long asked = what.amount().getOrElse(0L);
        if (said instanceof Answer.Decline decline) {
            DolData data = line.options().declineData()
                    ? whose.approved(what.wanted(), what.shownReference(), 0)
                    : DolData.EMPTY;
            boolean reason = line.options().details();
            return new SessionResponse.Declined(Option.when(reason, decline.code()), data);
        }
        long reserved = said instanceof Answer.Partial partial ? Math.min(partial.minorUnits(), asked) : asked;
        long id = book.freshId();
        book.approve(new OpenSession(
                id, reserved, what.reference(), whose.hash(), agenda.now(), deadline(), setup.action()));
        DolData data = line.options().approvalData()
                ? whose.approved(what.wanted(), what.shownReference(), id)
                : DolData.EMPTY;
        return reserved < asked
                ? new SessionResponse.PartiallyApproved(id, reserved, data)
                : new SessionResponse.Approved(id, data);
    }

    private Option<Instant> deadline() {
        long seconds = setup.timeoutSeconds();
        return Option.when(seconds > 0, () -> agenda.now().plusSeconds(seconds));
    }

    private Agenda.Task later(Duration time, Runnable action) {
        return agenda.plan(agenda.now().plus(time), action);
    }
}
