package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.Dialect;
import io.paysession.adapter.psp.codec.FrameEncoder;
import io.paysession.adapter.psp.codec.LinkResponse.Result;
import io.paysession.adapter.psp.codec.Octets;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.SessionResponse.TransactionEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The way to the host: what is sent, in which form, and what goes wrong with it. */
final class Line {
    private static final int NEVER = -1;

    /** What faults need of the rest of the terminal. */
    interface Damage {
        /** The connection is gone. */
        void lost();

        /** The terminal forgets its sessions. */
        void forget();

        /** The terminal starts anew. */
        void reboot();
    }

    private final Agenda agenda;
    private final Damage damage;
    private final FrameEncoder encoder;
    private final List<Output> outputs = new ArrayList<>();
    private final List<Fault> waiting = new ArrayList<>();
    private final List<Fault> armed = new ArrayList<>();
    private Dialect dialect;
    private ProtocolOptions options = ProtocolOptions.NONE;
    private boolean connected;
    private long connection;
    private int dropAfter = NEVER;

    Line(TerminalSettings settings, Agenda agenda, Damage damage) {
        this.agenda = agenda;
        this.damage = damage;
        this.encoder = new FrameEncoder(settings.towardsHost());
        this.dialect = new Dialect(settings.codec(), BlockFormat.STANDARD);
    }

    boolean isConnected() {
        return connected;
    }

    /** Tells connections apart. */
    long connection() {
        return connection;
    }

    ProtocolOptions options() {
        return options;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Takes effect for everything that is sent or received from now on (source: psp-protocol 1.3). */
    void use(ProtocolOptions confirmed) {
        options = confirmed;
        dialect = dialect.with(confirmed.extendedBlocks() ? BlockFormat.EXTENDED : BlockFormat.STANDARD);
    }

    void connect() {
        connected = true;
        connection++;
        use(ProtocolOptions.NONE);
    }

    /** The host went away, or another came. */
    void disconnect() {
        connected = false;
        use(ProtocolOptions.NONE);
    }

    /** The terminal hangs up. */
    void close(String reason) {
        if (connected) {
            disconnect();
            outputs.add(new Output.Close(reason));
            damage.lost();
        }
    }

    void inject(Fault fault) {
        if (fault.from() == Moment.NOW) {
            arm(fault);
        } else {
            waiting.add(fault);
        }
    }

    /** Arms what waited for such a command. */
    void reached(Request request) {
        Iterator<Fault> faults = waiting.iterator();
        while (faults.hasNext()) {
            Fault fault = faults.next();
            if (fault.from().isReachedBy(request)) {
                faults.remove();
                arm(fault);
            }
        }
    }

    private void arm(Fault fault) {
        if (fault instanceof Fault.Drop drop) {
            dropAfter = drop.afterBytes();
            if (dropAfter == 0) {
                dropNow();
            }
        } else {
            armed.add(fault);
        }
    }

    void changed(SessionChange change) {
        outputs.add(new Output.Changed(change));
    }

    /** A Result, with its reason if the host asked for details (source: psp-protocol 4.1). */
    void result(ResultReason reason) {
        boolean ok = reason == ResultReason.OK;
        Result plain = ok ? Result.success() : Result.refused();
        answer(options.details() ? new Result(ok, io.vavr.control.Option.some(reason.code())) : plain);
    }

    void event(int code) {
        if (options.events()) {
            send(encode(new TransactionEvent(code)));
        }
    }

    /** Sends an answer; the faults that are armed hit it. */
    void answer(Response response) {
        byte[] frame = encode(response);
        List<Fault> faults = List.copyOf(armed);
        armed.clear();
        int times = 1;
        boolean late = false;
        for (Fault fault : faults) {
            if (fault instanceof Fault.CorruptChecksum) {
                frame[frame.length - 1]++;
            } else if (fault instanceof Fault.AnswerTwice) {
                times++;
            }
        }
        byte[] sent = repeated(frame, times);
        for (Fault fault : faults) {
            if (fault instanceof Fault.AnswerLate delay) {
                late = true;
                sendLater(sent, delay);
            }
        }
        if (!late) {
            send(sent);
        }
        faults.forEach(this::afterwards);
    }

    private void afterwards(Fault fault) {
        if (fault instanceof Fault.Forget) {
            damage.forget();
        } else if (fault instanceof Fault.Reboot) {
            damage.reboot();
        }
    }

    private void sendLater(byte[] bytes, Fault.AnswerLate delay) {
        long meant = connection;
        Agenda.Task unusedSinceItIsNeverCancelled = agenda.plan(agenda.now().plus(delay.by()), () -> {
            if (meant == connection) {
                send(bytes);
            }
        });
    }

    private static byte[] repeated(byte[] frame, int times) {
        byte[] bytes = new byte[frame.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(frame, 0, bytes, i * frame.length, frame.length);
        }
        return bytes;
    }

    private byte[] encode(Response response) {
        return encoder.encode(response, dialect);
    }

    private void send(byte[] bytes) {
        if (!connected) {
            return;
        }
        if (dropAfter == NEVER || bytes.length < dropAfter) {
            dropAfter = dropAfter == NEVER ? NEVER : dropAfter - bytes.length;
            outputs.add(new Output.Send(Octets.of(bytes)));
        } else {
            outputs.add(new Output.Send(Octets.of(bytes, 0, dropAfter)));
            dropNow();
        }
    }

    private void dropNow() {
        dropAfter = NEVER;
        close("dropped");
    }

    /** Hands out what is to be done. */
    List<Output> take() {
        List<Output> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }
}
