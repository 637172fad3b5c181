package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.LinkResponse.ProtocolConfirmed;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.LinkResponse.Synchronized;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.TerminalFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A terminal is set up, and told apart from others, before anything else. */
class SetupTest extends PspLinkStory {
    private static final String SYNCHRONIZE = "cc023c242e";
    private static final String SETUP = "cc073c23000151800105";

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
}
