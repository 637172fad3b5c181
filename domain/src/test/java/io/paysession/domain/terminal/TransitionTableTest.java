package io.paysession.domain.terminal;

import static io.paysession.domain.terminal.Samples.NOW;
import static io.paysession.domain.terminal.Samples.RULES;
import static io.paysession.domain.terminal.Samples.START;
import static io.paysession.domain.terminal.Samples.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.SessionOperation;
import io.paysession.domain.testing.StatePicture;
import io.paysession.domain.testing.StatePicture.Arrow;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The transition table of a session on a terminal, in full: every state, every request, every happening, and what must come
 * of it. A name is the next state; {@code same} is the same state, {@code .} is refused or ignored, {@code disposed} is
 * refused because the money goes, or went, another way.
 */
class TransitionTableTest {
    /** A commit asks for the reserved 25.00, and an update for 30.00. */
    private static final String WISHES = """
            state                 | AUTHORIZE           | CANCEL     | RESTART  | DELIVER    | METER      | COMMIT     | VOID     | UPDATE     | CLOSE
            Scanning              | .                   | Cancelling | same     | .          | .          | .          | .        | .          | .
            Scanning manually     | .                   | Cancelling | same     | .          | .          | .          | .        | .          | .
            CardRead              | AuthorizationWanted | Cancelling | Scanning | .          | .          | .          | .        | .          | .
            AuthorizationWanted   | same                | Cancelling | .        | .          | .          | .          | .        | .          | .
            Authorizing           | same                | Cancelling | .        | .          | .          | .          | .        | .          | .
            Cancelling scan       | .                   | same       | .        | .          | .          | .          | .        | .          | .
            Cancelling bank       | .                   | same       | .        | .          | .          | .          | .        | .          | .
            Approved              | same                | .          | .        | Delivering | Approved   | Committing | Voiding  | Approved   | .
            Approved, updating    | same                | .          | .        | Delivering | Approved   | Committing | Voiding  | same       | .
            Delivering            | same                | .          | .        | Delivering | Delivering | Committing | Voiding  | Delivering | .
            Delivering, metered   | same                | .          | .        | Delivering | Delivering | Committing | Voiding  | Delivering | .
            Committing            | .                   | .          | .        | .          | .          | same       | disposed | .          | .
            Committing, above     | .                   | .          | .        | .          | .          | disposed   | disposed | .          | .
            Committing, elsewhere | .                   | .          | .        | .          | .          | same       | disposed | .          | Expired
            Committed             | .                   | .          | .        | .          | .          | same       | disposed | .          | .
            Voiding               | .                   | .          | .        | .          | .          | disposed   | same     | .          | .
            Voided                | .                   | .          | .        | .          | .          | disposed   | same     | .          | .
            Declined              | .                   | .          | .        | .          | .          | .          | .        | .          | .
            Cancelled             | .                   | same       | .        | .          | .          | .          | .        | .          | .
            Unknown, unseen       | same                | .          | .        | .          | .          | .          | .        | .          | Expired
            Unknown, gone         | same                | .          | .        | .          | .          | .          | .        | .          | Expired
            Unknown, undecided    | same                | .          | .        | .          | .          | .          | Voiding  | .          | Expired
            Committing, last      | .                   | .          | .        | .          | .          | same       | disposed | .          | .
            Expired               | .                   | .          | .        | .          | .          | .          | .        | .          | same
            Expired, owed         | .                   | .          | .        | .          | .          | .          | .        | .          | Expired
            """;

