package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.Dialect;
import io.paysession.adapter.psp.codec.DolData;
import io.paysession.adapter.psp.codec.DolTag;
import io.paysession.adapter.psp.codec.FrameEncoder;
import io.paysession.adapter.psp.codec.FrameSettings;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.LinkResponse.ProtocolConfirmed;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.LinkResponse.StatusResponse;
import io.paysession.adapter.psp.codec.LinkResponse.Synchronized;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.application.port.TerminalLink;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The link by its bytes: what is sent, and what is heard, on a clock that the test moves. */
class PspLinkTest {
    private static final String SYNCHRONIZE = "cc023c242e";
    private static final String WHO = "cc023c2731";
    private static final LinkResponse.Ids IDS = LinkResponse.Ids.ofStrings(List.of("A-1", "model"));
    private static final LinkResponse.Ids P6X_IDS =
            new LinkResponse.P6xIds("P-1", Octets.EMPTY, Option.none(), "").toIds();
    private static final String SETUP = "cc073c23000151800105";
    private static final String STATUS = "cc023c2630";
    private static final String AUTH = "cc023c3640";
    private static final String CANCEL = "cc023c3741";
    private static final String VOID_11 = "cc063c330000000b4c";
    private static final Money SIX = new Money(640, Currency.getInstance("EUR"));

    private String address = "tcp://127.0.0.1:3201";
    private final List<String> sent = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private BlockFormat format = BlockFormat.STANDARD;
    private FrameSettings towardsHost = FrameSettings.towardsHost();

    @SuppressWarnings("NullAway.Init")
    private TerminalLink asking;

    private long now = Long.MAX_VALUE - 1;

    @SuppressWarnings("NullAway.Init")
    private PspLink link;

    private void begin(TerminalFamily family, LinkSettings settings) {
        Terminal terminal = new Terminal(
                new TerminalKey(new MerchantId("SHOP"), new TerminalId("T1")),
                family,
                new TerminalAddress(address),
                Currency.getInstance("EUR"));
        link = new PspLink(settings, terminal, new Recorded(), () -> now, asked -> {
            asking = asked;
            return new Heard();
        });
        link.timePasses();
        link.connected();
    }

