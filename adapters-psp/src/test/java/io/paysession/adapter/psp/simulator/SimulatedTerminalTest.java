package io.paysession.adapter.psp.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionRequest.AuthSession;
import io.paysession.adapter.psp.codec.SessionRequest.CancelSession;
import io.paysession.adapter.psp.codec.SessionRequest.CommitSession;
import io.paysession.adapter.psp.codec.SessionRequest.ListSessions;
import io.paysession.adapter.psp.codec.SessionRequest.RemoveSessions;
import io.paysession.adapter.psp.codec.SessionRequest.StartSession;
import io.paysession.adapter.psp.codec.SessionRequest.UpdateSession;
import io.paysession.adapter.psp.codec.SessionRequest.VoidSession;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.adapter.psp.codec.TimeoutAction;
import io.paysession.adapter.psp.codec.UpdateOutcome;
import io.paysession.adapter.psp.simulator.SessionChange.Kind;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one terminal does with cards, money and time. */
class SimulatedTerminalTest {
    private static final TerminalSettings APOLLO = TerminalSettings.of(TerminalFamily.APOLLO);
    private static final TerminalScript BY_HAND = TerminalScript.standard().withCards(Option.none(), Option.none());
    private static final int ALL_OPTIONS =
            ProtocolOptions.EVENTS | ProtocolOptions.APPROVAL_DATA | ProtocolOptions.DETAILS;

    @Test
    void a_session_is_approved_with_card_and_reference_and_committed_for_less() {
        ScriptedHost host = enabled(APOLLO.with(BY_HAND), ALL_OPTIONS);
        assertThat(host.send(StartSession.of(2500, 0xFFFF_FFF0L)))
                .containsExactly(new SessionResponse.TransactionEvent(0));
        List<Response> read = host.let(host.terminal.presentCard(Option.some("CARD-7"), host.now));
        assertThat(((SessionResponse.CardRead) read.get(2)).data().cardHash()).containsExactly("CARD-7");
        assertThat(((SessionResponse.CardRead) read.get(2)).data().hostReference())
                .isEmpty();
        List<Response> answers = new ArrayList<>(host.send(new AuthSession()));
        answers.addAll(host.pass(Duration.ZERO));
        SessionResponse.Approved approved = (SessionResponse.Approved) answers.get(1);
        assertThat(approved.data().hostReference()).containsExactly(0xFFFF_FFF0L);
        assertThat(approved.data().cardHash()).containsExactly("CARD-7");

        assertThat(host.ask(new CommitSession(approved.sessionId(), 640))).isEqualTo(ok());
        Ledger.Entry entry = host.terminal.ledger().entries().get(0);
        assertThat(entry.charged()).isEqualTo(640);
        assertThat(entry.isOpen()).isFalse();
        assertThat(kinds(host)).containsExactly(Kind.APPROVED, Kind.COMMITTED);
        assertThat(host.terminal.ledger().violated()).isEmpty();
    }

    @Test
    void a_card_that_no_bank_knows_is_waited_with_and_authorised_by_nobody() {
        ScriptedHost host = enabled(APOLLO.with(BY_HAND), ALL_OPTIONS);
        var unusedStart = host.send(StartSession.of(2500, 1));
        List<Response> read = host.let(host.terminal.presentProprietaryCard(Option.some("DRIVER"), host.now));
        SessionResponse.ProprietaryCardRead told = (SessionResponse.ProprietaryCardRead) read.get(2);
        assertThat(told.data().cardHash()).containsExactly("DRIVER");
        assertThat(told.data().maskedPan()).isEmpty();
        assertThat(host.terminal.state()).isEqualTo(TerminalState.WAIT_AUTH);
        assertThat(host.ask(new AuthSession())).isEqualTo(LinkResponse.Result.refused(ResultReason.UNKNOWN_CARD));
        assertThat(host.terminal.state()).isEqualTo(TerminalState.WAIT_AUTH);
        assertThat(host.send(new CancelSession())).contains(new SessionResponse.Cancelled());
        assertThat(host.terminal.state()).isEqualTo(TerminalState.ENABLED);
        ScriptedHost p6x = enabled(TerminalSettings.of(TerminalFamily.P6X).with(BY_HAND), 0);
        assertThatThrownBy(() -> p6x.terminal.presentProprietaryCard(Option.none(), p6x.now))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_card_is_another_one_unless_its_hash_is_given() {
        ScriptedHost host = enabled(APOLLO, 0);
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var unusedStart = host.send(StartSession.of(100, 1));
            host.pass(Duration.ZERO)
                    .forEach(response -> hashes.add(((SessionResponse.CardRead) response)
                            .data()
                            .cardHash()
                            .get()));
            assertThat(host.ask(new CancelSession())).isEqualTo(new SessionResponse.Cancelled());
        }
        assertThat(hashes).hasSize(3).doesNotHaveDuplicates().allMatch(hash -> hash.length() == 40);
    }

