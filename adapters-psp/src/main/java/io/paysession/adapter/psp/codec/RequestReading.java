package io.paysession.adapter.psp.codec;

import io.paysession.adapter.psp.codec.Request.Unrecognised;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Reads what a host sends. Sizes are strict where the vendor's text fixes them, as a terminal would be. */
final class RequestReading {
    private RequestReading() {}

    static Request decode(int header, byte[] buffer, int offset, int length, Dialect dialect) {
        PayloadReader in = new PayloadReader(buffer, offset, length);
        if (header == dialect.settings().readCardHeader()) {
            return readCard(in, malformed(header, buffer, offset, length));
        }
        if (header == dialect.settings().selectLanguageHeader()) {
            String code = in.lenientText();
            return in.completeOrElse(
                    malformed(header, buffer, offset, length), () -> new DeviceRequest.SelectLanguage(code));
        }
        return length == 0
                ? withoutPayload(header)
                : withPayload(header, in, malformed(header, buffer, offset, length), dialect.settings());
    }

    private static Unrecognised malformed(int header, byte[] buffer, int offset, int length) {
        return new Unrecognised(header, Octets.of(buffer, offset, length), true);
    }

    private static Request withoutPayload(int header) {
        return switch (header) {
            case 0x11 -> new LinkRequest.Disable();
            case 0x12 -> new LinkRequest.Enable();
            case 0x24 -> new LinkRequest.Synchronize();
            case 0x26 -> new LinkRequest.GetStatus();
            case 0x27 -> new LinkRequest.RequestIds();
            case 0x36 -> new SessionRequest.AuthSession();
            case 0x37 -> new SessionRequest.CancelSession();
            case 0x38 -> new DeviceRequest.ProprietaryCardExchange(Octets.EMPTY);
            case 0x43 -> new DeviceRequest.MiFare(Octets.EMPTY);
            case 0x44 -> new DeviceRequest.GetConnectionInfo();
            case 0x55 -> new LinkRequest.Reset();
            case 0x56 -> new SessionRequest.RemoveSessions();
            case 0x13, 0x23, 0x28, 0x30, 0x33, 0x34, 0x35, 0x39, 0x42, 0x45, 0x46, 0x48 ->
                new Unrecognised(header, Octets.EMPTY, true);
            default -> new Unrecognised(header, Octets.EMPTY, false);
        };
    }

    private static Request withPayload(int header, PayloadReader in, Unrecognised wrong, CodecSettings settings) {
        return switch (header) {
            case 0x13 -> protocol(in, wrong);
            case 0x23 -> setup(in, wrong);
            case 0x28 -> uiRequest(in, wrong);
            case 0x30 -> {
                int from = in.u8();
                yield in.completeOrElse(wrong, () -> new SessionRequest.ListSessions(from));
            }
            case 0x33 -> withSessionId(in, wrong, SessionRequest.VoidSession::new);
            case 0x34 -> startSession(in, wrong);
            case 0x35 -> commit(in, wrong, settings);
            case 0x38 -> new DeviceRequest.ProprietaryCardExchange(in.rest());
            case 0x39 -> readFile(in, wrong);
            case 0x42 -> {
                long id = in.u32();
                long amount = in.u32();
                yield in.completeOrElse(wrong, () -> new SessionRequest.UpdateSession(id, amount));
            }
            case 0x43 -> new DeviceRequest.MiFare(in.rest());
            case 0x45 -> withSessionId(in, wrong, DeviceRequest.GetReceipt::new);
            case 0x46 -> withSessionId(in, wrong, DeviceRequest.GetTransactionRecord::new);
            case 0x48 -> {
                int action = in.u8();
                yield in.completeOrElse(wrong, () -> new LinkRequest.Control(action));
            }
            case 0x11, 0x12, 0x24, 0x26, 0x27, 0x36, 0x37, 0x44, 0x55, 0x56 -> wrong;
            default -> new Unrecognised(header, wrong.payload(), false);
        };
    }

    private static Request withSessionId(
            PayloadReader in, Unrecognised wrong, java.util.function.LongFunction<Request> message) {
        long id = in.u32();
        return in.completeOrElse(wrong, () -> message.apply(id));
    }

    private static Request protocol(PayloadReader in, Unrecognised wrong) {
        int version = in.u8();
        long bits = in.u32();
        return in.completeOrElse(wrong, () -> new LinkRequest.Protocol(version, new ProtocolOptions(bits)));
    }

    private static Request setup(PayloadReader in, Unrecognised wrong) {
        long seconds = in.u32();
        int action = in.u8();
        in.require(action < TimeoutAction.values().length);
        return in.completeOrElse(wrong, () -> new LinkRequest.Setup(seconds, TimeoutAction.values()[action]));
    }

    private static Request startSession(PayloadReader in, Unrecognised wrong) {
        long amount = in.u32();
        long reference = in.u32();
        Option<DolList> wanted = wanted(in);
        CardPrompt prompt = CardPrompt.read(in, true);
        return in.orElse(
                wrong,
                () -> wanted.<Request>map(list -> new SessionRequest.StartSession(amount, reference, list, prompt))
                        .getOrElse(wrong));
    }

    private static Request readCard(PayloadReader in, Unrecognised wrong) {
        long reference = in.u32();
        Option<DolList> wanted = wanted(in);
        CardPrompt prompt = CardPrompt.read(in, false);
        return in.orElse(
                wrong,
                () -> wanted.<Request>map(list -> new SessionRequest.ReadCard(reference, list, prompt))
                        .getOrElse(wrong));
    }

    /** The length may be missing altogether: a Start Session has 8 bytes or more (source: psp-protocol 3.8). */
    private static Option<DolList> wanted(PayloadReader in) {
        return in.remaining() == 0 ? Option.some(DolList.DEFAULT) : DolList.parse(in.octets(in.u8()));
    }

    private static Request commit(PayloadReader in, Unrecognised wrong, CodecSettings settings) {
        long first = in.u32();
        long second = in.u32();
        boolean idFirst = settings.commitOrder() == CodecSettings.CommitOrder.ID_FIRST;
        return in.completeOrElse(
                wrong,
                () -> idFirst
                        ? new SessionRequest.CommitSession(first, second)
                        : new SessionRequest.CommitSession(second, first));
    }

    private static Request uiRequest(PayloadReader in, Unrecognised wrong) {
        String type = in.lenientText();
        List<UiField> fields = new ArrayList<>();
        while (in.remaining() > 0) {
            String key = in.lenientText();
            in.require(in.remaining() > 0);
            fields.add(new UiField(key, in.lenientText()));
        }
        return in.orElse(wrong, () -> new DeviceRequest.UiRequest(type, fields));
    }

    private static Request readFile(PayloadReader in, Unrecognised wrong) {
        int address = in.u8();
        int from = in.u16();
        int size = in.u16();
        return in.completeOrElse(wrong, () -> new DeviceRequest.ReadFile(address, from, size));
    }
}
