package io.paysession.adapter.rest.terminal;

import static io.paysession.adapter.rest.answer.Answer.text;
import static io.paysession.adapter.rest.answer.Answer.with;

import io.paysession.application.port.TerminalSessions.Entry;
import io.paysession.application.port.TerminalSessions.Happening;
import io.paysession.application.port.TerminalSessions.SessionStep;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.application.terminal.session.TerminalSessionView;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Expiry;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.Disposal;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What answers and events show of terminals and their sessions. */
final class TerminalDocuments {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TerminalDocuments() {}

    /** A moment as the gateway writes it: in UTC, with milliseconds. */
    static String time(Instant moment) {
        return TIME.format(moment);
    }

    static Group terminal(Registered registered) {
        return success(registered.terminal().key().merchant()).with("terminal", shown(registered));
    }

    static Group terminals(MerchantId merchant, Seq<Registered> registered) {
        return success(merchant).with("terminal", new Items(registered.map(TerminalDocuments::shown)));
    }

    static Group session(TerminalSessionView view) {
        TerminalSession session = view.session();
        TerminalKey terminal = session.order().terminal();
        return success(terminal.merchant())
                .with("terminal", id(terminal))
                .with(
                        "session",
                        shown(session).with("history", new Items(view.history().map(TerminalDocuments::shown))))
                .with("order", order(session));
    }

    /** Without histories: whoever wants one asks for the session. */
    static Group sessions(TerminalKey terminal, Seq<TerminalSession> sessions) {
        return success(terminal.merchant())
                .with(
                        "session",
                        new Items(sessions.map(session -> shown(session).with("order", order(session)))));
    }

    static Group event(TerminalKey terminal, Happening happening) {
        Group about = with(id(terminal), "status", happening.terminal().map(Enum::name));
        Group event = Group.EMPTY.with("time", text(time(happening.at()))).with("terminal", about);
        return happening
                .session()
                .map(step -> event.with("session", shown(step)))
                .getOrElse(event);
    }

    /** The document with what the request wants to find in its answer. */
    static Group correlated(Group document, FieldReading request) {
        return with(document, "correlationId", request.envelope().text("correlationId"));
    }

    private static Group success(MerchantId merchant) {
        return Group.EMPTY.with("merchant", text(merchant.value())).with("result", text("SUCCESS"));
    }

    private static Group id(TerminalKey key) {
        return Group.EMPTY.with("id", text(key.terminal().value()));
    }

    private static Group shown(Registered registered) {
        Terminal terminal = registered.terminal();
        Group shown = id(terminal.key())
                .with("family", text(terminal.family().name()))
                .with("address", text(terminal.address().value()))
                .with("currency", text(terminal.currency().getCurrencyCode()))
                .with("status", text(registered.status().name()));
        Recognition device = registered.device();
        Group withDevice = with(shown, "serialNumber", device.trusted().map(DeviceSerial::value));
        Group withFound = with(withDevice, "foundSerialNumber", device.found().map(DeviceSerial::value));
        return registered.status() == TerminalStatus.OTHER_DEVICE
                        || device.found().isDefined()
                ? withFound.with("attention", new Flag(true))
                : withFound;
    }

    private static Group shown(TerminalSession session) {
        Group shown = essence(session).with("status", text(session.status().name()));
        Group withMetered = with(
                shown,
                "meteredAmount",
                session.reservation().flatMap(Reservation::metered).map(Money::text));
        Group withLimit = with(
                withMetered, "disposeBy", session.disposal().map(Disposal::by).map(TerminalDocuments::time));
        return session.needsAttention() ? withLimit.with("attention", new Flag(true)) : withLimit;
    }

    private static Group shown(SessionStep step) {
        return essence(step.session())
                .with("status", text(step.entry().status().name()))
                .with("reason", text(step.entry().step().reason().name()));
    }

    private static Group shown(Entry entry) {
        return Group.EMPTY
                .with("time", text(time(entry.step().at())))
                .with("status", text(entry.status().name()))
                .with("reason", text(entry.step().reason().name()));
    }

    private static Group essence(TerminalSession session) {
        Group shown = Group.EMPTY
                .with("id", text(session.order().id().value()))
                .with("reference", text(session.order().reference().value()));
        Group withNumber = session.reservation()
                .map(held -> with(
                        shown.with("terminalSessionId", new Number(Long.toString(held.terminalSessionId()))),
                        "authorizedAmount",
                        held.reserved().map(Money::text)))
                .map(numbered -> with(
                        numbered,
                        "serialNumber",
                        session.card().flatMap(card -> card.reader().serial()).map(DeviceSerial::value)))
                .getOrElse(shown);
        Group withType = with(
                withNumber,
                "cardType",
                session.card()
                        .map(PresentedCard::type)
                        .filter(type -> type != CardType.PAYMENT)
                        .map(Enum::name));
        Group withHash = with(withType, "cardHash", session.card().flatMap(PresentedCard::hash));
        Group withPan = with(withHash, "maskedPan", session.card().flatMap(PresentedCard::maskedPan));
        return withEnd(with(withPan, "finalAmount", session.finalAmount().map(Money::text)), session);
    }

    /** What the terminal has, or may have, done by itself, beside what was wanted. */
    private static Group withEnd(Group shown, TerminalSession session) {
        if (session.status() == TerminalSessionStatus.UNKNOWN) {
            return with(shown, "wantedAmount", session.wanted().map(Money::text));
        }
        return session.expiry()
                .map(end -> with(shown, "wantedAmount", end.wanted().map(Money::text))
                        .with("terminalAction", text(end.action().name())))
                .map(group -> with(
                        group,
                        "terminalAmount",
                        session.expiry().flatMap(Expiry::taken).map(Money::text)))
                .map(group -> with(
                        group,
                        "excessAmount",
                        session.expiry().flatMap(Expiry::excess).map(Money::text)))
                .map(group -> with(
                        group,
                        "missingAmount",
                        session.expiry().flatMap(Expiry::missing).map(Money::text)))
                .getOrElse(shown);
    }

    private static Group order(TerminalSession session) {
        Group currency =
                Group.EMPTY.with("currency", text(session.order().currency().getCurrencyCode()));
        return with(currency, "amount", session.order().asked().map(Money::text));
    }
}
