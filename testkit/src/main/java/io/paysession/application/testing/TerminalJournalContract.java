package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Entry;
import io.paysession.application.port.TerminalSessions.Happening;
import io.paysession.application.port.TerminalSessions.Owed;
import io.paysession.application.port.TerminalSessions.Recorded;
import io.paysession.application.port.TerminalSessions.SessionStep;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every journal of terminals tells. Extend it and say how to make one; tests may share the store. */
public abstract class TerminalJournalContract extends TerminalStoreContract {
    @Test
    void keeps_every_state_that_was_ever_stored_in_order() {
        TerminalKey key = key();
        Lease lease = lease(key);
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(added(key), now);
        TerminalSession approved = path.reduce((current, next) -> {
            assertThat(sessions().replace(current, next, lease)).isEqualTo(Written.WRITTEN);
            return next;
        });
        TerminalSession voiding = replaced(approved, approved.release(now).get());
        TerminalSession other = approved(key);
        TerminalSession failed = replaced(
                voiding,
                voiding.notDisposed(Reason.DISPOSAL_UNANSWERED, now.plusSeconds(1))
                        .get());
        TerminalSession voided =
                replaced(failed, failed.disposed(now.plusSeconds(2)).get());
        assertThat(sessions().history(key, approved.order().id()))
                .containsExactlyElementsOf(path.append(voiding)
                        .append(failed)
                        .append(voided)
                        .map(state -> new Entry(state.step(), state.status())));
        assertThat(sessions().history(key, other.order().id())).hasSize(5);
        assertThat(sessions().recorded(key, approved.order().id()))
                .contains(new Recorded(
                        voided, sessions().history(key, approved.order().id())));
    }

    @Test
    void has_no_history_of_what_was_never_added() {
        Scanning session = added(key());
        assertThat(sessions().history(session.order().terminal(), SampleTerminalSessions.id()))
                .isEmpty();
        assertThat(sessions().history(key(), session.order().id())).isEmpty();
        assertThat(sessions().recorded(key(), session.order().id())).isEmpty();
    }

    @Test
    void nothing_has_happened_on_a_new_terminal() {
        TerminalKey key = key();
        assertThat(sessions().latest(key)).isZero();
        assertThat(sessions().happenings(key, 0, 10)).isEmpty();
        assertThat(sessions().latest(SampleTerminalSessions.terminal(merchant).key()))
                .isZero();
    }

    @Test
    void tells_what_happened_on_a_terminal_in_order() {
        TerminalKey key = key();
        Lease lease = lease(key);
        Scanning first = added(key);
        assertThat(leases().report(lease, TerminalStatus.ONLINE)).isTrue();
        TerminalSession cancelling =
                replaced(first, first.cancel(now.plusSeconds(1)).get());
        TerminalSession elsewhere = added(key());
        TerminalSession cancelled = cancelled(cancelling);
        Scanning second = added(key);
        Seq<Happening> all = sessions().happenings(key, 0, 10);
        assertThat(all.map(Happening::session))
                .containsExactlyElementsOf(List.of(
                        step(cancelled, first),
                        Option.none(),
                        step(cancelled, cancelling),
                        step(cancelled, cancelled),
                        step(second, second)));
        assertThat(all.map(Happening::terminal))
                .containsExactly(
                        Option.none(), Option.some(TerminalStatus.ONLINE), Option.none(), Option.none(), Option.none());
        assertThat(all.removeAt(1).map(Happening::at)).containsExactly(now, now.plusSeconds(1), now, now);
        assertThat(Duration.between(now, all.get(1).at()).abs()).isLessThan(LONG);
        assertThat(sessions().happenings(elsewhere.order().terminal(), 0, 10)).hasSize(1);
    }

    private static Option<SessionStep> step(TerminalSession stored, TerminalSession then) {
        return Option.some(new SessionStep(stored, new Entry(then.step(), then.status())));
    }

