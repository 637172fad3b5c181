package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.CodecSettings;
import io.paysession.adapter.psp.codec.FrameSettings;
import io.paysession.domain.terminal.device.TerminalFamily;
import java.util.List;

/**
 * Which terminal is simulated.
 *
 * @param family decides what it can do
 * @param codec how its messages are read and written
 * @param towardsHost how its blocks look
 * @param script cards and bank
 * @param timing how long it waits
 * @param quirks what else it does
 * @param identity who it says it is
 */
public record TerminalSettings(
        TerminalFamily family,
        CodecSettings codec,
        FrameSettings towardsHost,
        TerminalScript script,
        TerminalTiming timing,
        TerminalQuirks quirks,
        Identity identity) {
    /** @throws IllegalArgumentException if the bank answers what the family cannot tell */
    public TerminalSettings {
        checkAnswer(family, script.answer());
    }

    /** A terminal of this family on a TCP connection, with every proposed default. */
    public static TerminalSettings of(TerminalFamily family) {
        return new TerminalSettings(
                family,
                CodecSettings.standard(),
                FrameSettings.towardsHost(),
                TerminalScript.standard(),
                TerminalTiming.tcp(),
                TerminalQuirks.none(),
                Identity.standard());
    }

    /** With other people and another bank. */
    public TerminalSettings with(TerminalScript other) {
        return new TerminalSettings(family, codec, towardsHost, other, timing, quirks, identity);
    }

    /**
     * With quirks by their names.
     *
     * @throws IllegalArgumentException if there is no such quirk; the message lists them
     */
    public TerminalSettings withQuirks(List<String> names) {
        TerminalSettings changed = this;
        for (String name : names) {
            changed = Quirk.apply(name, changed);
        }
        return changed;
    }

    /** With another patience. */
    public TerminalSettings with(TerminalTiming other) {
        return new TerminalSettings(family, codec, towardsHost, script, other, quirks, identity);
    }

    /** With other quirks. */
    public TerminalSettings with(TerminalQuirks other) {
        return new TerminalSettings(family, codec, towardsHost, script, timing, other, identity);
    }

    /** Another device. */
    public TerminalSettings with(Identity other) {
        return new TerminalSettings(family, codec, towardsHost, script, timing, quirks, other);
    }

    /** With other choices in its messages. */
    TerminalSettings with(CodecSettings other) {
        return new TerminalSettings(family, other, towardsHost, script, timing, quirks, identity);
    }

    /** With another first byte of what it sends (source: psp-protocol 1.2). */
    TerminalSettings withPreamble(int preamble) {
        return new TerminalSettings(
                family, codec, towardsHost.withPreamble(preamble), script, timing, quirks, identity);
    }

    static void checkAnswer(TerminalFamily family, Answer answer) {
        if (family == TerminalFamily.P6X && answer instanceof Answer.Partial) {
            throw new IllegalArgumentException("A P6X knows no partial approvals");
        }
    }

    /** A P6X does not look at the magic (source: psp-protocol 1.2). */
    FrameSettings towardsTerminal() {
        FrameSettings settings = FrameSettings.towardsTerminal().withLongestExtended(towardsHost.longestExtended());
        return family == TerminalFamily.P6X ? settings.withAnyMagic(settings.magic()) : settings;
    }
}