    /** {@code due}: five minutes have passed, as the policy says; {@code end}: the terminal's own timeout has. */
    private static final String HAPPENINGS = """
            state                 | card read           | driver card | auth starts | approved | declined | cancelled | lost      | updated
            Scanning              | AuthorizationWanted | CardRead    | .           | .        | .        | Cancelled | .         | .
            Scanning manually     | CardRead            | CardRead    | .           | .        | .        | Cancelled | .         | .
            CardRead              | .                   | .           | .           | .        | .        | Cancelled | Cancelled | .
            AuthorizationWanted   | .                   | .           | Authorizing | .        | .        | Cancelled | Cancelled | .
            Authorizing           | .                   | .           | .           | Approved | Declined | Cancelled | Unknown   | .
            Cancelling scan       | .                   | .           | .           | Voiding  | Declined | Cancelled | Cancelled | .
            Cancelling bank       | .                   | .           | .           | Voiding  | Declined | Cancelled | Unknown   | .
            Approved              | .                   | .           | .           | .        | .        | .         | .         | .
            Approved, updating    | .                   | .           | .           | .        | .        | .         | .         | Approved
            Delivering            | .                   | .           | .           | .        | .        | .         | .         | .
            Delivering, metered   | .                   | .           | .           | .        | .        | .         | .         | .
            Committing            | .                   | .           | .           | .        | .        | .         | .         | .
            Committing, above     | .                   | .           | .           | .        | .        | .         | .         | .
            Committing, elsewhere | .                   | .           | .           | .        | .        | .         | .         | .
            Committed             | .                   | .           | .           | .        | .        | .         | .         | .
            Voiding               | .                   | .           | .           | .        | .        | .         | .         | .
            Voided                | .                   | .           | .           | .        | .        | .         | .         | .
            Declined              | .                   | .           | .           | Voiding  | .        | .         | .         | .
            Cancelled             | .                   | .           | .           | Voiding  | .        | .         | .         | .
            Unknown, unseen       | .                   | .           | .           | Voiding  | .        | Cancelled | .         | .
            Unknown, gone         | .                   | .           | .           | .        | .        | .         | .         | .
            Unknown, undecided    | .                   | .           | .           | .        | .        | .         | .         | .
            Committing, last      | .                   | .           | .           | .        | .        | .         | .         | .
            Expired               | .                   | .           | .           | .        | .        | .         | .         | .
            Expired, owed         | .                   | .           | .           | .        | .        | .         | .         | .
            """;

    private static final String DISPOSAL = """
            state                 | disposed  | not disposed | refused    | gone, tried | gone, untried | undecided  | due        | end        | last try
            Scanning              | .         | .            | .          | .           | .             | .          | .          | Cancelling | .
            Scanning manually     | .         | .            | .          | .           | .             | .          | .          | Cancelling | .
            CardRead              | .         | .            | .          | .           | .             | Cancelling | Cancelling | Cancelling | .
            AuthorizationWanted   | .         | .            | .          | .           | .             | .          | .          | .          | .
            Authorizing           | .         | .            | .          | .           | .             | .          | .          | .          | .
            Cancelling scan       | .         | .            | .          | .           | .             | .          | .          | .          | .
            Cancelling bank       | .         | .            | .          | .           | .             | .          | .          | .          | .
            Approved              | .         | .            | .          | Unknown     | Unknown       | .          | Voiding    | Expired    | .
            Approved, updating    | .         | .            | .          | Unknown     | Unknown       | .          | Voiding    | Expired    | .
            Delivering            | .         | .            | .          | Unknown     | Unknown       | .          | Voiding    | Expired    | .
            Delivering, metered   | .         | .            | .          | Unknown     | Unknown       | .          | Committing | Expired    | .
            Committing            | Committed | Committing   | Committing | Committed   | Unknown       | .          | .          | Expired    | .
            Committing, above     | Committed | Committing   | Delivering | Committed   | Unknown       | .          | .          | Expired    | .
            Committing, elsewhere | Committed | Committing   | Committing | Committed   | Unknown       | .          | .          | Expired    | .
            Committed             | .         | .            | .          | .           | .             | .          | .          | .          | .
            Voiding               | Voided    | Voiding      | Voiding    | Voided      | Unknown       | .          | .          | Expired    | .
            Voided                | .         | .            | .          | .           | .             | .          | .          | .          | .
            Declined              | .         | .            | .          | .           | .             | .          | .          | .          | .
            Cancelled             | .         | .            | .          | .           | .             | .          | .          | .          | .
            Unknown, unseen       | .         | .            | .          | .           | .             | .          | .          | Expired    | .
            Unknown, gone         | .         | .            | .          | .           | .             | .          | .          | Expired    | .
            Unknown, undecided    | .         | .            | .          | Unknown     | Unknown       | .          | .          | Expired    | .
            Committing, last      | Committed | Expired      | Expired    | Expired     | Expired       | .          | .          | .          | .
            Expired               | .         | .            | .          | .           | .             | .          | .          | .          | .
            Expired, owed         | .         | .            | .          | Expired     | Expired       | .          | .          | .          | Committing
            """;

