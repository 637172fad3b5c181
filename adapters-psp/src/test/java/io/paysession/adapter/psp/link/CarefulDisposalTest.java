package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.LinkResponse.ProtocolConfirmed;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.LinkResponse.StatusResponse;
import io.paysession.adapter.psp.codec.LinkResponse.Synchronized;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Money moves only in the right device, with clearance, and once. */
class CarefulDisposalTest extends PspLinkStory {
    @Test
    void a_p6x_behind_a_converter_is_asked_who_it_is_before_money_moves() {
        begin(TerminalFamily.P6X, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(3)), P6X_IDS, Result.success());
        forget();
        asking.listSessions();
        assertThat(sent).containsExactly(WHO);
        answer(P6X_IDS, new SessionResponse.SessionList(1, List.of(11L)));
        assertThat(heard).containsExactly("listed [11]");
        forget();
        asking.release(11, () -> true);
        assertThat(sent).containsExactly(WHO);
        answer(new LinkResponse.P6xIds("P-2", Octets.EMPTY, Option.none(), "").toIds());
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void an_amount_is_changed_only_in_the_device_that_has_it() {
        address = "serial:///dev/ttyUSB0";
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)), IDS, Result.success());
        forget();
        asking.update(11, SIX, () -> true);
        assertThat(sent).containsExactly(WHO);
        answer(LinkResponse.Ids.ofStrings(List.of("A-2", "model")));
        assertThat(sent).containsExactly(WHO, "close");
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void a_serial_cable_that_was_put_into_another_device_carries_no_commit() {
        address = "serial:///dev/ttyUSB0";
        begin(TerminalFamily.P6X, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(3)), P6X_IDS, Result.success());
        forget();
        asking.commit(11, new Money(640, Currency.getInstance("EUR")), () -> true);
        assertThat(sent).containsExactly(WHO);
        answer(P6X_IDS);
        assertThat(sent).hasSize(2);
        answer(Result.success(), new StatusResponse(TerminalState.ENABLED.code(), false));
        assertThat(heard).containsExactly("disposed");
        forget();

        asking.commit(12, new Money(640, Currency.getInstance("EUR")), () -> true);
        answer(new LinkResponse.P6xIds("P-2", Octets.EMPTY, Option.none(), "").toIds());

        assertThat(sent).containsExactly(WHO, "close");
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void a_disposal_is_done_when_the_fence_is_passed() {
        apollo();
        asking.release(11, () -> true);
        answer(Result.success());
        assertThat(heard).isEmpty();
        answer(TerminalState.ENABLED);
        assertThat(heard).containsExactly("disposed");
        assertThat(sent).containsExactly(VOID_11, STATUS);
    }

    @Test
    void nothing_is_disposed_of_without_clearance() {
        apollo();
        asking.commit(11, SIX, () -> false);
        assertThat(sent).isEmpty();
        assertThat(heard).containsExactly("refused NOT_SENT");
        asking.release(11, () -> true);
        assertThat(sent).containsExactly(VOID_11);
    }

    @Test
    void no_card_is_read_no_bank_asked_and_no_amount_changed_without_clearance() {
        apollo();
        asking.startSession(SIX, 1, () -> false);
        asking.authorize(() -> false);
        asking.update(11, SIX, () -> false);
        assertThat(sent).isEmpty();
        assertThat(heard).containsExactly("refused NOT_SENT", "refused NOT_SENT", "refused NOT_SENT");
    }

    @Test
    void clearance_is_looked_at_when_the_request_is_sent_and_not_when_it_is_asked_for() {
        address = "serial:///dev/ttyUSB0";
        begin(TerminalFamily.P6X, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(3)), P6X_IDS, Result.success());
        forget();
        boolean[] cleared = {true};
        asking.commit(11, SIX, () -> cleared[0]);
        cleared[0] = false;
        answer(P6X_IDS);
        assertThat(sent).containsExactly(WHO);
        assertThat(heard).containsExactly("refused NOT_SENT");
    }

    @Test
    void a_disposal_is_not_asked_again_without_clearance() {
        apollo();
        boolean[] cleared = {true};
        asking.release(11, () -> cleared[0]);
        answer(Result.success(), Result.success());
        cleared[0] = false;
        answer(TerminalState.ENABLED);
        assertThat(sent).containsExactly(VOID_11, STATUS, "close");
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void a_disposal_with_two_results_is_asked_again() {
        apollo();
        asking.release(11, () -> true);
        answer(Result.success(), Result.success());
        answer(TerminalState.ENABLED);
        assertThat(sent).containsExactly(VOID_11, STATUS, VOID_11);
        answer(refused(ResultReason.SESSION_NOT_FOUND));
        answer(TerminalState.ENABLED);
        assertThat(heard).containsExactly("disposed");
    }

    @Test
    void results_that_contradict_each_other_prove_nothing() {
        apollo();
        asking.release(11, () -> true);
        answer(Result.success(), refused(ResultReason.SESSION_NOT_FOUND));
        answer(TerminalState.ENABLED);
        assertThat(heard).containsExactly("lost");
        assertThat(sent).containsExactly(VOID_11, STATUS, "close");
    }

    @Test
    void a_request_that_arrived_with_a_bad_checksum_is_repeated_three_times() {
        apollo();
        asking.commit(11, SIX, () -> true);
        String commit = sent.get(0);
        for (int i = 0; i < 4; i++) {
            answer(refused(ResultReason.BAD_CHECKSUM));
        }
        assertThat(sent).containsExactly(commit, commit, commit, commit, "close");
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void a_result_behind_something_unreadable_confirms_no_disposal() {
        apollo();
        asking.release(11, () -> true);
        byte[] garbled = frame(refused(ResultReason.SESSION_NOT_FOUND));
        garbled[garbled.length - 1]++;
        link.received(garbled, 0, garbled.length);
        answer(Result.success());
        answer(TerminalState.ENABLED);
        assertThat(heard).containsExactly("lost");
    }
}