    @Test
    void several_sessions_are_open_at_once_and_end_one_by_one() {
        ScriptedHost host = enabled(APOLLO.with(BY_HAND), ALL_OPTIONS);
        long first = host.approve();
        long second = host.approve();
        assertThat(first).isNotEqualTo(second);
        assertThat(host.ask(new VoidSession(first))).isEqualTo(ok());
        assertThat(host.terminal.openSessions())
                .extracting(OpenSession::sessionId)
                .containsExactly(second);
        assertThat(host.ask(new VoidSession(first))).isEqualTo(Result.refused(ResultReason.SESSION_NOT_FOUND));
        assertThat(host.ask(new CommitSession(second, 2501))).isEqualTo(Result.refused(ResultReason.NOT_OK));
        assertThat(host.terminal.ledger().open()).hasSize(1);
        assertThat(host.terminal.ledger().entries().get(0).refusals()).hasSize(1);
        assertThat(host.terminal.ledger().entries().get(1).refusals().get(0).amount())
                .isEqualTo(2501);
    }

    @Test
    void a_faulty_terminal_that_disposes_twice_or_above_shows_it() {
        ScriptedHost host =
                enabled(APOLLO.with(BY_HAND).with(TerminalQuirks.none().committingAnything()), ALL_OPTIONS);
        long id = host.approve();
        assertThat(host.ask(new CommitSession(id, 2600))).isEqualTo(ok());
        assertThat(host.ask(new VoidSession(id))).isEqualTo(ok());
        Ledger.Entry entry = host.terminal.ledger().violated().get(0);
        assertThat(entry.endedMoreThanOnce()).isTrue();
        assertThat(entry.chargedAboveCeiling()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TimeoutAction.class)
    void the_terminals_own_timeout_ends_a_session_although_nobody_is_connected(TimeoutAction action) {
        ScriptedHost host = new ScriptedHost(APOLLO.with(BY_HAND));
        host.goTo(TerminalState.ENABLED, ALL_OPTIONS, 60, action);
        long id = host.approve();
        assertThat(host.let(host.terminal.disconnected(host.now))).isEmpty();
        assertThat(host.pass(Duration.ofSeconds(59))).isEmpty();
        assertThat(host.terminal.ledger().open()).hasSize(1);
        assertThat(host.pass(Duration.ofSeconds(1))).isEmpty();
        assertThat(kinds(host))
                .containsExactly(
                        Kind.APPROVED, action == TimeoutAction.COMMIT ? Kind.EXPIRED_COMMITTED : Kind.EXPIRED_VOIDED);
        assertThat(host.terminal.ledger().entries().get(0).charged())
                .isEqualTo(action == TimeoutAction.COMMIT ? 2500 : 0);
        host.connect();
        host.goTo(TerminalState.DISABLED, ALL_OPTIONS, 60, action);
        assertThat(host.ask(new CommitSession(id, 1))).isEqualTo(Result.refused(ResultReason.SESSION_NOT_FOUND));
    }

    @Test
    void a_deadline_is_fixed_at_approval_and_a_timeout_of_0_is_none() {
        ScriptedHost host = new ScriptedHost(APOLLO.with(BY_HAND));
        host.goTo(TerminalState.ENABLED, 0, 60, TimeoutAction.VOID);
        var unusedExpiring = host.approve();
        host.goTo(TerminalState.ENABLED, 0, 0, TimeoutAction.COMMIT);
        long lasting = host.approve();
        var unusedSilence = host.pass(Duration.ofDays(400));
        assertThat(kinds(host)).containsExactly(Kind.APPROVED, Kind.APPROVED, Kind.EXPIRED_VOIDED);
        assertThat(host.terminal.openSessions())
                .extracting(OpenSession::sessionId)
                .containsExactly(lasting);
    }

    @Test
    void open_sessions_survive_a_restart_with_their_deadline() {
        ScriptedHost host = new ScriptedHost(APOLLO.with(BY_HAND));
        host.goTo(TerminalState.ENABLED, 0, 60, TimeoutAction.VOID);
        long id = host.approve();
        SimulatedTerminal again =
                new SimulatedTerminal(APOLLO.with(BY_HAND), new Random(7), host.terminal.openSessions());
        assertThat(again.openSessions()).isEqualTo(host.terminal.openSessions());
        assertThat(again.nextExpiry()).containsExactly(host.now.plusSeconds(60));
        ScriptedHost after = new ScriptedHost(again);
        after.goTo(TerminalState.ENABLED);
        assertThat(after.approve()).isNotEqualTo(id);
        assertThat(after.ask(new CommitSession(id, 2500))).isEqualTo(Result.success());
    }

    @Test
    void an_idle_connection_is_closed_after_20_seconds() {
        ScriptedHost host = enabled(APOLLO, 0);
        assertThat(host.pass(Duration.ofSeconds(19))).isEmpty();
        assertThat(host.ask(new LinkRequest.GetStatus())).isEqualTo(new LinkResponse.StatusResponse(8, false));
        assertThat(host.pass(Duration.ofSeconds(19))).isEmpty();
        assertThat(host.closed).isEmpty();
        assertThat(host.pass(Duration.ofSeconds(1))).isEmpty();
        assertThat(host.closed).containsExactly("idle");
        assertThat(host.terminal.state()).isEqualTo(TerminalState.OFFLINE);
        assertThat(host.terminal.nextExpiry()).isEmpty();
    }

    @Test
    void a_serial_line_is_never_idle() {
        ScriptedHost host = enabled(APOLLO.with(TerminalTiming.serial()), 0);
        assertThat(host.pass(Duration.ofDays(1))).isEmpty();
        assertThat(host.terminal.state()).isEqualTo(TerminalState.ENABLED);
    }

    @Test
    void a_scan_ends_when_no_card_comes_and_a_card_is_dropped_when_the_host_does_not_decide() {
        TerminalTiming patient = TerminalTiming.serial().withWaitAuth(Option.some(Duration.ofSeconds(30)));
        ScriptedHost host = enabled(APOLLO.with(BY_HAND).with(patient), 0);
        assertThat(host.send(StartSession.of(100, 1))).isEmpty();
        assertThat(host.pass(Duration.ofSeconds(59))).isEmpty();
        assertThat(host.pass(Duration.ofSeconds(1))).containsExactly(new SessionResponse.Cancelled());
        assertThat(host.terminal.state()).isEqualTo(TerminalState.ENABLED);
        host.goTo(TerminalState.WAIT_AUTH);
        assertThat(host.pass(Duration.ofSeconds(30))).containsExactly(new SessionResponse.Cancelled());
        assertThat(host.terminal.state()).isEqualTo(TerminalState.ENABLED);
    }

    @Test
    void the_bank_may_approve_less_decline_or_say_nothing() {
        ScriptedHost host = enabled(APOLLO.with(BY_HAND), ProtocolOptions.DETAILS);
        host.terminal.answerWith(new Answer.Partial(1000));
        host.goToCard();
        SessionResponse.PartiallyApproved partial =
                (SessionResponse.PartiallyApproved) host.authorize().get(0);
        assertThat(partial.amount()).isEqualTo(1000);
        assertThat(host.ask(new CommitSession(partial.sessionId(), 1001)))
                .isEqualTo(Result.refused(ResultReason.NOT_OK));
        host.terminal.answerWith(new Answer.Decline(9));
        host.goToCard();
        assertThat(host.authorize()).containsExactly(SessionResponse.Declined.because(9));
        assertThat(host.terminal.state()).isEqualTo(TerminalState.ENABLED);
        host.terminal.answerWith(new Answer.Silence());
        host.goToCard();
        assertThat(host.authorize()).isEmpty();
        assertThat(host.ask(new AuthSession()))
                .isEqualTo(Result.refused(ResultReason.PAYMENT_APPLICATION_IN_INVALID_STATE));
        assertThat(host.ask(new CancelSession())).isEqualTo(new SessionResponse.Cancelled());
        assertThat(host.terminal.ledger().entries()).hasSize(1);
    }

    @Test
    void a_p6x_cannot_approve_partially() {
        assertThatThrownBy(() -> TerminalSettings.of(TerminalFamily.P6X)
                        .with(BY_HAND.withBank(new Answer.Partial(1), Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_p6x_clears_options_that_it_does_not_know_and_lists_sessions_in_pages() {
        TerminalSettings p6x = TerminalSettings.of(TerminalFamily.P6X).with(BY_HAND);
        ScriptedHost host = new ScriptedHost(p6x);
        host.goTo(TerminalState.ONLINE);
        assertThat(host.ask(new LinkRequest.Protocol(3, ProtocolOptions.of(0xFF))))
                .isEqualTo(new LinkResponse.ProtocolConfirmed(3, ProtocolOptions.of(3)));
        host.goTo(TerminalState.ENABLED);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            ids.add(host.approve());
        }
        assertThat(host.ask(new ListSessions(0))).isEqualTo(new SessionResponse.SessionList(70, ids.subList(0, 62)));
        assertThat(host.ask(new ListSessions(62))).isEqualTo(new SessionResponse.SessionList(70, ids.subList(62, 70)));
        assertThat(host.ask(new ListSessions(70))).isEqualTo(new SessionResponse.SessionList(70, List.of()));
    }

    @Test
    void extended_blocks_begin_behind_the_answer_that_confirms_them_and_end_with_a_new_connection() {
        ScriptedHost host = new ScriptedHost(APOLLO.with(BY_HAND));
        host.goTo(TerminalState.ONLINE);
        ProtocolOptions options = ProtocolOptions.of(ProtocolOptions.EXTENDED_BLOCKS | ProtocolOptions.APPROVAL_DATA);
        assertThat(host.ask(new LinkRequest.Protocol(3, options)))
                .isEqualTo(new LinkResponse.ProtocolConfirmed(3, options));
        host.format(BlockFormat.EXTENDED);
        assertThat(host.ask(new LinkRequest.GetStatus())).isEqualTo(new LinkResponse.StatusResponse(2, false));
        assertThat(host.ask(new LinkRequest.Setup(0, TimeoutAction.VOID))).isEqualTo(Result.success());
        assertThat(host.ask(new LinkRequest.Enable())).isEqualTo(Result.success());
        long id = host.approve();
        host.connect();
        assertThat(host.terminal.state()).isEqualTo(TerminalState.OFFLINE);
        host.goTo(TerminalState.DISABLED);
        assertThat(host.ask(new VoidSession(id))).isEqualTo(Result.success());
    }

    @Test
    void an_amount_can_be_updated_on_an_apollo() {
        ScriptedHost host = enabled(APOLLO.with(BY_HAND), ProtocolOptions.DETAILS);
        long id = host.approve();
        assertThat(host.ask(new UpdateSession(id, 2000)))
                .isEqualTo(new SessionResponse.UpdateResult(UpdateOutcome.APPROVED, id, 2000, -500, 0));
        host.terminal.answerWith(new Answer.Decline(5));
        assertThat(host.ask(new UpdateSession(id, 9000)))
                .isEqualTo(new SessionResponse.UpdateResult(UpdateOutcome.DECLINED, id, 2000, 0, 5));
        assertThat(host.ask(new UpdateSession(id + 1, 1))).isEqualTo(Result.refused(ResultReason.SESSION_NOT_FOUND));
        assertThat(host.ask(new CommitSession(id, 2001))).isEqualTo(Result.refused(ResultReason.NOT_OK));
    }

    @Test
    void removed_sessions_are_forgotten_without_settlement() {
        ScriptedHost host = enabled(APOLLO.with(BY_HAND), 0);
        var unusedId = host.approve();
        assertThat(host.ask(new RemoveSessions())).isEqualTo(Result.success());
        assertThat(kinds(host)).containsExactly(Kind.APPROVED, Kind.FORGOTTEN);
    }

    @Test
    void what_cannot_be_read_is_refused_and_half_a_block_is_given_up() {
        ScriptedHost host = enabled(APOLLO, ProtocolOptions.DETAILS);
        assertThat(host.sendBytes(bytes("CC023C266F"))).containsExactly(Result.refused(ResultReason.BAD_CHECKSUM));
        assertThat(host.sendBytes(bytes("CC023C9FA9"))).containsExactly(Result.refused(ResultReason.UNKNOWN_COMMAND));
        assertThat(host.sendBytes(bytes("CC023C333D"))).containsExactly(Result.refused(ResultReason.MALFORMED_MESSAGE));
        assertThat(host.sendBytes(bytes("CC403C" + "CC023C2630"))).isEmpty();
        assertThat(host.pass(Duration.ofSeconds(5))).containsExactly(new LinkResponse.StatusResponse(8, false));
    }

    @Test
    void a_late_approval_after_a_cancel_is_possible() {
        TerminalScript slow = BY_HAND.withBank(new Answer.Approve(), Duration.ofSeconds(3));
        ScriptedHost host = enabled(APOLLO.with(slow).with(TerminalQuirks.none().approvingAfterCancel()), 0);
        host.goToCard();
        assertThat(host.send(new AuthSession())).isEmpty();
        assertThat(host.ask(new CancelSession())).isEqualTo(new SessionResponse.Cancelled());
        assertThat(host.pass(Duration.ofSeconds(3)).get(0)).isInstanceOf(SessionResponse.Approved.class);
        ScriptedHost strict = enabled(APOLLO.with(slow), 0);
        strict.goToCard();
        assertThat(strict.send(new AuthSession())).isEmpty();
        assertThat(strict.ask(new CancelSession())).isEqualTo(new SessionResponse.Cancelled());
        assertThat(strict.pass(Duration.ofSeconds(3))).isEmpty();
        assertThat(strict.terminal.ledger().entries()).isEmpty();
    }

    @Test
    void an_approval_without_a_host_is_in_the_ledger_and_its_block_is_lost() {
        TerminalScript slow = BY_HAND.withBank(new Answer.Approve(), Duration.ofSeconds(3));
        ScriptedHost host = enabled(APOLLO.with(slow), 0);
        host.goToCard();
        assertThat(host.send(new AuthSession())).isEmpty();
        assertThat(host.let(host.terminal.disconnected(host.now))).isEmpty();
        host.connect();
        assertThat(host.pass(Duration.ofSeconds(3))).isEmpty();
        assertThat(host.terminal.ledger().open()).hasSize(1);
    }

    @Test
    void the_same_seed_gives_the_same_bytes() {
        List<String> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            SimulatedTerminal terminal = new SimulatedTerminal(APOLLO, new Random(99));
            Instant now = Instant.EPOCH;
            StringBuilder trace = new StringBuilder();
            List<Output> outputs = new ArrayList<>(terminal.connected(now));
            outputs.addAll(terminal.received(
                    bytes("CC023C242E CC073C230001518001 05 CC023C121C CC0A3C34000009C40000000A1D"), now));
            outputs.addAll(terminal.expire(now));
            outputs.forEach(output -> trace.append(
                    output instanceof Output.Send send ? send.bytes().hex() : output));
            runs.add(trace.toString());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains("DFF006");
    }

    private static ScriptedHost enabled(TerminalSettings settings, int options) {
        ScriptedHost host = new ScriptedHost(settings);
        host.goTo(TerminalState.ENABLED, options, 0, TimeoutAction.VOID);
        return host;
    }

    private static Result ok() {
        return new Result(true, Option.some(0));
    }

    private static List<Kind> kinds(ScriptedHost host) {
        return host.changes.stream().map(SessionChange::kind).toList();
    }

    private static byte[] bytes(String hex) {
        return Octets.ofHex(hex).toArray();
    }
}