    private static final Map<String, TerminalSession> STATES = LinkedHashMap.<String, TerminalSession>empty()
            .put("Scanning", Samples.scanning(AuthorizationMode.AUTOMATIC))
            .put("Scanning manually", Samples.scanning(AuthorizationMode.MANUAL))
            .put("CardRead", Samples.cardRead())
            .put("AuthorizationWanted", Samples.authorizationWanted())
            .put("Authorizing", Samples.authorizing())
            .put(
                    "Cancelling scan",
                    Samples.scanning(AuthorizationMode.MANUAL).cancel(START).get())
            .put("Cancelling bank", Samples.authorizing().cancel(START).get())
            .put("Approved", Samples.approved())
            .put(
                    "Approved, updating",
                    Samples.approved().update(eur(3000), START).get())
            .put("Delivering", Samples.delivering(Samples.COMMIT_METERED))
            .put(
                    "Delivering, metered",
                    Samples.delivering(Samples.COMMIT_METERED)
                            .meter(eur(640), START)
                            .get())
            .put("Committing", Samples.committing())
            .put(
                    "Committing, elsewhere",
                    Samples.committing().withoutItsDevice(START).get())
            .put("Committing, above", Samples.committingAbove())
            .put("Committed", Samples.committing().disposed(START).get())
            .put("Voiding", Samples.voiding())
            .put("Voided", Samples.voiding().disposed(START).get())
            .put(
                    "Declined",
                    Samples.authorizing().declined(Reason.DECLINED, START).get())
            .put(
                    "Cancelled",
                    Samples.cardRead().cancelled(Reason.LINK_LOST, START).get())
            .put("Unknown, unseen", Samples.unseen())
            .put("Unknown, undecided", Samples.undecided())
            .put("Unknown, gone", Samples.gone(Samples.committing()))
            .put(
                    "Committing, last",
                    Samples.expired(Samples.committing()).lastTry(START).get())
            .put("Expired, owed", Samples.expired(Samples.committing()))
            .put(
                    "Expired",
                    Samples.unseen()
                            .timePasses(START.plus(Duration.ofDays(2)), RULES)
                            .get());

    private static final Map<String, Function<TerminalSession, Option<TerminalSession>>> EVENTS =
            LinkedHashMap.<String, Function<TerminalSession, Option<TerminalSession>>>empty()
                    .put("card read", s -> s.cardRead(Samples.CARD, RULES, NOW))
                    .put("driver card", s -> s.cardRead(PresentedCard.proprietary(Option.some("HASH")), RULES, NOW))
                    .put("auth starts", s -> s.authorizationStarts(NOW))
                    .put("approved", s -> s.approved(Samples.APPROVAL, RULES, NOW))
                    .put("declined", s -> s.declined(Reason.DECLINED, NOW))
                    .put("cancelled", s -> s.cancelled(Reason.CANCELLED_BY_TERMINAL, NOW))
                    .put("lost", s -> s.lost(Reason.LINK_LOST, RULES, NOW))
                    .put("updated", s -> s.updated(Reason.UPDATED, eur(3000), NOW))
                    .put("disposed", s -> s.disposed(NOW))
                    .put("not disposed", s -> s.notDisposed(Reason.DISPOSAL_REFUSED, NOW))
                    .put("refused", s -> s.refused(RULES, NOW))
                    .put("gone, tried", s -> s.notFound(true, NOW))
                    .put("gone, untried", s -> s.notFound(false, NOW))
                    .put("undecided", s -> s.timePasses(START.plus(Duration.ofMinutes(2)), RULES))
                    .put("due", s -> s.timePasses(START.plus(Duration.ofMinutes(5)), RULES))
                    .put("end", s -> s.timePasses(START.plus(Duration.ofDays(2)), RULES))
                    .put("last try", s -> s.lastTry(NOW));

    private record Cell(String state, String column, String expected) {}

    static Stream<Cell> requests() {
        return cells(WISHES);
    }

    static Stream<Cell> happenings() {
        return Stream.concat(cells(HAPPENINGS), cells(DISPOSAL));
    }

