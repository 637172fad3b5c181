package io.paysession.adapter.persistence.terminal;

import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.Attempts;
import io.paysession.domain.terminal.CardRead;
import io.paysession.domain.terminal.Committing;
import io.paysession.domain.terminal.DisposedSession;
import io.paysession.domain.terminal.DisposingSession;
import io.paysession.domain.terminal.Expiry;
import io.paysession.domain.terminal.Former;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.CardType;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of {@code terminal_session} in one order, for all statements: how to write them, and how to read them. */
final class TerminalSessionColumns {
    /** What never changes. */
    static final Seq<String> ORDER = List.of(
            "merchant_id",
            "terminal_id",
            "session_id",
            "reference",
            "number",
            "amount",
            "currency",
            "mode",
            "disposal_within",
            "disposal_action",
            "disposal_amount",
            "created_at");

    /** What is written with each step. */
    static final Seq<String> STATE = List.of(
            "state",
            "status",
            "phase",
            "step",
            "at",
            "reason",
            "card_read",
            "card_hash",
            "masked_pan",
            "terminal_number",
            "ceiling",
            "approved_at",
            "terminal_deadline",
            "metered",
            "new_total",
            "dispose_by",
            "due_within",
            "due_action",
            "due_amount",
            "final_amount",
            "failures",
            "next_attempt",
            "confirmed",
            "attention",
            "unknown_until",
            "waits_until",
            "card_reader",
            "card_type",
            "card_generation",
            "former_status",
            "wanted_amount",
            "taken_amount",
            "timeout_action",
            "tries_left");

    static final Seq<String> ALL = ORDER.appendAll(STATE);

    private TerminalSessionColumns() {}

    static void bindOrder(Parameters to, SessionOrder order) throws SQLException {
        DisposalPolicy policy = order.wanted().disposal();
        to.text(order.terminal().merchant().value())
                .text(order.terminal().terminal().value())
                .text(order.id().value())
                .text(order.reference().value())
                .number((Long) order.number())
                .number(minorUnits(order.asked()))
                .text(order.currency().getCurrencyCode())
                .text(order.wanted().mode().name())
                .decimal(StoredTerminalSession.seconds(policy.within()))
                .text(policy.action().name())
                .number(policy.amount().map(Money::minorUnits).getOrNull())
                .time(order.createdAt());
    }

    static void bindState(Parameters to, TerminalSession session) throws SQLException {
        to.text(TerminalState.of(session).name())
                .text(session.status().name())
                .text(phase(session.status()))
                .number((Integer) session.step().number())
                .time(session.step().at())
                .text(session.step().reason().name())
                .flag(session.card().isDefined())
                .text(session.card().flatMap(PresentedCard::hash).getOrNull())
                .text(session.card().flatMap(PresentedCard::maskedPan).getOrNull());
        bindMoney(to, session);
        Option<Attempts> attempts =
                session instanceof DisposingSession disposing ? Option.some(disposing.attempts()) : Option.none();
        Option<Instant> until = session instanceof Unknown unknown ? unknown.until() : Option.none();
        to.number(attempts.map(Attempts::failures).getOrNull())
                .time(attempts.flatMap(Attempts::next).getOrNull())
                .flag(session instanceof DisposedSession disposed ? (Boolean) disposed.confirmed() : null)
                .flag(session.needsAttention())
                .time(until.getOrNull())
                .time(waitsUntil(session).getOrNull())
                .text(session.card()
                        .flatMap(card -> card.reader().serial())
                        .map(DeviceSerial::value)
                        .getOrNull())
                .text(session.card()
                        .map(PresentedCard::type)
                        .filter(type -> type != CardType.PAYMENT)
                        .map(CardType::name)
                        .getOrNull())
                .number(session.card()
                        .map(card -> card.reader().generation())
                        .filter(generation -> generation > 0)
                        .getOrNull())
                .text(former(session).map(open -> open.status().name()).getOrNull());
        bindEnd(to, session);
    }