    @Test
    void tells_it_page_by_page() {
        TerminalKey key = key();
        TerminalSession unused = approved(key);
        Seq<Happening> all = sessions().happenings(key, 0, 10);
        assertThat(all).hasSize(5);
        Seq<Long> positions = all.map(Happening::position);
        assertThat(positions).containsExactlyElementsOf(positions.distinct().sorted());
        assertThat(all.head().position()).isPositive();
        assertThat(sessions().latest(key)).isEqualTo(all.last().position());
        assertThat(sessions().happenings(key, 0, 2)).containsExactlyElementsOf(all.take(2));
        assertThat(sessions().happenings(key, all.get(1).position(), 2)).containsExactlyElementsOf(all.slice(2, 4));
        assertThat(sessions().happenings(key, all.get(3).position(), 2)).containsExactly(all.get(4));
        assertThat(sessions().happenings(key, all.last().position(), 2)).isEmpty();
    }

    /** Otherwise a reader that goes on behind what it has seen would miss something. */
    @Test
    void nothing_appears_before_what_was_told_already() throws Exception {
        TerminalKey key = key();
        Lease lease = lease(key);
        int writers = 5;
        int steps = 30;
        Seq<TerminalSession> written = List.fill(writers, () -> approved(key));
        AtomicInteger writing = new AtomicInteger(writers);
        Seq<Seq<Happening>> told = atOnce(writers + 1, i -> {
            Callable<Seq<Happening>> writer = () -> {
                TerminalSession current = written.get(i);
                for (int step = 0; step < steps; step++) {
                    TerminalSession next =
                            current.meter(SampleTerminalSessions.eur(step), now).get();
                    current = i % 2 == 0 ? replaced(current, next) : replacedUnder(lease, current, next);
                }
                writing.decrementAndGet();
                return List.empty();
            };
            return i < writers ? writer : () -> readUntil(key, writing);
        });
        Seq<Happening> seen = told.last();
        assertThat(seen.map(Happening::position))
                .containsExactlyElementsOf(sessions().happenings(key, 0, ALL).map(Happening::position));
        assertThat(seen).hasSize(writers * (5 + steps));
        for (TerminalSession session : written) {
            assertThat(seen.flatMap(Happening::session)
                            .filter(step -> step.session()
                                    .order()
                                    .id()
                                    .equals(session.order().id()))
                            .map(SessionStep::entry))
                    .containsExactlyElementsOf(
                            sessions().history(key, session.order().id()));
        }
    }

    private TerminalSession replacedUnder(Lease lease, TerminalSession current, TerminalSession next) {
        assertThat(sessions().replace(current, next, lease)).isEqualTo(Written.WRITTEN);
        return next;
    }

    private Seq<Happening> readUntil(TerminalKey key, AtomicInteger writing) {
        List<Happening> seen = List.empty();
        Seq<Happening> page;
        boolean over;
        do {
            over = writing.get() == 0;
            long after = seen.lastOption().map(Happening::position).getOrElse(0L);
            page = sessions().happenings(key, after, 7);
            seen = seen.appendAll(page);
        } while (!over || page.nonEmpty());
        return seen;
    }

    /** Other tests may have left something behind, so that only differences count. */
    @Test
    void says_what_is_owed() {
        TerminalKey key = key();
        Instant soon = now.plus(Duration.ofHours(24));
        Owed before = sessions().owed(soon);
        TerminalSession scanning = added(key);
        assertThat(sessions().owed(soon)).isEqualTo(before);
        TerminalSession approved =
                SampleTerminalSessions.untilApproved((Scanning) scanning, now).reduce(this::replaced);
        assertOwed(before, 1, 0, 1, soon);
        assertOwed(sessions().owed(soon.minusMillis(1)), 0, 0, 0, soon.minusMillis(1));
        TerminalSession voiding = replaced(approved, approved.release(now).get());
        assertOwed(before, 1, 0, 1, soon);
        TerminalSession failed = replaced(
                voiding, voiding.notDisposed(Reason.DISPOSAL_UNANSWERED, now).get());
        assertOwed(before, 1, 1, 1, soon);
        TerminalSession unconfirmed =
                replaced(failed, failed.notFound(true, now).get());
        assertThat(unconfirmed.needsAttention()).isTrue();
        assertOwed(before, 0, 1, 0, soon);
    }