    private static Stream<Cell> cells(String table) {
        List<List<String>> rows = List.of(table.split("\n"))
                .map(line -> List.of(line.split("\\|")).map(String::strip));
        List<String> columns = rows.head().tail();
        return rows.tail()
                .flatMap(row ->
                        columns.zipWith(row.tail(), (column, expected) -> new Cell(row.head(), column, expected)))
                .toJavaStream();
    }

    @Test
    void the_tables_have_every_state_every_request_and_every_happening() {
        int states = STATES.size();
        assertThat(requests())
                .hasSize(states * SessionOperation.values().length)
                .doesNotHaveDuplicates();
        assertThat(happenings()).hasSize(states * EVENTS.size()).doesNotHaveDuplicates();
        assertThat(STATES.values().map(Object::getClass).toSet()).hasSize(15);
        assertThat(STATES.values().map(TerminalSession::status).toSet()).contains(TerminalSessionStatus.values());
        assertThat(requests().map(Cell::column).distinct())
                .containsExactlyElementsOf(Arrays.stream(SessionOperation.values())
                        .map(SessionOperation::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_request_comes_out_as_the_table_says(Cell cell) {
        TerminalSession before = STATES.get(cell.state()).get();
        Either<TerminalRefusal, TerminalSession> result = ask(SessionOperation.valueOf(cell.column()), before);
        String found = result.fold(
                refusal -> refused(SessionOperation.valueOf(cell.column()), before, refusal),
                next -> next == before ? "same" : reached(before, next));
        assertThat(found).isEqualTo(cell.expected());
    }

    @ParameterizedTest
    @MethodSource("happenings")
    void every_happening_comes_out_as_the_table_says(Cell cell) {
        TerminalSession before = STATES.get(cell.state()).get();
        Option<TerminalSession> next = EVENTS.get(cell.column()).get().apply(before);
        String found = next.map(state -> reached(before, state)).getOrElse(".");
        assertThat(found).isEqualTo(cell.expected());
    }

    @Test
    void the_picture_is_what_the_tables_say() {
        Seq<Arrow> ways = List.ofAll(Stream.concat(requests(), happenings()))
                .filter(cell -> !List.of(".", "same", "disposed").contains(cell.expected()))
                .map(cell -> new Arrow(kind(STATES.get(cell.state()).get()), cell.expected(), cell.column()));
        Seq<Arrow> ends = STATES.values()
                .filter(state -> state.status().isOver())
                .map(TransitionTableTest::kind)
                .filter(state -> !ways.exists(way -> way.from().equals(state)))
                .map(state -> new Arrow(state, StatePicture.OUTSIDE, "over"));
        StatePicture.of(
                        "TerminalSession",
                        ways.prepend(new Arrow(StatePicture.OUTSIDE, "Scanning", "started"))
                                .appendAll(ends))
                .assertShown();
    }

    private static String kind(TerminalSession state) {
        return state.getClass().getSimpleName();
    }

    private static Either<TerminalRefusal, TerminalSession> ask(SessionOperation request, TerminalSession session) {
        Money amount = eur(2500);
        return switch (request) {
            case AUTHORIZE -> session.authorize(NOW);
            case CANCEL -> session.cancel(NOW);
            case RESTART -> session.restart(RULES, NOW);
            case DELIVER -> session.deliver(Samples.VOID, RULES, NOW);
            case METER -> session.meter(amount, NOW);
            case COMMIT -> session.commit(amount, RULES, NOW);
            case VOID -> session.release(NOW);
            case UPDATE -> session.update(eur(3000), NOW);
            case CLOSE -> session.close(NOW);
        };
    }

    private static String refused(SessionOperation request, TerminalSession before, TerminalRefusal refusal) {
        if (refusal.equals(new TerminalRefusal.NotNow(request, before.status()))) {
            return ".";
        }
        assertThat(refusal).isEqualTo(new TerminalRefusal.AlreadyDisposed(before.status(), before.finalAmount()));
        return "disposed";
    }

    /** Whatever is reached is the next step of the same session. */
    private static String reached(TerminalSession before, TerminalSession next) {
        assertThat(next.order()).isEqualTo(before.order());
        assertThat(next.step().number()).isEqualTo(before.step().number() + 1);
        assertThat(next.step().at()).isAfter(START);
        return kind(next);
    }
}
