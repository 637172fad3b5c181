package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.FrameDecoder;
import io.paysession.adapter.psp.codec.FrameSink;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.TerminalState;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One terminal: bytes and times in, bytes and changes out. It has no clock, no thread and no randomness of its own; the
 * same calls with the same seed give the same outputs. Not thread-safe.
 *
 * <p>Each call first does what is due until its time. Whoever drives it calls {@link #expire} at {@link #nextExpiry}.
 */
public final class SimulatedTerminal {
    private static final int LARGEST_FIRST_ID = 1000;

    private final TerminalSettings settings;
    private final Agenda agenda = new Agenda();
    private final FrameDecoder decoder;
    private final Line line;
    private final SessionBook book;
    private final CardFlow flow;
    private final Commands commands;
    private final FrameSink sink = new Requests();
    private Option<Agenda.Task> interByte = Option.none();
    private Option<Agenda.Task> idle = Option.none();
    private Instant readyFrom = Instant.MIN;

    /** A terminal without open sessions, switched off from its host. */
    public SimulatedTerminal(TerminalSettings settings, RandomGenerator random) {
        this(settings, random, List.of());
    }

    /** A terminal that still has sessions from before a restart. */
    public SimulatedTerminal(TerminalSettings settings, RandomGenerator random, Collection<OpenSession> open) {
        this.settings = settings;
        this.decoder = new FrameDecoder(settings.towardsTerminal());
        this.line = new Line(settings, agenda, new Accidents());
        long firstId = 1 + random.nextInt(LARGEST_FIRST_ID);
        this.book = new SessionBook(agenda, settings.quirks(), firstId, line::changed);
        this.flow = new CardFlow(settings, agenda, line, book, random);
        this.commands = new Commands(settings, line, flow, book, this::rebootNow);
        open.forEach(book::restore);
    }

    /** A host connected. If another one was connected, it is replaced (U-2): its connection is to be closed. */
    public List<Output> connected(Instant now) {
        agenda.advance(now);
        flow.enter(TerminalState.OFFLINE);
        line.connect();
        restartReading();
        return line.take();
    }

    /** The host went away; the terminal is OFFLINE (source: psp-protocol 2.2). */
    public List<Output> disconnected(Instant now) {
        agenda.advance(now);
        if (line.isConnected()) {
            line.disconnect();
            flow.enter(TerminalState.OFFLINE);
            stopReading();
        }
        return line.take();
    }

    /** The host sent bytes. */
    public List<Output> received(byte[] bytes, Instant now) {
        return received(bytes, 0, bytes.length, now);
    }

    /** The host sent a part of an array. */
    public List<Output> received(byte[] bytes, int offset, int length, Instant now) {
        agenda.advance(now);
        if (line.isConnected() && !now.isBefore(readyFrom)) {
            agenda.cancel(interByte);
            agenda.cancel(idle);
            decoder.accept(bytes, offset, length, sink);
            planReading();
        }
        return line.take();
    }

    /** Does what is due. */
    public List<Output> expire(Instant now) {
        agenda.advance(now);
        return line.take();
    }

    /** When something is due next. */
    public Option<Instant> nextExpiry() {
        return agenda.next();
    }

    /** Somebody holds a card in front of the terminal, another one each time unless its hash is given. */
    public List<Output> presentCard(Option<String> hash, Instant now) {
        agenda.advance(now);
        flow.present(hash, false);
        return line.take();
    }

    /**
     * The same with a card that no bank knows, such as a driver's.
     *
     * @throws IllegalArgumentException if the family cannot tell it
     */
    public List<Output> presentProprietaryCard(Option<String> hash, Instant now) {
        if (settings.family() != TerminalFamily.APOLLO) {
            throw new IllegalArgumentException("only Apollo terminals read cards that are no bank cards");
        }
        agenda.advance(now);
        flow.present(hash, true);
        return line.take();
    }

    /**
     * From now on the bank says this.
     *
     * @throws IllegalArgumentException if the family cannot tell it
     */
    public void answerWith(Answer answer) {
        flow.answerWith(answer);
    }

    /** Something is to go wrong, once. */
    public List<Output> inject(Fault fault, Instant now) {
        agenda.advance(now);
        line.inject(fault);
        return line.take();
    }

    /** The power fails for a moment; sessions survive, the connection and a question to the bank do not. */
    public List<Output> reboot(Instant now) {
        agenda.advance(now);
        rebootNow();
        return line.take();
    }

    /** It is carried away: its connection is cut, and its power is off for a moment; sessions survive. */
    public List<Output> unplugged(Instant now) {
        agenda.advance(now);
        flow.crash();
        line.close("unplugged");
        return line.take();
    }

    /** The terminal loses its sessions, without settlement. */
    public List<Output> forgetSessions(Instant now) {
        agenda.advance(now);
        book.forgetAll();
        return line.take();
    }

    /** As Get Status would tell. */
    public TerminalState state() {
        return flow.state();
    }

    /** What has to survive a restart. */
    public List<OpenSession> openSessions() {
        return book.openSessions();
    }

    /** Every session that this terminal approved; of those that have ended, the newest 10,000. */
    public Ledger ledger() {
        return book.ledger();
    }

    private void rebootNow() {
        flow.crash();
        line.close("reboot");
        readyFrom = agenda.now().plus(settings.timing().boot());
    }

    private void restartReading() {
        stopReading();
        decoder.reset();
        planReading();
    }

    private void stopReading() {
        agenda.cancel(interByte);
        agenda.cancel(idle);
        interByte = Option.none();
        idle = Option.none();
    }

    private void planReading() {
        stopReading();
        if (line.isConnected()) {
            idle = settings.timing()
                    .idleClose()
                    .map(time -> agenda.plan(agenda.now().plus(time), () -> line.close("idle")));
            interByte = Option.when(
                    decoder.isWaiting(),
                    () -> agenda.plan(agenda.now().plus(settings.timing().interByte()), this::abandonBlock));
        }
    }

    private void abandonBlock() {
        decoder.expire(sink);
    }

    /** What arrives in blocks. After a cut nothing counts any more, although it may have been sent before. */
    private final class Requests implements FrameSink {
        @Override
        public void frame(int header, byte[] buffer, int offset, int length) {
            if (!line.isConnected()) {
                return;
            }
            Request request = Request.decode(header, buffer, offset, length, line.dialect());
            line.reached(request);
            if (line.isConnected()) {
                commands.run(request);
            }
            decoder.format(line.dialect().format());
        }

        @Override
        public void badChecksum() {
            if (line.isConnected()) {
                line.result(ResultReason.BAD_CHECKSUM);
            }
        }
    }

    /** What faults do to the rest. */
    private final class Accidents implements Line.Damage {
        @Override
        public void lost() {
            flow.enter(TerminalState.OFFLINE);
            stopReading();
        }

        @Override
        public void forget() {
            book.forgetAll();
        }

        @Override
        public void reboot() {
            rebootNow();
        }
    }
}
