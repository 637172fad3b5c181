package io.paysession.application.terminal.control;

import static io.paysession.application.terminal.control.ControlledTerminal.VOID;
import static io.paysession.application.terminal.control.ControlledTerminal.eur;
import static io.paysession.domain.terminal.request.AuthorizationMode.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.application.testing.PausedProcess;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process in charge of a terminal is stopped at each of its steps in turn, before and after the step has had its
 * effect, for longer than its lease. Another one takes over and sees to the session, and the terminal works for somebody
 * else then, under the same number. Whatever the first one does when it goes on, it reads nobody's card, asks no bank and
 * moves no money.
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
    void whoever_is_stopped_reads_no_card_and_asks_no_bank_for_the_next_person(boolean afterwards) {
        List<String> steps = new ArrayList<>();
        for (int step = 1; step == 1 || steps.size() >= step - 1; step++) {
            steps = new Sale().pausedAt(step, afterwards);
        }
        assertThat(steps)
                .containsSubsequence(
                        "TerminalLink.startSession",
                        "TerminalLink.authorize",
                        "TerminalLink.update",
                        "TerminalLink.commit");
    }

    @Test
    void a_start_an_authorisation_and_an_update_wait_for_a_lease_that_has_only_run_out() {
        ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);
        terminal.connect();
        TerminalSession session = withheld(terminal, "start 25.00", () -> terminal.start(AUTOMATIC, VOID));
        terminal.controller.started();
        withheld(terminal, "authorize", () -> {
            terminal.controller.cardRead(ControlledTerminal.CARD);
            return session;
        });
        terminal.approve(NUMBER, session);
        withheld(terminal, "update 7 30.00", () -> {
            terminal.grant(session, new SessionCommand.Update(eur(3000)));
            return session;
        });
        terminal.controller.updated(Reason.UPDATED, eur(3000));
        assertThat(terminal.now(session).reservation().get().ceiling()).isEqualTo(eur(3000));
    }

    /** The terminal is asked for it when the lease is in order again, and not before. */
    private static TerminalSession withheld(
            ControlledTerminal terminal, String request, Supplier<TerminalSession> asked) {
        terminal.isKept(false);
        terminal.time.pass(ControlSettings.DEFAULT.leaseTime());
        var unusedBefore = terminal.link.asked();
        TerminalSession session = asked.get();
        terminal.pass(Duration.ofSeconds(1));
        assertThat(terminal.link.asked()).isEmpty();
        assertThat(terminal.controller.nextExpiry())
                .contains(terminal.time.now().plusSeconds(1));
        terminal.isKept(true);
        terminal.time.pass(Duration.ofSeconds(1));
        assertThat(terminal.controller
                        .nextExpiry()
                        .exists(due -> !terminal.time.now().isBefore(due)))
                .as("somebody comes and looks")
                .isTrue();
        terminal.controller.timePasses();
        assertThat(terminal.link.asked()).containsExactly(request);
        return session;
    }

    /** A whole sale with one pause in it. */
    private static final class Sale {
        private final ControlledTerminal terminal = new ControlledTerminal(TerminalFamily.APOLLO);
        private Option<TerminalSession> session = Option.none();

        List<String> pausedAt(int step, boolean afterwards) {
            PausedProcess process = new PausedProcess(step, afterwards, this::others);
            TerminalController frozen = terminal.seenBy(process);
            terminal.controller = frozen;
            for (Runnable next : sale(frozen)) {
                if (!process.wasPaused()) {
                    next.run();
                }
            }
            if (process.wasPaused()) {
                frozen.wake();
                frozen.timePasses();
                frozen.cardRead(ControlledTerminal.CARD);
                frozen.lost();
                frozen.ready(Option.none());
                frozen.enabled();
                frozen.wake();
                assertThat(terminal.frozenLink.asked())
                        .as(process.steps().get(step - 1) + (afterwards ? " done" : " begun"))
                        .allMatch(
                                sent -> List.of("enable", "reconnect", "cancel").contains(sent));
                assertThat(terminal.status(session.get())).isEqualTo(TerminalSessionStatus.SCANNING);
            }
            return process.steps();
        }

        private List<Runnable> sale(TerminalController frozen) {
            return List.of(
                    frozen::begin,
                    () -> frozen.ready(Option.none()),
                    frozen::enabled,
                    () -> startedBy(frozen),
                    frozen::started,
                    () -> frozen.cardRead(ControlledTerminal.CARD),
                    () -> frozen.approved(
                            new Approval(NUMBER, Option.none(), ControlledTerminal.CARD),
                            session.map(sale -> sale.order().number())),
                    () -> ask(frozen, new SessionCommand.Update(eur(3000))),
                    () -> frozen.updated(Reason.UPDATED, eur(3000)),
                    () -> ask(frozen, new SessionCommand.Commit(eur(640))));
        }

        private void startedBy(TerminalController frozen) {
            session = Option.some(terminal.stored(AUTOMATIC, VOID));
            frozen.wake();
        }

        private void ask(TerminalController frozen, SessionCommand asked) {
            var unusedGranted = terminal.ask(session.get(), asked).get();
            frozen.wake();
        }

        /** What happens while it stands still: the first person's session ends, and the next one's begins. */
        private void others() {
            var unusedSent = terminal.frozenLink.asked();
            terminal.controller = terminal.takeOver();
            terminal.controller.begin();
            terminal.controller.ready(Option.none());
            terminal.controller.enabled();
            for (TerminalSession left : terminal.unfinished()) {
                end(left);
            }
            session = Option.some(terminal.start(AUTOMATIC, VOID));
            terminal.controller.started();
        }

        private void end(TerminalSession left) {
            switch (left.status()) {
                case SCANNING -> {
                    terminal.controller.started();
                    terminal.grant(left, new SessionCommand.Cancel());
                    terminal.controller.cancelled();
                }
                case APPROVED -> {
                    terminal.controller.updated(Reason.UPDATED, eur(3000));
                    terminal.grant(left, new SessionCommand.Release());
                    terminal.controller.disposed();
                }
                case COMMITTING -> terminal.controller.disposed();
                default -> assertThat(left.status()).isEqualTo(TerminalSessionStatus.UNKNOWN);
            }
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

        private void ask() {
            var unusedGranted = terminal.ask(
                            session, isVoid ? new SessionCommand.Release() : new SessionCommand.Commit(eur(640)))
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
            ask();
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
                ask();
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
            terminal.grant(session, isVoid ? new SessionCommand.Release() : new SessionCommand.Commit(eur(640)));
            assertThat(terminal.link.asked()).isEmpty();
            terminal.pass(Duration.ofSeconds(1));
            assertThat(terminal.link.asked()).isEmpty();
            terminal.isKept(true);
            terminal.pass(Duration.ofSeconds(1));
            assertThat(terminal.link.asked()).containsExactly(request());
        }
    }
}
