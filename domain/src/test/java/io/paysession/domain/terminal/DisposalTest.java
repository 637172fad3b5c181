package io.paysession.domain.terminal;

import static io.paysession.domain.terminal.Samples.NOW;
import static io.paysession.domain.terminal.Samples.RULES;
import static io.paysession.domain.terminal.Samples.START;
import static io.paysession.domain.terminal.Samples.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** For how much, until when, and how often. */
class DisposalTest {
    private static final Money YEN = new Money(1, Currency.getInstance("JPY"));
    private static final Instant DUE = START.plus(Duration.ofMinutes(5));
    private static final Instant END = START.plus(Duration.ofDays(1));

    @Test
    void a_policy_takes_what_it_names_else_what_was_metered_and_never_above_the_ceiling() {
        DisposalPolicy named = commit(Option.some(eur(700)));
        assertThat(named.finalAmount(Option.some(eur(640)), eur(2500))).contains(eur(700));
        assertThat(named.finalAmount(Option.none(), eur(500))).contains(eur(500));
        DisposalPolicy metered = Samples.COMMIT_METERED;
        assertThat(metered.finalAmount(Option.some(eur(640)), eur(2500))).contains(eur(640));
        assertThat(metered.finalAmount(Option.some(eur(2501)), eur(2500))).contains(eur(2500));
        assertThat(metered.finalAmount(Option.none(), eur(2500))).isEmpty();
        assertThat(metered.finalAmount(Option.some(eur(0)), eur(2500))).isEmpty();
        assertThat(Samples.VOID.finalAmount(Option.some(eur(640)), eur(2500))).isEmpty();
    }

