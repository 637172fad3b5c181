package io.paysession.application.terminal.control;

import io.paysession.application.port.OutageException;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalLink;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.device.ReplaceTerminalCommand;
import io.paysession.application.terminal.session.OperateTerminalSessionCommand;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.application.terminal.session.StartTerminalSessionCommand;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.terminal.session.TerminalSettings;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.PausedProcess;
import io.paysession.application.testing.ScriptedTime;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/** A terminal with its controller, a merchant and a store that can go away. Each session asks for 25 euros. */
final class ControlledTerminal {
    static final Currency EUR = Currency.getInstance("EUR");
    static final PresentedCard CARD = new PresentedCard(Option.some("HASH"), Option.none());
    static final DisposalPolicy VOID = DisposalPolicy.voidAfter(Duration.ofMinutes(5));

    final ScriptedTime time = new ScriptedTime(Instant.parse("2026-01-01T00:00:00Z"));
    final InMemoryTerminalStore store = new InMemoryTerminalStore(time);
    final ScriptedLink link = new ScriptedLink(() -> this.controller);
    private final TerminalKey key = new TerminalKey(new MerchantId("SHOP"), new TerminalId("T1"));
    private final TerminalUseCases useCases;
    private int references;
    private int processes;
    private String holder = "";
    private boolean away;
    private Option<String> failing = Option.none();
    private boolean kept = true;
    private final ControlSettings settings;
    ScriptedLink frozenLink = link;
    private Option<TerminalFleet> fleet = Option.none();
    TerminalController controller;

    ControlledTerminal(TerminalFamily family) {
        this(family, ControlSettings.DEFAULT);
    }

    /** One whose operator has chosen something. */
    ControlledTerminal(TerminalFamily family, ControlSettings settings) {
        this.settings = settings;
        var unusedAdded = store.terminals()
                .register(new Terminal(key, family, new TerminalAddress("tcp://terminal.test:3201"), EUR));
        useCases = TerminalUseCases.of(
                new TerminalPorts(store.terminals(), store.sessions(), new SeededRandomness(1), time),
                new TerminalSettings(settings.rules(), address -> true),
                new TerminalSignals());
        controller = takeOver();
        controller.begin();
    }

    /** A new process is in charge, and has not begun. */
    TerminalController takeOver() {
        return takeOver(settings);
    }

    /** The same with other settings. */
    TerminalController takeOver(ControlSettings settings) {
        TerminalFleet next = fleet(
                settings,
                canGoAway(TerminalSessions.class, store.sessions()),
                canGoAway(TerminalLeases.class, store.leases()));
        fleet = Option.some(next);
        time.pass(ControlSettings.DEFAULT.leaseTime());
        TerminalLeases.Lease lease = next.takeOver(1).head();
        holder = lease.holder();
        return next.control(lease, link);
    }

    private TerminalFleet fleet(ControlSettings settings, TerminalSessions sessions, TerminalLeases leases) {
        return new TerminalFleet(
                new ControlPorts(sessions, leases, new SeededRandomness(100 + processes++), time, time),
                settings,
                new TerminalSignals());
    }

    /** A new process that is stopped somewhere is in charge, and has not begun; it has a link of its own. */
    TerminalController seenBy(PausedProcess process) {
        time.pass(ControlSettings.DEFAULT.leaseTime());
        TerminalLeases.Lease lease =
                fleet(settings, store.sessions(), store.leases()).takeOver(1).head();
        TerminalController[] itself = new TerminalController[1];
        frozenLink = new ScriptedLink(() -> itself[0]);
        itself[0] = fleet(
                        settings,
                        process.port(TerminalSessions.class, store.sessions()),
                        process.port(TerminalLeases.class, store.leases()))
                .control(lease, process.port(TerminalLink.class, frozenLink));
        return itself[0];
    }

    /** Whether the lease is prolonged whenever it matters. */
    void isKept(boolean whileItMatters) {
        kept = whileItMatters;
    }

    /** The process dies, and another connects to the terminal. */
    void restart() {
        controller = takeOver();
        controller.begin();
        connect();
    }

