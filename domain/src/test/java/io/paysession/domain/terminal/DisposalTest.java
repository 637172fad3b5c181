package io.paysession.domain.terminal;

import static io.paysession.domain.terminal.Samples.NOW;
import static io.paysession.domain.terminal.Samples.RULES;
import static io.paysession.domain.terminal.Samples.START;
import static io.paysession.domain.terminal.Samples.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.money.Money;
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
    void nothing_is_wished_that_a_terminal_cannot_be_told() {
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
    void what_the_terminal_did_by_itself_needs_attention_unless_it_was_wanted() {
        assertThat(atEnd(Samples.approved(), RULES)).isFalse();
        assertThat(atEnd(Samples.voiding(), RULES)).isFalse();
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
