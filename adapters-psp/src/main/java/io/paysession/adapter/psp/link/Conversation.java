package io.paysession.adapter.psp.link;

import static io.paysession.adapter.psp.link.Exchange.refusal;
import static io.paysession.adapter.psp.link.Exchange.result;

import io.paysession.adapter.psp.codec.DolData;
import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.SessionRequest;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.SessionResponse.Approved;
import io.paysession.adapter.psp.codec.SessionResponse.Cancelled;
import io.paysession.adapter.psp.codec.SessionResponse.CardRead;
import io.paysession.adapter.psp.codec.SessionResponse.Declined;
import io.paysession.adapter.psp.codec.SessionResponse.PartiallyApproved;
import io.paysession.adapter.psp.codec.SessionResponse.ProprietaryCardRead;
import io.paysession.adapter.psp.codec.SessionResponse.TransactionEvent;
import io.paysession.adapter.psp.codec.SessionResponse.UpdateResult;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.application.port.TerminalLink;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Currency;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What is asked of a terminal that is set up, in its own messages, and what it says, in ours. */
final class Conversation implements TerminalLink {
    private final LinkSettings settings;
    private final Currency currency;
    private final TerminalFamily family;
    /** Whether the device is asked who it is before money moves, or more is taken for its own. */
    private final boolean doubtful;

    private final Exchanges exchanges;
    private final Runnable dropping;
    private final Listener listener;
    /** The state of a terminal that has a card's visit; none if it has none. */
    private Option<TerminalState> visitState = Option.none();
    /** Who the terminal has said it is. */
    private Option<DeviceSerial> device = Option.none();

    Conversation(
            LinkSettings settings,
            Terminal terminal,
            Consumer<Request> sending,
            Runnable dropping,
            LongSupplier ticks,
            PspLink.Listening listening) {
        this.settings = settings;
        this.currency = terminal.currency();
        this.family = terminal.family();
        this.doubtful = terminal.isExchangedUnnoticed();
        this.dropping = dropping;
        this.exchanges = new Exchanges(settings.times(), sending, dropping, this::isAsExpected, ticks, this::notSent);
        this.listener = listening.to(this);
    }

    Exchanges exchanges() {
        return exchanges;
    }

    /** A message that was lost shows in the terminal's state: then all begins anew, rather than waiting for ever. */
    private boolean isAsExpected(Option<TerminalState> state) {
        boolean forgotUs = state.exists(s -> s == TerminalState.OFFLINE || s == TerminalState.ONLINE);
        return !forgotUs && visitState.forAll(expected -> state.forAll(expected::equals));
    }

    /** The device has, or has not, told who it is. */
    void isWith(Option<DeviceSerial> told) {
        device = told;
    }

    /** The terminal is set up. */
    void begins(boolean mayBeAnsweredTwice) {
        exchanges.begin();
        if (mayBeAnsweredTwice) {
            exchanges.drain();
        }
        listener.ready(device);
    }

    /** The connection is gone. */
    void ends() {
        exchanges.end();
        visitState = Option.none();
    }

    /** To be told last. */
    void isLost() {
        listener.lost();
    }

    @Override
    public void enable() {
        exchanges.ask(Exchange.immediate(
                new LinkRequest.Enable(), settings.times().immediate(), result(listener::enabled, listener::refused)));
    }

    /** Nothing is documented to answer it before a card does (U-14): silence is looked into. */
    @Override
    public void startSession(Money amount, long number, Clearance clearance) {
        Exchange start = Exchange.once(
                        SessionRequest.StartSession.of(amount.minorUnits(), number),
                        settings.times().disposal(),
                        this::startAnswer)
                .withProbe(this::startProbe)
                .ifCleared(clearance);
        sureOfTheDevice(() -> exchanges.ask(start));
    }

    private Option<Runnable> startAnswer(Response response) {
        if (response instanceof TransactionEvent event && event.code() == TransactionEvent.STARTED) {
            return Option.some(this::started);
        }
        Option<PresentedCard> read = readCard(response);
        if (read.isDefined()) {
            return read.map(card -> () -> {
                started();
                cardRead(card);
            });
        }
        if (response instanceof Cancelled) {
            return Option.some(this::cancelled);
        }
        return result(this::started, listener::refused).apply(response);
    }

    private Runnable startProbe(Option<TerminalState> state) {
        boolean scans = state.exists(s -> s == TerminalState.WAIT_CARD || s == TerminalState.WAIT_AUTH);
        return scans ? this::started : () -> listener.refused(Fault.WRONG_STATE);
    }

    @Override
    public void authorize(Clearance clearance) {
        exchanges.ask(Exchange.once(
                        new SessionRequest.AuthSession(),
                        settings.rules().authorizationTime(),
                        this::authorizationAnswer)
                .unlessIn(TerminalState.WAIT_AUTH)
                .ifCleared(clearance));
    }

    private Option<Runnable> authorizationAnswer(Response response) {
        if (response instanceof Approved || response instanceof PartiallyApproved) {
            return Option.some(() -> heardByItself(response));
        }
        if (response instanceof Declined declined) {
            return Option.some(() -> declined(declined));
        }
        if (response instanceof Cancelled) {
            return Option.some(this::cancelled);
        }
        return refusal(response, this::visitRefused);
    }

    @Override
    public void cancelSession() {
        SessionRequest.CancelSession request = new SessionRequest.CancelSession();
        if (exchanges.isAsking() && !exchanges.withdraw()) {
            exchanges.interrupt(request);
        } else {
            exchanges.ask(Exchange.immediate(
                    request,
                    settings.times().immediate(),
                    response -> response instanceof Cancelled
                            ? Option.some(this::cancelled)
                            : refusal(response, this::visitRefused)));
        }
    }