    @Test
    void a_policy_has_time_and_an_amount_only_to_commit_and_the_sessions_currency() {
        assertThatThrownBy(() -> DisposalPolicy.voidAfter(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DisposalPolicy.voidAfter(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisposalPolicy(Duration.ofSeconds(1), DisposalAction.VOID, Option.some(eur(1))))
                .isInstanceOf(IllegalArgumentException.class);
        DisposalPolicy foreign = commit(Option.some(YEN));
        assertThatThrownBy(() -> Samples.order(AuthorizationMode.MANUAL, foreign))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.approved().deliver(foreign, RULES, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.approved().meter(YEN, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.approved().update(YEN, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_policy_acts_at_its_time_and_not_before() {
        OpenSession approved = Samples.approved();
        assertThat(approved.nextDeadline()).contains(DUE);
        assertThat(approved.timePasses(DUE.minusNanos(1), RULES)).isEmpty();
        assertThat(approved.timePasses(DUE, RULES).get()).isInstanceOf(Voiding.class);
        OpenSession metered = (OpenSession)
                Samples.delivering(Samples.COMMIT_METERED).meter(eur(640), NOW).get();
        TerminalSession committing = metered.timePasses(DUE, RULES).get();
        assertThat(committing.finalAmount()).contains(eur(640));
        assertThat(committing.step().reason()).isEqualTo(Reason.DISPOSAL_DUE);
    }

    @Test
    void delivery_ends_before_the_terminals_own_timeout() {
        Instant latest = END.minus(RULES.safetyMargin());
        DisposalPolicy longest = DisposalPolicy.voidAfter(Duration.between(NOW, latest));
        assertThat(Samples.approved().deliver(longest, RULES, NOW).get().nextDeadline())
                .contains(latest);
        assertThat(Samples.approved().deliver(longest, RULES, NOW.plusNanos(1)))
                .isEqualTo(Either.left(new TerminalRefusal.DisposalTooLate(latest)));
    }

    @Test
    void commits_up_to_the_ceiling_and_voids_for_nothing() {
        OpenSession approved = Samples.approved();
        assertThat(approved.commit(eur(2501), RULES, NOW))
                .isEqualTo(Either.left(new TerminalRefusal.AboveCeiling(eur(2501), eur(2500))));
        assertThat(approved.commit(eur(0), RULES, NOW).get()).isInstanceOf(Voiding.class);
        TerminalRules generous = new TerminalRules(
                RULES.sessionTimeout(), RULES.timeoutAction(), RULES.safetyMargin(), RULES.authorizationTime(), true);
        assertThat(approved.commit(eur(2501), generous, NOW).get().finalAmount())
                .contains(eur(2501));
    }

    @Test
    void the_same_disposal_again_is_the_same_answer_and_another_is_refused() {
        TerminalSession committing =
                Samples.approved().commit(eur(640), RULES, START).get();
        TerminalSession committed = committing.disposed(START).get();
        TerminalSession voided = Samples.voiding().disposed(START).get();
        for (TerminalSession session : new TerminalSession[] {committing, committed}) {
            assertThat(session.commit(eur(640), RULES, NOW).get()).isSameAs(session);
            assertThat(session.commit(eur(641), RULES, NOW)).isEqualTo(disposed(session, eur(640)));
            assertThat(session.commit(eur(0), RULES, NOW)).isEqualTo(disposed(session, eur(640)));
        }
        assertThat(voided.commit(eur(0), RULES, NOW).get()).isSameAs(voided);
        assertThat(voided.commit(eur(1), RULES, NOW)).isEqualTo(disposed(voided, eur(0)));
    }

    private static Either<TerminalRefusal, TerminalSession> disposed(TerminalSession session, Money amount) {
        return Either.left(new TerminalRefusal.AlreadyDisposed(session.status(), Option.some(amount)));
    }

    @Test
    void a_partial_approval_lowers_the_ceiling_and_never_raises_it() {
        assertThat(ceiling(Option.some(eur(1000)))).isEqualTo(eur(1000));
        assertThat(ceiling(Option.some(eur(9900)))).isEqualTo(eur(2500));
        assertThat(ceiling(Option.none())).isEqualTo(eur(2500));
    }

    private static Money ceiling(Option<Money> partial) {
        Approval approval = new Approval(3, partial, Samples.CARD);
        return Samples.authorizing()
                .approved(approval, RULES, NOW)
                .get()
                .reservation()
                .get()
                .ceiling();
    }

    @Test
    void while_an_update_is_pending_the_lower_total_is_safe() {
        OpenSession lowered =
                (OpenSession) Samples.approved().update(eur(1000), NOW).get();
        assertThat(lowered.held().safeCeiling()).isEqualTo(eur(1000));
        assertThat(lowered.commit(eur(1001), RULES, NOW).isLeft()).isTrue();
        OpenSession raised =
                (OpenSession) Samples.approved().update(eur(3000), NOW).get();
        assertThat(raised.held().safeCeiling()).isEqualTo(eur(2500));
        Reservation after = raised.updated(Reason.UPDATED, eur(3000), NOW)
                .get()
                .reservation()
                .get();
        assertThat(after.safeCeiling()).isEqualTo(eur(3000));
        assertThat(after.newTotal()).isEmpty();
        assertThat(Samples.approved().update(eur(2500), NOW).get().step().number())
                .isEqualTo(Samples.approved().step().number());
    }

    @Test
    void an_unanswered_update_counts_until_the_next_is_answered() {
        TerminalSession lowered = Samples.approved().update(eur(1000), NOW).get();
        OpenSession raised = (OpenSession) lowered.update(eur(3000), NOW).get();
        assertThat(raised.held().safeCeiling()).isEqualTo(eur(1000));
        assertThat(raised.commit(eur(1001), RULES, NOW).isLeft()).isTrue();
        assertThat(raised.updated(Reason.UPDATED, eur(3000), NOW).get().commit(eur(3000), RULES, NOW))
                .isNotEmpty();
    }

    @Test
    void nothing_is_asked_that_a_terminal_cannot_be_told() {
        OpenSession approved = Samples.approved();
        TerminalRules generous = new TerminalRules(
                RULES.sessionTimeout(), RULES.timeoutAction(), RULES.safetyMargin(), RULES.authorizationTime(), true);
        Money most = eur(SessionOrder.HIGHEST);
        Money more = eur(SessionOrder.HIGHEST + 1);
        Either<TerminalRefusal, TerminalSession> refused = Either.left(new TerminalRefusal.AboveCeiling(more, most));
        assertThat(approved.commit(more, generous, NOW)).isEqualTo(refused);
        assertThat(approved.update(more, NOW)).isEqualTo(refused);
        assertThat(approved.commit(most, generous, NOW)).isNotEmpty();
        assertThat(approved.update(most, NOW)).isNotEmpty();
        TerminalSession metered =
                Samples.delivering(Samples.COMMIT_METERED).meter(more, NOW).get();
        assertThat(metered.timePasses(DUE, RULES).get().finalAmount()).contains(eur(2500));
    }

    @Test
    void what_the_terminal_refuses_to_take_beyond_the_ceiling_leaves_the_session_as_it_was() {
        Instant later = START.plus(Duration.ofHours(1));
        OpenSession again =
                (OpenSession) Samples.committingAbove().refused(RULES, later).get();
        OpenSession before = Samples.delivering(Samples.COMMIT_METERED);
        assertThat(again.status()).isEqualTo(before.status());
        assertThat(again.held()).isEqualTo(before.held());
        assertThat(again.step().reason()).isEqualTo(Reason.COMMIT_REFUSED);
        assertThat(again.commit(eur(2500), RULES, later)).isNotEmpty();
        assertThat(again.release(later)).isNotEmpty();
        assertThat(again.update(eur(4000), later)).isNotEmpty();
        assertThat(again.finalAmount()).isEmpty();
        // There is as much time to decide as there was, but not beyond what the terminal does by itself.
        assertThat(again.due()).isEqualTo(Samples.COMMIT_METERED.from(later));
        Instant latest = START.plus(RULES.longestPolicy().get());
        assertThat(Samples.committingAbove().refused(RULES, latest).get().disposal())
                .contains(new Disposal(latest, Samples.COMMIT_METERED));
    }

    @Test
    void a_terminal_that_refuses_what_is_reserved_is_asked_again() {
        assertThat(Samples.committing().refused(RULES, NOW))
                .isEqualTo(Samples.committing().notDisposed(Reason.DISPOSAL_REFUSED, NOW));
    }

    @Test
    void a_terminal_can_be_told_the_session_timeout() {
        for (Duration timeout :
                new Duration[] {Duration.ofMillis(1500), Duration.ofSeconds(SessionOrder.HIGHEST + 1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TerminalRules(
                            Option.some(timeout), DisposalAction.VOID, Duration.ZERO, Duration.ofSeconds(90), false));
        }
    }

    @Test
    void tries_at_once_then_every_minute_every_hour_every_day_and_then_waits_for_a_link() {
        Attempts attempts = Attempts.atOnce(NOW);
        assertThat(attempts).isEqualTo(new Attempts(0, Option.some(NOW)));
        for (int failures = 1; failures <= 40; failures++) {
            attempts = attempts.afterFailure(NOW);
            Option<Duration> pause = failures <= 5
                    ? Option.some(Duration.ofMinutes(1))
                    : failures <= 29
                            ? Option.some(Duration.ofHours(1))
                            : Option.when(failures <= 36, Duration.ofDays(1));
            assertThat(attempts).isEqualTo(new Attempts(failures, pause.map(NOW::plus)));
        }
    }

    @Test
    void what_the_terminal_did_by_itself_needs_attention_unless_nobody_has_seen_an_approval() {
        assertThat(atEnd(Samples.approved(), RULES)).isTrue();
        assertThat(atEnd(Samples.voiding(), RULES)).isTrue();
        assertThat(atEnd(Samples.unseen(), RULES)).isFalse();
        assertThat(atEnd(Samples.committing(), RULES)).isTrue();
        TerminalSession metered =
                Samples.delivering(Samples.COMMIT_METERED).meter(eur(640), NOW).get();
        assertThat(atEnd(metered, RULES)).isTrue();
        // A commit was wanted, and never tried: the approval vanished.
        assertThat(atEnd(Samples.gone(Samples.committing()), RULES)).isTrue();
        TerminalRules committing = new TerminalRules(
                RULES.sessionTimeout(), DisposalAction.COMMIT, RULES.safetyMargin(), RULES.authorizationTime(), false);
        assertThat(atEnd(Samples.voiding(), committing)).isTrue();
    }

    @Test
    void attention_ends_when_the_terminal_knows_no_more_of_what_it_has_done_as_wanted() {
        TerminalSession voided = Samples.expired(Samples.voiding()).lastTry(NOW).get();
        assertThat(voided.notFound(false, NOW).get().needsAttention()).isFalse();
        assertThat(voided.notDisposed(Reason.DISPOSAL_UNANSWERED, NOW).get().needsAttention())
                .isTrue();
        TerminalSession committed =
                Samples.expired(Samples.committing()).lastTry(NOW).get();
        assertThat(committed.notFound(false, NOW).get().needsAttention()).isTrue();
        assertThat(committed.disposed(NOW).get().needsAttention()).isFalse();
    }

    @Test
    void an_answer_ends_the_tries_and_a_broken_link_only_three_of_them() {
        TerminalSession expired = Samples.expired(Samples.committing());
        assertThat(expired.lastTry(NOW).get().refused(RULES, NOW).get().isToBeTried())
                .isFalse();
        assertThat(expired.notFound(false, NOW).get().isToBeTried()).isFalse();
        for (int broken = 0; broken < 3; broken++) {
            assertThat(expired.isToBeTried()).isTrue();
            expired = expired.lastTry(NOW)
                    .get()
                    .notDisposed(Reason.DISPOSAL_UNANSWERED, NOW)
                    .get();
        }
        assertThat(expired.isToBeTried()).isFalse();
    }

    @Test
    void what_waits_for_its_device_is_closed_or_asked_for_and_never_both() {
        TerminalSession waiting = Samples.committing().withoutItsDevice(NOW).get();
        TerminalSession back = waiting.withItsDevice(NOW).get();
        assertThat(back.step().reason()).isEqualTo(Reason.DEVICE_RETURNED);
        assertThat(back.close(NOW).isLeft()).isTrue();
        assertThat(((Committing) back).attempts()).isEqualTo(((Committing) waiting).attempts());
        assertThat(back.withItsDevice(NOW)).isEmpty();
        assertThat(back.withoutItsDevice(NOW).get().close(NOW).isRight()).isTrue();
        assertThat(waiting.close(NOW).get().withItsDevice(NOW)).isEmpty();
        assertThat(Samples.voiding().withItsDevice(NOW)).isEmpty();
    }

    @Test
    void what_the_terminal_took_beside_what_was_wanted_is_remembered() {
        TerminalRules committing = new TerminalRules(
                RULES.sessionTimeout(), DisposalAction.COMMIT, RULES.safetyMargin(), RULES.authorizationTime(), false);
        Instant end = START.plus(Duration.ofDays(2));
        Expiry charged = Samples.approved()
                .commit(eur(500), RULES, NOW)
                .get()
                .timePasses(end, committing)
                .get()
                .expiry()
                .get();
        assertThat(charged.wanted()).contains(eur(500));
        assertThat(charged.action()).isEqualTo(DisposalAction.COMMIT);
        assertThat(charged.taken()).contains(eur(2500));
        assertThat(charged.excess()).contains(eur(2000));
        assertThat(charged.missing()).isEmpty();
        Expiry released = Samples.expired(Samples.committing()).expiry().get();
        assertThat(released.taken()).contains(eur(0));
        assertThat(released.missing()).contains(eur(2500));
        assertThat(released.excess()).isEmpty();
        // What is gone before its time has been disposed of, and nobody knows how.
        Expiry gone = Samples.gone(Samples.committing())
                .timePasses(end, committing)
                .get()
                .expiry()
                .get();
        assertThat(gone.wanted()).contains(eur(2500));
        assertThat(gone.taken()).isEmpty();
        assertThat(gone.excess().orElse(gone.missing())).isEmpty();
    }

    private static boolean atEnd(TerminalSession session, TerminalRules rules) {
        TerminalSession expired =
                session.timePasses(START.plus(Duration.ofDays(2)), rules).get();
        assertThat(expired.status()).isEqualTo(TerminalSessionStatus.EXPIRED);
        return expired.needsAttention();
    }

    private static DisposalPolicy commit(Option<Money> amount) {
        return new DisposalPolicy(Duration.ofMinutes(5), DisposalAction.COMMIT, amount);
    }
}
