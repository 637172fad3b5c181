package io.paysession.adapter.rest.terminal;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.request.SessionOperation;
import io.paysession.domain.terminal.request.SessionReference;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/**
 * Words for every refusal about terminals. All are 400, as the gateway answers for what it does not find or cannot do
 * now (source: gateway-api 7).
 */
final class TerminalRefusalAnswers implements TerminalRefusal.Cases<Answer> {
    private static final TerminalRefusalAnswers ANSWERS = new TerminalRefusalAnswers();

    private TerminalRefusalAnswers() {}

    static Answer of(TerminalRefusal refusal) {
        return refusal.match(ANSWERS);
    }

    @Override
    public Answer noSuchTerminal() {
        return Answer.invalid(400, "Terminal not found.");
    }

    @Override
    public Answer noSuchSession() {
        return Answer.invalid(400, "Terminal session not found.");
    }

    @Override
    public Answer notNow(SessionOperation request, TerminalSessionStatus status) {
        boolean approved = status == TerminalSessionStatus.APPROVED || status == TerminalSessionStatus.DELIVERING;
        String wayOut = request == SessionOperation.CANCEL && approved ? " VOID gives back what is reserved." : "";
        return Answer.invalid(400, request + " is not possible: the session is " + status + "." + wayOut);
    }

    @Override
    public Answer alreadyDisposed(TerminalSessionStatus status, Option<Money> amount) {
        return Answer.invalid(
                400,
                "The session is disposed of in another way: it is " + status
                        + amount.map(money -> " with " + money).getOrElse("") + ".");
    }

    @Override
    public Answer aboveCeiling(Money asked, Money ceiling) {
        return invalid("transaction.amount", asked.text(), "At most " + ceiling + " are reserved.");
    }

    @Override
    public Answer policyTooLong(Duration longest) {
        return Answer.invalidField(
                "disposal.within", "INVALID", "The terminal keeps an approval no longer than " + longest + ".");
    }

    @Override
    public Answer disposalTooLate(Instant latest) {
        return Answer.invalidField(
                "disposal.within",
                "INVALID",
                "The terminal does not keep this approval beyond " + TerminalDocuments.time(latest) + ".");
    }

    @Override
    public Answer notSupported(SessionOperation request, TerminalFamily family) {
        return Answer.invalidField(
                "apiOperation", "UNSUPPORTED", request + " is not possible with a terminal of family " + family + ".");
    }

    @Override
    public Answer otherCurrency(Currency currency) {
        return Answer.invalidField(
                "order.currency", "INVALID", "The terminal works in " + currency.getCurrencyCode() + ".");
    }

    @Override
    public Answer busy(TerminalSessionId other) {
        return Answer.invalid(400, "The terminal is busy with session " + other + ".");
    }

    @Override
    public Answer otherContent(SessionReference reference) {
        return invalid(
                "session.reference", reference.value(), "A session of this reference was started with other content.");
    }

    @Override
    public Answer addressNotAllowed(TerminalAddress address) {
        return noPlace(address);
    }

    @Override
    public Answer placeLost() {
        return Answer.invalid(400, "The merchant may not have a terminal at this one's address any more.");
    }

    @Override
    public Answer addressTaken(TerminalAddress address) {
        return noPlace(address);
    }

    /** One answer, so that nobody learns where others have terminals, or the server its own doors. */
    private static Answer noPlace(TerminalAddress address) {
        return invalid("terminal.address", address.value(), "No terminal can be registered there.");
    }

    @Override
    public Answer tooManyTerminals(int most) {
        return Answer.invalid(400, "The merchant has as many terminals as it may have: " + most + ".");
    }

    @Override
    public Answer stillUsed() {
        return Answer.invalid(400, "A session on this terminal is not over.");
    }

    @Override
    public Answer noSuchDevice(Option<DeviceSerial> found) {
        return Answer.invalidField(
                "terminal.serialNumber",
                "INVALID",
                found.map(device -> "The device that was found at the terminal's address is " + device + ".")
                        .getOrElse("No other device was found at the terminal's address."));
    }

    private static Answer invalid(String field, String value, String reason) {
        return Answer.invalidField(field, "INVALID", "Value '" + Redaction.redact(value) + "' is invalid. " + reason);
    }
}