    private <T> T canGoAway(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (away || failing.contains(method.getName())) {
                        failing = Option.none();
                        throw new Outage();
                    }
                    if (kept && method.getName().equals("left")) {
                        var unusedHeld = fleet.map(TerminalFleet::keep);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private static final class Outage extends OutageException {
        private static final long serialVersionUID = 1;

        Outage() {
            super("The store is away");
        }
    }

    /** The controller's store is away when it is asked that next, and then there again. */
    void storeFailsOnceIn(String method) {
        failing = Option.some(method);
    }

    /** Whether the controller's store is away; merchants still reach it. */
    void storeIsAway(boolean gone) {
        away = gone;
    }

    /** The link is set up, and the terminal takes cards. */
    void connect() {
        connect(Option.none());
    }

    /** The same, with a device that tells this serial number. */
    void connect(String serialNumber) {
        connect(Option.some(new DeviceSerial(serialNumber)));
    }

    private void connect(Option<DeviceSerial> device) {
        controller.ready(device);
        controller.enabled();
    }

    /** The merchant says that this device is the right one; whoever was in charge is so no more, and begins anew. */
    Either<TerminalRefusal, Terminals.Registered> replace(Option<DeviceSerial> device) {
        Either<TerminalRefusal, Terminals.Registered> replaced =
                useCases.replace().replaceTerminal(new ReplaceTerminalCommand(key, device));
        if (replaced.isRight()) {
            controller = takeOver();
            controller.begin();
        }
        return replaced;
    }

    Terminals.Registered registered() {
        return store.terminals().find(key).get();
    }

    TerminalSession start(AuthorizationMode mode, DisposalPolicy policy) {
        TerminalSession session = stored(mode, policy);
        controller.wake();
        return session;
    }

    /** A session that is stored, while the controller does not know yet. */
    TerminalSession stored(AuthorizationMode mode, DisposalPolicy policy) {
        return useCases.start()
                .startTerminalSession(new StartTerminalSessionCommand(
                        key,
                        new SessionOrder.Wanted(
                                new SessionReference("order " + references++), eur(2500), mode, policy)))
                .get()
                .view()
                .session();
    }

    /** A session that the terminal was asked to authorise. */
    TerminalSession authorizing(DisposalPolicy policy) {
        TerminalSession session = start(AuthorizationMode.AUTOMATIC, policy);
        controller.started();
        controller.cardRead(CARD);
        return session;
    }

    /** A session that was approved under that number. */
    TerminalSession approved(long terminalSessionId, DisposalPolicy policy) {
        TerminalSession session = authorizing(policy);
        approve(terminalSessionId, session);
        return session;
    }

    void approve(long terminalSessionId, TerminalSession session) {
        controller.approved(
                new Approval(terminalSessionId, Option.none(), CARD),
                Option.some(session.order().number()));
    }

    Either<TerminalRefusal, TerminalSession> ask(TerminalSession session, SessionCommand request) {
        return useCases.operate()
                .operateTerminalSession(
                        new OperateTerminalSessionCommand(key, session.order().id(), request))
                .map(view -> view.session());
    }

    /** Requests something that is granted, and lets the controller know. */
    void grant(TerminalSession session, SessionCommand request) {
        var unusedGranted = ask(session, request).get();
        controller.wake();
    }

    void pass(Duration span) {
        time.pass(span);
        controller.timePasses();
    }

    TerminalSession now(TerminalSession session) {
        return store.sessions().find(key, session.order().id()).get();
    }

    TerminalSessionStatus status(TerminalSession session) {
        return now(session).status();
    }

    /** What everybody is told of the terminal, while the lease lasts. */
    io.paysession.domain.terminal.device.TerminalStatus status() {
        var unusedKept = store.leases().renew(holder, ControlSettings.DEFAULT.leaseTime());
        return store.terminals().find(key).get().status();
    }

    io.vavr.collection.Seq<TerminalSession> unfinished() {
        return store.sessions().unfinished(key);
    }

    static Money eur(long cents) {
        return new Money(cents, EUR);
    }
}