    private static void bindEnd(Parameters to, TerminalSession session) throws SQLException {
        Option<Expiry> end = session.expiry();
        Option<Money> wanted = session instanceof Unknown unknown ? unknown.wanted() : end.flatMap(Expiry::wanted);
        to.number(minorUnits(wanted))
                .number(minorUnits(end.flatMap(Expiry::taken)))
                .text(end.map(over -> over.action().name()).getOrNull())
                .number(end.map(Expiry::triesLeft).getOrNull());
    }

    private static Option<Former> former(TerminalSession session) {
        return session instanceof Committing committing ? committing.former() : Option.none();
    }

    private static Option<Instant> waitsUntil(TerminalSession session) {
        if (session instanceof Scanning scanning) {
            return scanning.until();
        }
        return session instanceof CardRead read ? read.until() : Option.none();
    }

    private static void bindMoney(Parameters to, TerminalSession session) throws SQLException {
        Option<Reservation> held = session.reservation();
        Option<Disposal> due = session.disposal().orElse(former(session).map(Former::due));
        Option<DisposalPolicy> policy = due.map(Disposal::policy);
        to.number(held.map(Reservation::terminalSessionId).getOrNull())
                .number(minorUnits(held.flatMap(Reservation::reserved)))
                .time(held.map(Reservation::approvedAt).getOrNull())
                .time(held.flatMap(Reservation::terminalDeadline).getOrNull())
                .number(minorUnits(held.flatMap(Reservation::metered)))
                .number(minorUnits(held.flatMap(Reservation::newTotal)))
                .time(due.map(Disposal::by).getOrNull())
                .decimal(policy.map(DisposalPolicy::within)
                        .map(StoredTerminalSession::seconds)
                        .getOrNull())
                .text(policy.map(running -> running.action().name()).getOrNull())
                .number(minorUnits(policy.flatMap(DisposalPolicy::amount)))
                .number(minorUnits(session.finalAmount()));
    }

    private static @Nullable Long minorUnits(Option<Money> money) {
        return money.map(Money::minorUnits).getOrNull();
    }

    private static String phase(TerminalSessionStatus status) {
        if (status.isOver()) {
            return "OVER";
        }
        return status.occupiesTerminal() ? "BEFORE_APPROVAL" : "UNDISPOSED";
    }

    /** Reads {@link #ALL}. */
    static TerminalSessionRow read(Fields from) throws SQLException {
        TerminalSessionRow row = new TerminalSessionRow();
        row.merchantId = from.name();
        row.terminalId = from.name();
        row.sessionId = from.name();
        row.reference = from.name();
        row.number = from.count();
        row.amount = from.number();
        row.currency = from.name();
        row.mode = from.name();
        row.disposalWithin = from.exact();
        row.disposalAction = from.name();
        row.disposalAmount = from.number();
        row.createdAt = from.moment();
        row.state = from.name();
        row.status = from.name();
        row.phase = from.name();
        row.step = (int) from.count();
        row.at = from.moment();
        row.reason = from.name();
        row.cardRead = from.truth();
        row.cardHash = from.text();
        row.maskedPan = from.text();
        readMoney(row, from);
        row.failures = from.small();
        row.nextAttempt = from.time();
        row.confirmed = from.flag();
        row.attention = from.truth();
        row.unknownUntil = from.time();
        row.waitsUntil = from.time();
        row.cardReader = from.text();
        row.cardType = from.text();
        row.cardGeneration = from.small();
        row.formerStatus = from.text();
        row.wantedAmount = from.number();
        row.takenAmount = from.number();
        row.timeoutAction = from.text();
        row.triesLeft = from.small();
        return row;
    }

    private static void readMoney(TerminalSessionRow row, Fields from) throws SQLException {
        row.terminalNumber = from.number();
        row.ceiling = from.number();
        row.approvedAt = from.time();
        row.terminalDeadline = from.time();
        row.metered = from.number();
        row.newTotal = from.number();
        row.disposeBy = from.time();
        row.dueWithin = from.decimal();
        row.dueAction = from.text();
        row.dueAmount = from.number();
        row.finalAmount = from.number();
    }
}
