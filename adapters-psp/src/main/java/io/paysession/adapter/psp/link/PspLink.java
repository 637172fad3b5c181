package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.codec.BlockFormat;
import io.paysession.adapter.psp.codec.Dialect;
import io.paysession.adapter.psp.codec.FrameDecoder;
import io.paysession.adapter.psp.codec.FrameEncoder;
import io.paysession.adapter.psp.codec.FrameSettings;
import io.paysession.adapter.psp.codec.FrameSink;
import io.paysession.adapter.psp.codec.LinkRequest;
import io.paysession.adapter.psp.codec.LinkResponse;
import io.paysession.adapter.psp.codec.ProtocolOptions;
import io.paysession.adapter.psp.codec.Request;
import io.paysession.adapter.psp.codec.Response;
import io.paysession.adapter.psp.codec.ResultReason;
import io.paysession.adapter.psp.codec.TimeoutAction;
import io.paysession.application.port.TerminalLink;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.request.DisposalAction;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Connects to a terminal, sets it up, keeps the connection alive and begins anew when it breaks: Synchronize, Protocol,
 * Request Ids, Setup, then whatever the {@link Conversation} is about (source: psp-protocol 6.1). It never waits: it is told what was
 * received and that time has passed. Time is a number of nanoseconds that never jumps.
 *
 * <p>To be used by one thread at a time.
 */
final class PspLink {
    private static final int PROTOCOL_VERSION = 3;
    private static final int LONGEST_BACK_OFF = 10;
    /** A link that lasted so long was a good one: the next attempt follows soon. */
    private static final Duration STABLE = Duration.ofSeconds(5);

    private enum Phase {
        PAUSING,
        CONNECTING,
        SYNCHRONIZING,
        NEGOTIATING,
        IDENTIFYING,
        SETTING_UP,
        TALKING,
        ENDED
    }

    private final LinkSettings settings;
    private final Terminal terminal;
    private final Wire wire;
    private final LongSupplier ticks;
    private final FrameEncoder encoder = new FrameEncoder(FrameSettings.towardsTerminal());
    private final FrameDecoder decoder;
    private final FrameSink sink = new Frames();
    private final Exchanges exchanges;
    private final Conversation conversation;

    private Phase phase = Phase.PAUSING;
    private Dialect dialect;
    private int failures;
    private int triesLeft;
    /** The device would say who it is, but cannot at the moment. */
    private boolean mayTellLater;

    private long phaseEnds;
    private long talkingSince;
    private OptionalLong frameEnds = OptionalLong.empty();

    PspLink(LinkSettings settings, Terminal terminal, Wire wire, LongSupplier ticks, Listening listening) {
        this.settings = settings;
        this.terminal = terminal;
        this.wire = wire;
        this.ticks = ticks;
        this.dialect = new Dialect(settings.codec(), BlockFormat.STANDARD);
        this.decoder = new FrameDecoder(towardsHost());
        this.conversation = new Conversation(settings, terminal, this::send, this::drop, ticks, listening);
        this.exchanges = conversation.exchanges();
        this.phaseEnds = ticks.getAsLong();
    }

    /** Makes who listens, given the way to ask. */
    interface Listening {
        TerminalLink.Listener to(TerminalLink link);
    }

    void connected() {
        if (phase != Phase.CONNECTING) {
            return;
        }
        decoder.reset();
        frameEnds = OptionalLong.empty();
        speak(BlockFormat.STANDARD);
        enter(Phase.SYNCHRONIZING, new LinkRequest.Synchronize());
    }

    void disconnected() {
        drop();
    }

    void received(byte[] bytes, int offset, int length) {
        if (!isOpen()) {
            return;
        }
        decoder.accept(bytes, offset, length, sink);
        Duration pause = terminal.address().isSerial()
                ? settings.times().interByteSerial()
                : settings.times().interByte();
        frameEnds = decoder.isWaiting() ? OptionalLong.of(in(pause)) : OptionalLong.empty();
    }

