package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.SessionWish;
import io.paysession.application.testing.PausedProcess;
import io.paysession.domain.terminal.TerminalFamily;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.TerminalSessionStatus;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process in charge of a terminal is stopped at each of its steps in turn, before and after the step has had its
 * effect, for longer than its lease. Another one takes over and disposes of the approval, and the terminal uses the number
 * again for somebody else. Whatever the first one does when it goes on, it sends no commit and no void.
 */
class TerminalPauseTest {
    private static final long NUMBER = 7;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoever_is_stopped_disposes_of_nothing_that_another_has_taken_over(boolean isVoid) {
        for (boolean afterwards : new boolean[] {false, true}) {
            List<String> steps = new ArrayList<>();
            for (int step = 1; step == 1 || steps.size() >= step - 1; step++) {
                steps = new Life(isVoid).pausedAt(step, afterwards);
            }
            assertThat(steps).contains("TerminalLeases.left", isVoid ? "TerminalLink.release" : "TerminalLink.commit");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_lease_that_has_only_run_out_is_waited_for(boolean isVoid) {
        Life life = new Life(isVoid);
        life.runsOut();
    }

    /** One world with one pause in it. */
    private static final class Life {
        private final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);
        private final boolean isVoid;
        private final TerminalSession session;
        private TerminalController frozen;
        private Option<TerminalSession> next = Option.none();

        Life(boolean isVoid) {
            this.isVoid = isVoid;
            terminal.connect();
            session = terminal.approved(NUMBER, VOID);
            frozen = terminal.controller;
        }

        private void wish() {
            var unusedGranted = terminal.wish(
                            session, isVoid ? new SessionWish.Release() : new SessionWish.Commit(eur(640)))
                    .get();
        }

        private String request() {
            return isVoid ? "void 7" : "commit 7 6.40";
        }

        List<String> pausedAt(int step, boolean afterwards) {
            PausedProcess process = new PausedProcess(step, afterwards, this::others);
            frozen = terminal.seenBy(process);
            terminal.controller = frozen;
            frozen.begin();
            frozen.ready(Option.none());
            frozen.enabled();
            wish();
            var unusedBefore = process.wasPaused() ? List.of() : terminal.frozenLink.asked();
            frozen.wake();
            if (process.wasPaused()) {
                frozen.timePasses();
                frozen.lost();
                frozen.ready(Option.none());
                frozen.timePasses();
                assertThat(terminal.frozenLink.asked())
                        .as(process.steps().get(step - 1) + (afterwards ? " done" : " begun"))
                        .noneMatch(sent -> sent.startsWith("commit") || sent.startsWith("void"));
                assertThat(terminal.status(session))
                        .isEqualTo(isVoid ? TerminalSessionStatus.VOIDED : TerminalSessionStatus.COMMITTED);
                assertThat(terminal.status(next.get())).isEqualTo(TerminalSessionStatus.APPROVED);
            }
            return process.steps();
        }

        /** What happens while it stands still. */
        private void others() {
            var unusedSent = terminal.frozenLink.asked();
            terminal.controller = terminal.takeOver();
            terminal.controller.begin();
            terminal.controller.ready(Option.none());
            if (terminal.status(session) == TerminalSessionStatus.APPROVED) {
                terminal.controller.enabled();
                wish();
                terminal.controller.wake();
            }
            assertThat(terminal.link.asked()).endsWith(request());
            terminal.controller.disposed();
            terminal.controller.enabled();
            next = Option.some(terminal.approved(NUMBER, VOID));
        }

        void runsOut() {
            terminal.isKept(false);
            terminal.time.pass(ControlSettings.DEFAULT.leaseTime().plusSeconds(60));
            var unusedBefore = terminal.link.asked();
            terminal.grant(session, isVoid ? new SessionWish.Release() : new SessionWish.Commit(eur(640)));
            assertThat(terminal.link.asked()).isEmpty();
            terminal.pass(Duration.ofSeconds(1));
            assertThat(terminal.link.asked()).isEmpty();
            terminal.isKept(true);
            terminal.pass(Duration.ofSeconds(1));
            assertThat(terminal.link.asked()).containsExactly(request());
        }
    }
}
