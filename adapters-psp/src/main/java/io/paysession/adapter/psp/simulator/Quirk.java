package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.CodecSettings;
import io.vavr.control.Option;
import java.time.Duration;

/** Where the vendor's text is open, the other reading, by a name that an operator can type (source: psp-protocol 9). */
final class Quirk {
    private static final String NAMES = "start-answered, auth-answered, commit-above-ceiling, disposes-again,"
            + " approves-after-cancel, ids-refused, ids-ignored, amount-first, status-header-00, update-result-20, wait-auth=DURATION,"
            + " card-detect=DURATION or never, or preamble=HEX";

    private Quirk() {}

    /**
     * The terminal with that quirk.
     *
     * @throws IllegalArgumentException if there is no such quirk
     */
    static TerminalSettings apply(String text, TerminalSettings terminal) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String argument = equals < 0 ? "" : text.substring(equals + 1);
        TerminalQuirks quirks = terminal.quirks();
        CodecSettings codec = terminal.codec();
        return switch (name) {
            case "start-answered" -> terminal.with(quirks.withStartAnswered());
            case "auth-answered" -> terminal.with(quirks.withAuthAnswered());
            case "commit-above-ceiling" -> terminal.with(quirks.withCommitAboveCeiling());
            case "disposes-again" -> terminal.with(quirks.withDisposesAgain());
            case "approves-after-cancel" -> terminal.with(quirks.approvingAfterCancel());
            case "ids-refused" -> terminal.with(terminal.identity().with(Identity.Manner.REFUSED));
            case "ids-ignored" -> terminal.with(terminal.identity().with(Identity.Manner.IGNORED));
            case "amount-first" -> terminal.with(codec.withCommitOrder(CodecSettings.CommitOrder.AMOUNT_FIRST));
            case "status-header-00" -> terminal.with(codec.withStatusHeader(0x00));
            case "update-result-20" -> terminal.with(codec.withUpdateResultBytes(20));
            case "wait-auth" -> terminal.with(terminal.timing().withWaitAuth(Option.some(duration(argument))));
            case "card-detect" ->
                terminal.with(terminal.timing()
                        .withCardDetect(Option.when(!argument.equals("never"), () -> duration(argument))));
            case "preamble" -> terminal.withPreamble(hexByte(argument));
            default -> throw new IllegalArgumentException("a quirk is " + NAMES);
        };
    }

    private static Duration duration(String text) {
        return DurationText.parse("the time of a quirk", text);
    }

    private static int hexByte(String text) {
        if (!text.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException("a preamble is a byte such as AA");
        }
        return Integer.parseInt(text, 16);
    }
}