    private void apollo() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)), IDS, Result.success());
        assertThat(heard).containsExactly("ready A-1");
        forget();
    }

    private void forget() {
        sent.clear();
        heard.clear();
    }

    private void answer(Response... responses) {
        for (Response response : responses) {
            byte[] frame = frame(response);
            link.received(frame, 0, frame.length);
        }
    }

    private byte[] frame(Response response) {
        return new FrameEncoder(towardsHost).encode(response, Dialect.standard().with(format));
    }

    private void answer(TerminalState state) {
        answer(new StatusResponse(state.code(), false));
    }

    private static Result refused(ResultReason reason) {
        return Result.refused(reason);
    }

    private void pass(Duration time) {
        long end = now + time.toNanos();
        while (link.nextExpiry().isPresent() && link.nextExpiry().getAsLong() - end <= 0) {
            now = link.nextExpiry().getAsLong();
            link.timePasses();
        }
        now = end;
    }

    @Test
    void sets_a_terminal_up_with_the_documented_frames() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)), IDS, Result.success());
        assertThat(sent).containsExactly("connect", SYNCHRONIZE, "cc073c13030000000b30", WHO, SETUP);
        assertThat(heard).containsExactly("ready A-1");
    }

    @Test
    void a_terminal_that_refuses_protocol_is_set_up_without_options() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), Result.refused(), IDS);
        assertThat(sent).endsWith(SETUP);
        answer(Result.success());
        assertThat(heard).containsExactly("ready A-1");
    }

    @Test
    void speaks_extended_blocks_from_the_confirmation_on() {
        LinkSettings standard = LinkSettings.standard(TerminalRules.DEFAULT);
        begin(
                TerminalFamily.APOLLO,
                new LinkSettings(standard.codec(), standard.rules(), standard.times(), true, 0xAA));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0f)));
        format = BlockFormat.EXTENDED;
        answer(IDS);
        assertThat(sent).endsWith("cc000000073c23000151800105");
        answer(Result.success());
        assertThat(heard).containsExactly("ready A-1");
    }

    @Test
    void a_terminal_that_does_not_say_who_it_is_is_set_up_all_the_same() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)));
        pass(Duration.ofSeconds(5));
        assertThat(sent).endsWith(WHO, WHO, WHO);
        pass(Duration.ofSeconds(1));
        assertThat(sent).endsWith(SETUP);
        answer(Result.success());
        assertThat(heard).containsExactly("ready ?");
    }

    @Test
    void a_terminal_that_refuses_to_say_who_it_is_is_not_asked_again() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(
                new Synchronized(),
                new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)),
                refused(ResultReason.UNKNOWN_COMMAND),
                Result.success());
        assertThat(heard).containsExactly("ready ?");
    }

    @Test
    void a_refusal_that_may_be_meant_for_something_earlier_is_asked_about_again() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), Result.refused(), Result.refused(), IDS, Result.success());
        assertThat(heard).containsExactly("ready A-1");
        assertThat(sent).endsWith(WHO, WHO, SETUP);
    }

    @Test
    void a_terminal_that_refuses_without_a_reason_each_time_is_one_that_does_not_tell() {
        begin(TerminalFamily.P6X, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), Result.refused(), Result.refused(), Result.refused(), Result.refused());
        assertThat(sent).endsWith(WHO, WHO, WHO, SETUP);
        answer(Result.success());
        assertThat(heard).containsExactly("ready ?");
    }

    @Test
    void a_terminal_that_is_not_ready_to_say_who_it_is_is_not_taken_for_another() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)), refused(ResultReason.NOT_READY));
        pass(Duration.ofSeconds(2));
        assertThat(sent).endsWith(WHO, WHO);
        answer(IDS, Result.success());
        assertThat(heard).containsExactly("ready A-1");

        link.disconnected();
        pass(Duration.ofMillis(250));
        link.connected();
        forget();
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(0x0b)), refused(ResultReason.NOT_READY));
        pass(Duration.ofSeconds(6));
        assertThat(heard).containsExactly("lost");
    }

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
    void a_p6x_has_a_preamble_of_its_own() {
        LinkSettings standard = LinkSettings.standard(TerminalRules.DEFAULT);
        begin(TerminalFamily.P6X, new LinkSettings(standard.codec(), standard.rules(), standard.times(), false, 0xBB));
        answer(new Synchronized());
        assertThat(sent).endsWith(SYNCHRONIZE);
        towardsHost = towardsHost.withPreamble(0xBB);
        answer(new Synchronized(), new ProtocolConfirmed(3, ProtocolOptions.of(3)), P6X_IDS, Result.success());
        assertThat(heard).containsExactly("ready P-1");
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

    @Test
    void a_terminal_that_has_forgotten_its_setup_is_set_up_again() {
        apollo();
        pass(Duration.ofSeconds(15));
        answer(TerminalState.OFFLINE);
        assertThat(heard).containsExactly("lost");
    }

    @Test
    void pauses_grow_with_each_failure_up_to_the_longest() {
        begin(TerminalFamily.APOLLO, LinkSettings.standard(TerminalRules.DEFAULT));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            link.disconnected();
            pauses.add((link.nextExpiry().getAsLong() - now) / 1_000_000);
            pass(Duration.ofSeconds(15));
        }
        assertThat(pauses).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L, 15000L);
    }

    private final class Recorded implements Wire {
        @Override
        public void connect() {
            sent.add("connect");
        }

        @Override
        public void send(byte[] bytes) {
            sent.add(HexFormat.of().formatHex(bytes));
        }

        @Override
        public void close() {
            sent.add("close");
        }
    }

    private final class Heard implements TerminalLink.Listener {
        @Override
        public void ready(Option<DeviceSerial> device) {
            heard.add("ready " + device.map(DeviceSerial::value).getOrElse("?"));
        }

        @Override
        public void lost() {
            heard.add("lost");
        }

        @Override
        public void enabled() {
            heard.add("enabled");
        }

        @Override
        public void started() {
            heard.add("started");
        }

        @Override
        public void cardRead(PresentedCard card) {
            heard.add(
                    card.type() == CardType.PAYMENT
                            ? "card"
                            : "card " + card.type() + " " + card.hash().get());
        }

        @Override
        public void approved(Approval approval, Option<Long> number) {
            heard.add("approved " + approval.terminalSessionId());
        }

        @Override
        public void declined(Reason why) {
            heard.add("declined");
        }

        @Override
        public void cancelled() {
            heard.add("cancelled");
        }

        @Override
        public void disposed() {
            heard.add("disposed");
        }

        @Override
        public void updated(Reason how, Money total) {
            heard.add("updated");
        }

        @Override
        public void listed(Seq<Long> terminalSessionIds) {
            heard.add("listed " + terminalSessionIds.toJavaList());
        }

        @Override
        public void refused(TerminalLink.Fault fault) {
            heard.add("refused " + fault);
        }
    }
}
