package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.DolData;
import io.paysession.adapter.psp.codec.DolTag;
import io.paysession.adapter.psp.codec.LinkResponse.ProtocolConfirmed;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.LinkResponse.Synchronized;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.TerminalFamily;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the terminal and the bank answer, do not answer, or answer too late. */
class PspLinkTest extends PspLinkStory {
    private static final String AUTH = "cc023c3640";
    private static final String CANCEL = "cc023c3741";

    @Test
    void a_get_status_with_a_bad_checksum_does_not_repeat_the_question_to_the_bank() {
        apollo();
        asking.authorize(() -> true);
        pass(Duration.ofSeconds(15));
        answer(refused(ResultReason.BAD_CHECKSUM));
        assertThat(sent).containsExactly(AUTH, STATUS);
    }

    @Test
    void a_terminal_that_is_silent_is_asked_how_it_is_and_given_up_after_three_times() {
        apollo();
        pass(Duration.ofSeconds(15));
        assertThat(sent).containsExactly(STATUS);
        answer(TerminalState.DISABLED);
        pass(Duration.ofSeconds(15));
        pass(Duration.ofSeconds(6));
        assertThat(sent).containsExactly(STATUS, STATUS, STATUS, STATUS, "close");
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void a_terminal_that_asks_the_bank_may_be_too_busy_for_its_status() {
        apollo();
        asking.authorize(() -> true);
        pass(Duration.ofSeconds(60));
        assertThat(heard).isEmpty();
        answer(new SessionResponse.Approved(11, DolData.EMPTY));
        assertThat(heard).containsExactly("approved 11");
    }

    @Test
    void a_bank_that_never_answers_is_waited_for_until_its_time_is_over() {
        apollo();
        asking.authorize(() -> true);
        pass(Duration.ofSeconds(90).minusNanos(1));
        assertThat(heard).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void a_refusal_while_the_bank_is_asked_is_not_believed() {
        apollo();
        asking.authorize(() -> true);
        answer(refused(ResultReason.WRONG_STATE), new SessionResponse.Cancelled());
        answer(TerminalState.WAIT_AUTH);
        assertThat(heard).isEmpty();
        answer(new SessionResponse.Approved(11, DolData.EMPTY));
        assertThat(heard).containsExactly("approved 11");
    }

    @Test
    void a_refusal_is_believed_when_the_bank_cannot_be_asked_any_more() {
        apollo();
        asking.authorize(() -> true);
        answer(refused(ResultReason.WRONG_STATE));
        assertThat(heard).isEmpty();
        answer(TerminalState.ENABLED);
        assertThat(heard).containsExactly("refused WRONG_STATE");
    }

    @Test
    void a_refusal_after_something_unreadable_is_not_believed() {
        apollo();
        asking.authorize(() -> true);
        byte[] approved = frame(new SessionResponse.Approved(11, DolData.EMPTY));
        approved[approved.length - 1]++;
        link.received(approved, 0, approved.length);
        answer(refused(ResultReason.WRONG_STATE));
        answer(TerminalState.ENABLED);
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void a_start_that_nobody_answers_is_looked_into() {
        apollo();
        asking.startSession(SIX, 1, () -> true);
        pass(Duration.ofMillis(300));
        assertThat(sent).endsWith(STATUS);
        answer(TerminalState.WAIT_CARD);
        assertThat(heard).containsExactly("started");
        asking.cancelSession();
        answer(new SessionResponse.Cancelled());
        forget();
        asking.startSession(SIX, 2, () -> true);
        pass(Duration.ofMillis(300));
        answer(TerminalState.ENABLED);
        assertThat(heard).containsExactly("refused WRONG_STATE");
    }

    @Test
    void a_card_that_no_bank_knows_is_told_and_the_terminal_may_wait_with_it() {
        apollo();
        asking.startSession(SIX, 7, () -> true);
        answer(Result.success());
        DolData data = DolData.EMPTY.with(DolTag.CARD_HASH, "DRIVER").with(DolTag.MASKED_PAN, "541333xxxxxx4444");
        answer(new SessionResponse.ProprietaryCardRead(data));
        assertThat(heard).containsExactly("started", "card PROPRIETARY DRIVER");
        forget();
        pass(Duration.ofSeconds(16));
        assertThat(sent).containsExactly(STATUS);
        answer(TerminalState.WAIT_AUTH);
        asking.cancelSession();
        assertThat(sent).containsExactly(STATUS, CANCEL);
        answer(new SessionResponse.Cancelled());
        assertThat(heard).containsExactly("cancelled");
    }

    @Test
    void that_a_bank_does_not_know_the_card_is_believed_at_once() {
        apollo();
        asking.startSession(SIX, 7, () -> true);
        answer(new SessionResponse.ProprietaryCardRead(DolData.EMPTY.with(DolTag.CARD_HASH, "DRIVER")));
        forget();
        asking.authorize(() -> true);
        answer(refused(ResultReason.UNKNOWN_CARD));
        assertThat(sent).containsExactly(AUTH);
        assertThat(heard).containsExactly("refused OTHER");
    }

    @Test
    void a_card_that_no_bank_knows_may_be_the_first_answer_to_a_start() {
        apollo();
        asking.startSession(SIX, 7, () -> true);
        answer(new SessionResponse.ProprietaryCardRead(DolData.EMPTY.with(DolTag.CARD_HASH, "DRIVER")));
        assertThat(heard).containsExactly("started", "card PROPRIETARY DRIVER");
    }

    @Test
    void a_cancel_of_what_was_not_sent_yet_takes_it_back() {
        apollo();
        pass(Duration.ofSeconds(15));
        asking.authorize(() -> true);
        asking.cancelSession();
        answer(TerminalState.DISABLED);
        assertThat(sent).containsExactly(STATUS, CANCEL);
        answer(new SessionResponse.Cancelled());
        assertThat(heard).containsExactly("cancelled");
    }

    @Test
    void a_visit_that_ends_before_the_bank_was_asked_is_not_taken_to_the_bank() {
        apollo();
        pass(Duration.ofSeconds(15));
        asking.authorize(() -> true);
        answer(new SessionResponse.Cancelled());
        assertThat(heard).containsExactly("cancelled");
        asking.release(11, () -> true);
        answer(TerminalState.DISABLED);
        assertThat(sent).containsExactly(STATUS, VOID_11);
    }

    @Test
    void a_page_of_the_list_that_comes_twice_is_not_the_whole_list() {
        begin(TerminalFamily.P6X, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(3)), P6X_IDS, Result.success());
        forget();
        asking.listSessions();
        SessionResponse.SessionList page = new SessionResponse.SessionList(3, List.of(1L, 2L));
        answer(P6X_IDS, page, page);
        assertThat(heard).containsExactly("refused OTHER");
        asking.listSessions();
        answer(P6X_IDS, page, new SessionResponse.SessionList(3, List.of(3L)));
        assertThat(heard).endsWith("listed [1, 2, 3]");
    }
}