    private void assertOwed(Owed before, int undisposed, int attention, int endangered, Instant soon) {
        Owed owed = sessions().owed(soon);
        assertThat(owed.undisposed()).isEqualTo(before.undisposed() + undisposed);
        assertThat(owed.needAttention()).isEqualTo(before.needAttention() + attention);
        assertThat(owed.endangered()).isEqualTo(before.endangered() + endangered);
    }

    @Test
    void an_approval_that_nobody_saw_is_endangered_from_its_own_deadline_on() {
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(added(key()), now);
        TerminalSession asked = path.init().reduce(this::replaced);
        TerminalSession unknown =
                asked.lost(Reason.LINK_LOST, TerminalRules.DEFAULT, now).get();
        Instant end = unknown.nextDeadline().get();
        Owed early = sessions().owed(end.minusMillis(1));
        Owed before = sessions().owed(end);
        TerminalSession unused = replaced(asked, unknown);
        assertOwed(early, 1, 1, 0, end.minusMillis(1));
        assertOwed(before, 1, 1, 1, end);
    }

    @Test
    void names_the_oldest_that_is_undisposed() {
        TerminalKey key = key();
        Instant ancient = Instant.parse("2001-01-01T00:00:00Z");
        TerminalSession young =
                approved(SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, ancient.plusSeconds(1))));
        TerminalSession old = approved(SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, ancient)));
        assertThat(sessions().owed(now).oldest()).contains(ancient);
        disposeOf(old);
        assertThat(sessions().owed(now).oldest()).contains(ancient.plusSeconds(1));
        disposeOf(young);
        assertThat(sessions().owed(now).oldest().exists(ancient.plusSeconds(1)::equals))
                .isFalse();
    }

    private void disposeOf(TerminalSession approved) {
        TerminalSession voiding = replaced(approved, approved.release(now).get());
        TerminalSession unused = replaced(voiding, voiding.disposed(now).get());
    }

    /** A refund of what came too late: it is over, and then it is not. */
    @Test
    void a_session_that_was_over_can_be_owed_again() {
        TerminalKey key = key();
        TerminalSession cancelled = cancelled(added(key));
        assertThat(sessions().unfinished(key)).isEmpty();
        TerminalSession late = cancelled
                .approved(new Approval(5, Option.none(), SampleTerminalSessions.CARD), TerminalRules.DEFAULT, now)
                .get();
        TerminalSession stored = replaced(cancelled, late);
        assertThat(sessions().unfinished(key)).containsExactly(stored);
    }

    @Test
    void knows_for_ever_who_had_a_terminals_number_last() {
        TerminalKey key = key();
        TerminalKey elsewhere = key();
        TerminalSession unusedElsewhere = approved(elsewhere);
        TerminalSession former = approved(SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, now)));
        TerminalSession committing = replaced(
                former,
                former.commit(SampleTerminalSessions.eur(100), TerminalRules.DEFAULT, now)
                        .get());
        TerminalSession committed =
                replaced(committing, committing.disposed(now).get());
        for (int younger = 0; younger < 60; younger++) {
            TerminalSession unusedYounger = cancelled(added(key));
        }
        assertThat(sessions().lastHolder(key, 11, CardReader.UNKNOWN)).contains(committed);
        assertThat(sessions().lastHolder(key, 12, CardReader.UNKNOWN)).isEmpty();
        Instant later = now.plusSeconds(60);
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(
                added(SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, later))), later);
        assertThat(sessions().lastHolder(key, 11, CardReader.UNKNOWN)).contains(committed);
        TerminalSession approved = path.reduce(this::replaced);
        assertThat(sessions().lastHolder(key, 11, CardReader.UNKNOWN)).contains(approved);
    }

    @Test
    void another_devices_number_hides_nobodys() {
        TerminalKey key = key();
        CardReader telling = new CardReader(Option.some(new DeviceSerial("TELLING-1")), 0);
        CardReader silent = new CardReader(Option.none(), 1);
        TerminalSession first = approvedBy(telling, key, 0);
        TerminalSession second = approvedBy(silent, key, 60);
        TerminalSession third = approvedBy(CardReader.UNKNOWN, key, 30);
        assertThat(sessions().lastHolder(key, 11, silent)).contains(second);
        assertThat(sessions().lastHolder(key, 11, new CardReader(telling.serial(), 2)))
                .contains(first);
        assertThat(sessions().lastHolder(key, 11, new CardReader(telling.serial(), 1)))
                .as("what a silent one has read lately may be its own")
                .contains(second);
        assertThat(sessions().lastHolder(key, 11, CardReader.UNKNOWN)).contains(third);
        assertThat(sessions().lastHolder(key, 11, new CardReader(Option.none(), 7)))
                .isEmpty();
    }

    private TerminalSession approvedBy(CardReader reader, TerminalKey key, long secondsLater) {
        Instant at = now.plusSeconds(secondsLater);
        Scanning scanning = added(SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, at)));
        TerminalSession read = replaced(
                scanning,
                scanning.cardRead(SampleTerminalSessions.CARD.readBy(reader), TerminalRules.DEFAULT, at)
                        .get());
        TerminalSession wanted = read.status() == TerminalSessionStatus.CARD_READ
                ? replaced(read, read.authorize(at).get())
                : read;
        TerminalSession asked = replaced(wanted, wanted.authorizationStarts(at).get());
        Approval approval = new Approval(11, Option.none(), SampleTerminalSessions.CARD).by(reader);
        return replaced(
                asked, asked.approved(approval, TerminalRules.DEFAULT, at).get());
    }

    @Test
    void knows_what_is_over_and_to_be_tried_once_more() {
        TerminalKey key = key();
        TerminalSession open = approved(key);
        TerminalSession committing = replaced(
                open,
                open.commit(SampleTerminalSessions.eur(500), TerminalRules.DEFAULT, now)
                        .get());
        assertThat(sessions().toBeTried(key)).isEmpty();
        Instant end = now.plus(Duration.ofDays(2));
        TerminalSession expired = replaced(
                committing, committing.timePasses(end, TerminalRules.DEFAULT).get());
        assertThat(sessions().toBeTried(key)).containsExactly(expired);
        assertThat(sessions().unfinished(key)).isEmpty();
        TerminalSession tried = replaced(expired, expired.lastTry(end).get());
        assertThat(sessions().toBeTried(key)).isEmpty();
        assertThat(sessions().unfinished(key)).containsExactly(tried);
        TerminalSession unanswered = replaced(
                tried, tried.notDisposed(Reason.DISPOSAL_UNANSWERED, end).get());
        assertThat(sessions().toBeTried(key)).containsExactly(unanswered);
        TerminalSession unusedSettled =
                replaced(unanswered, unanswered.notFound(false, end).get());
        assertThat(sessions().toBeTried(key)).isEmpty();
    }

    @Test
    void knows_whether_there_may_be_an_approval_that_nobody_has_seen() {
        TerminalKey key = key();
        TerminalSession unusedSeen = approved(key);
        assertThat(sessions().hasUnseenSince(key, now.minusSeconds(60))).isFalse();
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(added(key), now);
        TerminalSession asked = path.init().reduce(this::replaced);
        assertThat(sessions().hasUnseenSince(key, now.minusSeconds(60))).isFalse();
        TerminalSession unseen = replaced(
                asked, asked.lost(Reason.LINK_LOST, TerminalRules.DEFAULT, now).get());
        assertThat(sessions().hasUnseenSince(key, now.minusSeconds(60))).isTrue();
        assertThat(sessions().hasUnseenSince(key, unseen.order().createdAt())).isFalse();
        TerminalSession unusedExpired = replaced(
                unseen,
                unseen.timePasses(now.plus(Duration.ofDays(2)), TerminalRules.DEFAULT)
                        .get());
        assertThat(sessions().hasUnseenSince(key, now.minusSeconds(60))).isTrue();
    }
}
