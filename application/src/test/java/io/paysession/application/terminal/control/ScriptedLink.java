package io.paysession.application.terminal.control;

import io.paysession.application.port.TerminalLink;
import io.paysession.domain.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes down what a terminal is asked for, and keeps the rule that it is asked for one thing at a time. */
final class ScriptedLink implements TerminalLink {
    private final List<String> asked = new ArrayList<>();
    private final Supplier<Listener> listener;

    ScriptedLink(Supplier<Listener> listener) {
        this.listener = listener;
    }

    /** What was asked since the last look. */
    List<String> asked() {
        List<String> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    @Override
    public void enable() {
        asked.add("enable");
    }

    @Override
    public void startSession(Money amount, long number, Clearance clearance) {
        send("start " + amount.text(), clearance);
    }

    @Override
    public void authorize(Clearance clearance) {
        send("authorize", clearance);
    }

    @Override
    public void cancelSession() {
        asked.add("cancel");
    }

    @Override
    public void commit(long terminalSessionId, Money amount, Clearance clearance) {
        send("commit " + terminalSessionId + " " + amount.text(), clearance);
    }

    private void send(String request, Clearance clearance) {
        if (clearance.isGiven()) {
            asked.add(request);
        } else {
            listener.get().refused(Fault.NOT_SENT);
        }
    }

    @Override
    public void release(long terminalSessionId, Clearance clearance) {
        send("void " + terminalSessionId, clearance);
    }

    @Override
    public void update(long terminalSessionId, Money newTotal, Clearance clearance) {
        send("update " + terminalSessionId + " " + newTotal.text(), clearance);
    }

    @Override
    public void listSessions() {
        asked.add("list");
    }

    @Override
    public void reconnect() {
        asked.add("reconnect");
        listener.get().lost();
    }
}
