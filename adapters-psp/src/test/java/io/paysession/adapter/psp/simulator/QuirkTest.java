package io.paysession.adapter.psp.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.psp.codec.CodecSettings.CommitOrder;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuirkTest {
    private static final TerminalSettings APOLLO = TerminalSettings.of(TerminalFamily.APOLLO);

    @Test
    void each_changes_one_thing() {
        assertThat(quirks("start-answered").startAnswered()).isTrue();
        assertThat(quirks("auth-answered").authAnswered()).isTrue();
        assertThat(quirks("commit-above-ceiling").commitAboveCeiling()).isTrue();
        assertThat(quirks("disposes-again").disposesAgain()).isTrue();
        assertThat(quirks("approves-after-cancel").approvesAfterCancel()).isTrue();
        assertThat(with("amount-first").codec().commitOrder()).isEqualTo(CommitOrder.AMOUNT_FIRST);
        assertThat(with("status-header-00").codec().statusHeader()).isZero();
        assertThat(with("update-result-20").codec().updateResultBytes()).isEqualTo(20);
        assertThat(with("preamble=a5").towardsHost().preamble()).isEqualTo(0xA5);
        assertThat(with("wait-auth=PT1M").timing().waitAuth()).isEqualTo(Option.some(Duration.ofMinutes(1)));
        assertThat(with("card-detect=PT5S").timing().cardDetect()).isEqualTo(Option.some(Duration.ofSeconds(5)));
        assertThat(with("card-detect=never").timing().cardDetect()).isEqualTo(Option.none());
    }

    @Test
    void several_add_up() {
        TerminalQuirks both = with("start-answered", "auth-answered").quirks();
        assertThat(both).isEqualTo(new TerminalQuirks(true, true, false, false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "preamble", "preamble=1", "wait-auth", "wait-auth=-PT1S", "card-detect=soon"})
    void refuses_what_it_does_not_know(String quirk) {
        assertThatThrownBy(() -> with(quirk)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TerminalQuirks quirks(String name) {
        return with(name).quirks();
    }

    private static TerminalSettings with(String... names) {
        return APOLLO.withQuirks(List.of(names));
    }
}