    @Override
    public void commit(long terminalSessionId, Money amount, Clearance clearance) {
        dispose(new SessionRequest.CommitSession(terminalSessionId, amount.minorUnits()), clearance);
    }

    @Override
    public void release(long terminalSessionId, Clearance clearance) {
        dispose(new SessionRequest.VoidSession(terminalSessionId), clearance);
    }

    private void notSent() {
        listener.refused(Fault.NOT_SENT);
    }

    /**
     * A serial cable that is put into another device breaks no connection, and the other one may be set up as well: the
     * device is asked again before money moves, and before its list is believed.
     */
    private void sureOfTheDevice(Runnable next) {
        if (!doubtful || device.isEmpty()) {
            next.run();
            return;
        }
        exchanges.ask(Exchange.immediate(
                new LinkRequest.RequestIds(),
                settings.times().immediate(),
                response -> response instanceof LinkResponse.Ids ids
                        ? Option.some(() -> goOnWith(ids, next))
                        : refusal(response, fault -> dropping.run())));
    }

    private void goOnWith(LinkResponse.Ids ids, Runnable next) {
        if (DeviceSerial.parse(ids.serialNumber(family)).equals(device)) {
            next.run();
        } else {
            dropping.run();
        }
    }

    private void dispose(SessionRequest request, Clearance clearance) {
        sureOfTheDevice(() -> disposeNow(request, clearance));
    }

    private void disposeNow(SessionRequest request, Clearance clearance) {
        exchanges.ask(Exchange.once(request, settings.times().disposal(), result(listener::disposed, listener::refused))
                .withFence()
                .ifCleared(clearance));
    }

    @Override
    public void update(long terminalSessionId, Money newTotal, Clearance clearance) {
        Exchange update = Exchange.once(
                        new SessionRequest.UpdateSession(terminalSessionId, newTotal.minorUnits()),
                        settings.rules().authorizationTime(),
                        response -> response instanceof UpdateResult answer && answer.sessionId() == terminalSessionId
                                ? Option.some(() -> listener.updated(outcome(answer), money(answer.amount())))
                                : refusal(response, listener::refused))
                .ifCleared(clearance);
        sureOfTheDevice(() -> exchanges.ask(update));
    }

    private static Reason outcome(UpdateResult update) {
        return switch (update.outcome()) {
            case APPROVED -> Reason.UPDATED;
            case PARTIALLY_APPROVED -> Reason.PARTIALLY_UPDATED;
            case DECLINED -> Reason.UPDATE_DECLINED;
        };
    }

    @Override
    public void listSessions() {
        sureOfTheDevice(() -> listFrom(LinkedHashSet.empty()));
    }

    /** One answer holds what fits into a frame; the next question begins where it ended (source: psp-protocol 3.15). */
    private void listFrom(Set<Long> known) {
        exchanges.ask(Exchange.immediate(
                new SessionRequest.ListSessions(known.size()),
                settings.times().immediate(),
                response -> response instanceof SessionResponse.SessionList page
                        ? Option.some(() -> listed(known.addAll(page.sessionIds()), known.size(), page.total()))
                        : refusal(response, listener::refused)));
    }

    private void listed(Set<Long> known, int before, int total) {
        if (known.size() >= total) {
            listener.listed(known.toList());
        } else if (known.size() == before) {
            // The same page again; what is not in it may be open all the same.
            listener.refused(Fault.OTHER);
        } else {
            listFrom(known);
        }
    }

    @Override
    public void reconnect() {
        dropping.run();
    }

    /** Whatever the terminal says once it is set up. */
    void heard(Response response) {
        if (!exchanges.heard(response)) {
            heardByItself(response);
        }
    }

    /** Messages that are not named here have no meaning for a session. */
    private void heardByItself(Response response) {
        if (response instanceof Approved approved) {
            tell(approved.sessionId(), Option.none(), approved.data());
        } else if (response instanceof PartiallyApproved approved) {
            tell(approved.sessionId(), Option.some(money(approved.amount())), approved.data());
        } else if (response instanceof Cancelled) {
            cancelled();
        } else if (response instanceof Declined declined) {
            declined(declined);
        } else {
            readCard(response).forEach(this::cardRead);
        }
    }

    private void started() {
        visitState = Option.some(TerminalState.WAIT_CARD);
        listener.started();
    }

    private void cardRead(PresentedCard card) {
        visitState = Option.some(TerminalState.WAIT_AUTH);
        listener.cardRead(card);
    }

    /** After a card of either kind the terminal waits to be told what to do (source: psp-protocol 4.5, 6.6). */
    private static Option<PresentedCard> readCard(Response response) {
        if (response instanceof ProprietaryCardRead read) {
            return Option.some(PresentedCard.proprietary(read.data().cardHash()));
        }
        return response instanceof CardRead read ? Option.some(card(read.data())) : Option.none();
    }

    private void visitRefused(Fault fault) {
        visitState = Option.none();
        listener.refused(fault);
    }

    private void cancelled() {
        visitState = Option.none();
        listener.cancelled();
    }

    private void declined(Declined declined) {
        visitState = Option.none();
        listener.declined(Declines.of(declined.reasonCode()));
    }

    private void tell(long terminalSessionId, Option<Money> partial, DolData data) {
        visitState = Option.none();
        listener.approved(new Approval(terminalSessionId, partial, card(data)), data.hostReference());
    }

    private Money money(long minorUnits) {
        return new Money(minorUnits, currency);
    }

    private static PresentedCard card(DolData data) {
        return new PresentedCard(data.cardHash(), data.maskedPan());
    }
}