    /** It is, or may be, {@link #nextExpiry}. */
    void timePasses() {
        long now = ticks.getAsLong();
        if (frameEnds.isPresent() && frameEnds.getAsLong() - now <= 0) {
            frameEnds = OptionalLong.empty();
            decoder.expire(sink);
        }
        if (phase == Phase.TALKING) {
            exchanges.timePasses();
        } else if (phase != Phase.ENDED && phaseEnds - now <= 0) {
            phaseIsOver();
        }
    }

    /** When it wants to be told that time has passed; none if never. */
    OptionalLong nextExpiry() {
        if (phase == Phase.ENDED) {
            return OptionalLong.empty();
        }
        long own = phase == Phase.TALKING ? exchanges.nextExpiry() : phaseEnds;
        return OptionalLong.of(frameEnds.isPresent() && frameEnds.getAsLong() - own < 0 ? frameEnds.getAsLong() : own);
    }

    /** Breaks the connection for good. */
    void end() {
        if (phase != Phase.ENDED) {
            phase = Phase.ENDED;
            wire.close();
        }
    }

    private void phaseIsOver() {
        switch (phase) {
            case PAUSING -> connect();
            case CONNECTING -> drop();
            case SYNCHRONIZING -> retry(new LinkRequest.Synchronize());
            case NEGOTIATING -> retry(protocol());
            case IDENTIFYING -> askWho();
            case SETTING_UP -> retry(setup());
            case TALKING, ENDED -> throw new IllegalStateException("This phase has no end of its own");
        }
    }

    private void connect() {
        phase = Phase.CONNECTING;
        phaseEnds = in(settings.times().disposal());
        wire.connect();
    }

    private void enter(Phase next, Request request) {
        phase = next;
        triesLeft = next == Phase.SYNCHRONIZING ? LONGEST_BACK_OFF : Exchange.TRIES;
        retry(request);
    }

    private void retry(Request request) {
        if (triesLeft == 0) {
            drop();
            return;
        }
        triesLeft--;
        phaseEnds = in(settings.times().immediate());
        send(request);
    }

    /** Whatever went wrong: begins anew after a pause, which grows with every failure. */
    private void drop() {
        if (phase == Phase.ENDED || phase == Phase.PAUSING) {
            return;
        }
        boolean wasStable = phase == Phase.TALKING && in(Duration.ZERO) - talkingSince >= STABLE.toNanos();
        failures = wasStable ? 0 : failures;
        phase = Phase.PAUSING;
        Duration pause = settings.times().firstPause().multipliedBy(1L << Math.min(failures, LONGEST_BACK_OFF));
        phaseEnds = in(
                pause.compareTo(settings.times().longestPause()) > 0
                        ? settings.times().longestPause()
                        : pause);
        failures++;
        frameEnds = OptionalLong.empty();
        conversation.ends();
        wire.close();
        conversation.isLost();
    }

    private void heard(Response response) {
        switch (phase) {
            case SYNCHRONIZING -> {
                if (response instanceof LinkResponse.Synchronized) {
                    enter(Phase.NEGOTIATING, protocol());
                }
            }
            case NEGOTIATING -> negotiated(response);
            case IDENTIFYING -> identified(response);
            case SETTING_UP -> setUp(response);
            case TALKING -> conversation.heard(response);
            case PAUSING, CONNECTING, ENDED -> {
                // What was on its way when the link was dropped belongs to nobody.
            }
        }
    }

    /** A terminal that does not know Protocol goes on with version 3 and no options (source: psp-protocol 3.2). */
    private void negotiated(Response response) {
        boolean refused = response instanceof LinkResponse.Result result && !result.ok();
        if (response instanceof LinkResponse.ProtocolConfirmed confirmed
                && confirmed.options().extendedBlocks()) {
            speak(BlockFormat.EXTENDED);
        }
        if (refused || response instanceof LinkResponse.ProtocolConfirmed) {
            mayTellLater = false;
            enter(Phase.IDENTIFYING, new LinkRequest.RequestIds());
        }
    }

