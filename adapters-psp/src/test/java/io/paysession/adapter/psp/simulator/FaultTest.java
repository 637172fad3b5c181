package io.paysession.adapter.psp.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.SessionRequest.CommitSession;
import io.paysession.adapter.psp.codec.SessionRequest.VoidSession;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.adapter.psp.simulator.SessionChange.Kind;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be made to go wrong. */
class FaultTest {
    private static final int APPROVAL_SIZE = 9;

    private final ScriptedHost host = new ScriptedHost(TerminalSettings.of(TerminalFamily.APOLLO)
            .with(TerminalScript.standard().withCards(Option.none(), Option.none())));

    @BeforeEach
    void enable() {
        host.goTo(TerminalState.ENABLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 8, 9})
    void the_connection_drops_at_a_byte_of_the_approval(int afterBytes) {
        assertThat(host.let(host.terminal.inject(new Fault.Drop(Moment.AUTH, afterBytes), host.now)))
                .isEmpty();
        host.goToCard();
        int before = host.bytes;
        List<Response> answers = host.authorize();
        assertThat(host.bytes - before).isEqualTo(afterBytes);
        assertThat(answers).hasSize(afterBytes == APPROVAL_SIZE ? 1 : 0);
        assertThat(host.closed).containsExactly("dropped");
        assertThat(host.terminal.state()).isEqualTo(TerminalState.OFFLINE);
        assertThat(host.terminal.ledger().open()).hasSize(afterBytes == 0 ? 0 : 1);
    }

    @Test
    void a_commit_takes_effect_although_its_answer_is_cut() {
        long id = host.approve();
        assertThat(host.let(host.terminal.inject(new Fault.Drop(Moment.COMMIT, 2), host.now)))
                .isEmpty();
        assertThat(host.send(new CommitSession(id, 100))).isEmpty();
        assertThat(host.closed).containsExactly("dropped");
        host.connect();
        host.goTo(TerminalState.ENABLED);
        assertThat(host.ask(new CommitSession(id, 100))).isEqualTo(Result.refused());
        assertThat(host.terminal.ledger().entries().get(0).charged()).isEqualTo(100);
        assertThat(host.terminal.ledger().entries().get(0).refusals()).hasSize(1);
    }

    @Test
    void an_answer_may_come_late_and_be_overtaken() {
        long id = host.approve();
        var unused = host.terminal.inject(new Fault.AnswerLate(Moment.VOID, Duration.ofSeconds(4)), host.now);
        assertThat(host.send(new VoidSession(id))).isEmpty();
        assertThat(host.ask(new LinkRequest.GetStatus())).isInstanceOf(LinkResponse.StatusResponse.class);
        assertThat(host.pass(Duration.ofSeconds(4))).containsExactly(Result.success());
    }

    @Test
    void a_late_answer_does_not_reach_the_next_connection() {
        var unused = host.terminal.inject(new Fault.AnswerLate(Moment.NOW, Duration.ofSeconds(4)), host.now);
        assertThat(host.send(new LinkRequest.GetStatus())).isEmpty();
        host.connect();
        assertThat(host.pass(Duration.ofSeconds(4))).isEmpty();
    }

    @Test
    void an_answer_may_come_twice_but_only_once() {
        var unused = host.terminal.inject(new Fault.AnswerTwice(Moment.NOW), host.now);
        LinkResponse.StatusResponse status = new LinkResponse.StatusResponse(8, false);
        assertThat(host.send(new LinkRequest.GetStatus())).containsExactly(status, status);
        assertThat(host.send(new LinkRequest.GetStatus())).containsExactly(status);
    }

    @Test
    void a_checksum_may_be_corrupt() {
        var unused = host.terminal.inject(new Fault.CorruptChecksum(Moment.NOW), host.now);
        assertThat(host.send(new LinkRequest.GetStatus())).isEmpty();
        assertThat(host.badChecksums).isEqualTo(1);
        assertThat(host.send(new LinkRequest.GetStatus())).hasSize(1);
    }

    @Test
    void sessions_may_be_forgotten_without_settlement() {
        var unused = host.terminal.inject(new Fault.Forget(Moment.AUTH), host.now);
        long id = host.approve();
        assertThat(host.changes).extracting(SessionChange::kind).containsExactly(Kind.APPROVED, Kind.FORGOTTEN);
        assertThat(host.ask(new CommitSession(id, 1))).isEqualTo(Result.refused());
        assertThat(host.terminal.ledger().entries().get(0).charged()).isZero();
    }

    @Test
    void a_reboot_ends_the_connection_and_keeps_the_sessions() {
        var unused = host.terminal.inject(new Fault.Reboot(Moment.AUTH), host.now);
        long id = host.approve();
        assertThat(host.closed).containsExactly("reboot");
        assertThat(host.terminal.state()).isEqualTo(TerminalState.OFFLINE);
        host.connect();
        host.goTo(TerminalState.DISABLED);
        assertThat(host.ask(new VoidSession(id))).isEqualTo(Result.success());
    }

    @Test
    void a_terminal_that_boots_does_not_answer() {
        ScriptedHost slow = new ScriptedHost(TerminalSettings.of(TerminalFamily.APOLLO)
                .with(TerminalTiming.tcp().withBoot(Duration.ofSeconds(10))));
        slow.goTo(TerminalState.ENABLED);
        assertThat(slow.ask(new LinkRequest.Control(0))).isEqualTo(Result.success());
        slow.connect();
        assertThat(slow.send(new LinkRequest.Synchronize())).isEmpty();
        assertThat(slow.pass(Duration.ofSeconds(10))).isEmpty();
        assertThat(slow.ask(new LinkRequest.Synchronize())).isEqualTo(new LinkResponse.Synchronized());
    }
}
