package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.Dialect;
import io.paysession.adapter.psp.codec.FrameDecoder;
import io.paysession.adapter.psp.codec.FrameEncoder;
import io.paysession.adapter.psp.codec.FrameSettings;
import io.paysession.adapter.psp.codec.FrameSink;
import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.SessionRequest;
import io.paysession.adapter.psp.codec.SessionResponse;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.adapter.psp.codec.TimeoutAction;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A host on a virtual clock. */
final class ScriptedHost implements FrameSink {
    final SimulatedTerminal terminal;
    final List<SessionChange> changes = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    int badChecksums;
    int bytes;

    private final FrameEncoder encoder = new FrameEncoder(FrameSettings.towardsTerminal());
    private final FrameDecoder decoder = new FrameDecoder(FrameSettings.towardsHost());
    private final List<Response> heard = new ArrayList<>();
    private Dialect dialect = Dialect.standard();

    ScriptedHost(TerminalSettings settings) {
        this(new SimulatedTerminal(settings, new Random(7)));
    }

    ScriptedHost(SimulatedTerminal terminal) {
        this.terminal = terminal;
        connect();
    }

    void connect() {
        format(BlockFormat.STANDARD);
        decoder.reset();
        handle(terminal.connected(now));
    }

    void format(BlockFormat format) {
        dialect = dialect.with(format);
        decoder.format(format);
    }

    /** Sends a request and answers what came back at once. */
    List<Response> send(Request request) {
        return sendBytes(encoder.encode(request, dialect));
    }

    List<Response> sendBytes(byte[] frame) {
        heard.clear();
        handle(terminal.received(frame, now));
        return List.copyOf(heard);
    }

    /** The only answer. */
    Response ask(Request request) {
        List<Response> answers = send(request);
        if (answers.size() != 1) {
            throw new AssertionError(request + " was answered by " + answers);
        }
        return answers.get(0);
    }

    /** Lets time pass, one expiry after the other. */
    List<Response> pass(Duration time) {
        heard.clear();
        Instant end = now.plus(time);
        while (terminal.nextExpiry().exists(next -> !next.isAfter(end))) {
            now = terminal.nextExpiry().get();
            handle(terminal.expire(now));
        }
        now = end;
        handle(terminal.expire(now));
        return List.copyOf(heard);
    }

    List<Response> let(List<Output> outputs) {
        heard.clear();
        handle(outputs);
        return List.copyOf(heard);
    }

    /** Brings the terminal into a state by commands. */
    void goTo(TerminalState state, int options, long timeoutSeconds, TimeoutAction action) {
        if (state == TerminalState.OFFLINE) {
            return;
        }
        var unusedEcho = ask(new LinkRequest.Synchronize());
        if (options != 0) {
            var unusedConfirmation = ask(new LinkRequest.Protocol(3, ProtocolOptions.of(options)));
        }
        if (state == TerminalState.ONLINE) {
            return;
        }
        var unusedSetup = ask(new LinkRequest.Setup(timeoutSeconds, action));
        if (state == TerminalState.DISABLED) {
            return;
        }
        var unusedEnabled = ask(new LinkRequest.Enable());
        if (state == TerminalState.ENABLED) {
            return;
        }
        var unusedStart = send(SessionRequest.StartSession.of(2500, 10));
        if (state == TerminalState.WAIT_AUTH) {
            var unusedCard = let(terminal.presentCard(Option.some("CARD"), now));
        }
    }

    /** From ENABLED to WAIT_AUTH, with a scan for 25.00. */
    void goToCard() {
        var unusedStart = send(SessionRequest.StartSession.of(2500, 10));
        var unusedCard = let(terminal.presentCard(Option.some("CARD"), now));
    }

    /** What comes of Auth Session at once. */
    List<Response> authorize() {
        List<Response> answers = new ArrayList<>(send(new SessionRequest.AuthSession()));
        answers.addAll(pass(Duration.ZERO));
        return answers;
    }

    void goTo(TerminalState state) {
        goTo(state, 0, 0, TimeoutAction.VOID);
    }

    /** Approves a session of 25.00 from ENABLED; its id. */
    long approve() {
        goToCard();
        List<Response> answers = authorize();
        return ((SessionResponse.Approved) answers.get(answers.size() - 1)).sessionId();
    }

    private void handle(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.Send send) {
                bytes += send.bytes().size();
                decoder.accept(send.bytes().toArray(), 0, send.bytes().size(), this);
            } else if (output instanceof Output.Close close) {
                closed.add(close.reason());
            } else if (output instanceof Output.Changed changed) {
                changes.add(changed.change());
            }
        }
    }

    @Override
    public void frame(int header, byte[] buffer, int offset, int length) {
        heard.add(Response.decode(header, buffer, offset, length, dialect, false));
    }

    @Override
    public void badChecksum() {
        badChecksums++;
    }
}