    /** Behind one address there may be another device each time. One that is silent has told nothing. */
    private void askWho() {
        if (triesLeft > 0) {
            retry(new LinkRequest.RequestIds());
        } else if (mayTellLater) {
            drop();
        } else {
            isWho(Option.none());
        }
    }

    private void identified(Response response) {
        if (response instanceof LinkResponse.Ids ids) {
            isWho(DeviceSerial.parse(ids.serialNumber(terminal.family())));
        } else if (response instanceof LinkResponse.Result result && !result.ok() && !Exchange.isGarbled(result)) {
            refusedToTell(result.reason());
        }
    }

    /**
     * Only a device that does not know the question is silent for good. One that is not ready is waited for; a refusal without
     * a reason may be meant for what was asked before, and is asked again at once.
     */
    private void refusedToTell(Option<ResultReason> reason) {
        boolean unknown = reason.exists(
                why -> why == ResultReason.UNKNOWN_COMMAND || why == ResultReason.NOT_SUPPORTED_BY_CONFIGURATION);
        mayTellLater |= !unknown && reason.exists(why -> why != ResultReason.NOT_OK);
        if (unknown) {
            isWho(Option.none());
        } else if (!mayTellLater) {
            askWho();
        }
    }

    private void isWho(Option<DeviceSerial> told) {
        conversation.isWith(told);
        enter(Phase.SETTING_UP, setup());
    }

    private void setUp(Response response) {
        if (response instanceof LinkResponse.Result result) {
            if (result.ok()) {
                phase = Phase.TALKING;
                talkingSince = in(Duration.ZERO);
                conversation.begins(triesLeft < Exchange.TRIES - 1);
            } else {
                drop();
            }
        }
    }

    /**
     * A serial line is never hung up: a terminal would expect extended blocks from a host that was started again, too,
     * and could not be reached by the standard ones with which it begins (psp-protocol 1.3).
     */
    private Request protocol() {
        int common = ProtocolOptions.EVENTS | ProtocolOptions.APPROVAL_DATA;
        boolean wanted = settings.extendedBlocks() && !terminal.address().isSerial();
        int extended = wanted ? ProtocolOptions.EXTENDED_BLOCKS : 0;
        int options = terminal.family() == TerminalFamily.APOLLO ? common | ProtocolOptions.DETAILS | extended : common;
        return new LinkRequest.Protocol(PROTOCOL_VERSION, ProtocolOptions.of(options));
    }

    private Request setup() {
        TimeoutAction action =
                settings.rules().timeoutAction() == DisposalAction.COMMIT ? TimeoutAction.COMMIT : TimeoutAction.VOID;
        long seconds =
                settings.rules().sessionTimeout().map(Duration::toSeconds).getOrElse(0L);
        return new LinkRequest.Setup(seconds, action);
    }

    private void speak(BlockFormat format) {
        decoder.format(format);
        dialect = dialect.with(format);
    }

    private void send(Request request) {
        wire.send(encoder.encode(request, dialect));
    }

    private boolean isOpen() {
        return phase != Phase.PAUSING && phase != Phase.CONNECTING && phase != Phase.ENDED;
    }

    private long in(Duration time) {
        return ticks.getAsLong() + time.toNanos();
    }

    private FrameSettings towardsHost() {
        FrameSettings apollo = FrameSettings.towardsHost();
        return terminal.family() == TerminalFamily.APOLLO
                ? apollo
                : apollo.withPreamble(settings.p6xPreamble()).withAnyMagic(apollo.magic());
    }

    private final class Frames implements FrameSink {
        @Override
        public void frame(int header, byte[] buffer, int offset, int length) {
            Response response = Response.decode(header, buffer, offset, length, dialect, exchanges.isAwaitingStatus());
            heard(response);
        }

        /** An answer that cannot be read is no answer: it is waited for, and then asked for again, if that does no harm. */
        @Override
        public void badChecksum() {
            exchanges.missed();
        }
    }
}
