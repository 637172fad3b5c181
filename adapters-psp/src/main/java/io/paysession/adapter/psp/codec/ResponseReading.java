package io.paysession.adapter.psp.codec;

import io.paysession.adapter.psp.codec.Response.Unrecognised;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a terminal sends, leniently: fields may be appended by newer terminals, and an approval whose data cannot
 * be read is an approval.
 */
final class ResponseReading {
    private static final int STATUS_SIZE = 2;

    private ResponseReading() {}

    static Response decode(int header, byte[] buffer, int offset, int length, Dialect dialect, boolean awaitingStatus) {
        PayloadReader in = new PayloadReader(buffer, offset, length);
        Response known = switch (header) {
            case 0x00 -> awaitingStatus && isStatus(in) ? status(in) : result(in);
            case 0x26 -> status(in);
            case 0x13 -> protocol(in);
            case 0x24 -> new LinkResponse.Synchronized();
            case 0x27 -> new LinkResponse.Ids(in.rest());
            case 0x34 -> new SessionResponse.CardRead(cardData(in, dialect));
            case 0x40 ->
                new SessionResponse.ProprietaryCardRead(
                        in.dolData(dialect.format().dataLengthBytes()));
            case 0x31, 0x35 -> approval(header, in, dialect);
            case 0x32 -> declined(in, dialect);
            case 0x33 -> new SessionResponse.Cancelled();
            case 0x30 -> sessionList(in);
            case 0x43 -> updateResult(in, dialect.settings());
            case 0x38 -> {
                int code = in.u8();
                yield in.orElse(NONE, () -> new SessionResponse.TransactionEvent(code));
            }
            default -> device(header, in);
        };
        return known == NONE ? new Unrecognised(header, Octets.of(buffer, offset, length)) : known;
    }

    /** Stands for what could not be read, until the bytes are put into a message of its own. */
    private static final Response NONE = new Unrecognised(0, Octets.EMPTY);

    private static Response device(int header, PayloadReader in) {
        return switch (header) {
            case 0x29 -> new DeviceResponse.UiEvent(in.lenientText());
            case 0x39 -> new DeviceResponse.FileContent(in.rest());
            case 0x42 -> new DeviceResponse.ProprietaryCardResponse(in.rest());
            case 0x44 -> new DeviceResponse.ConnectionInfo(in.rest());
            case 0x45 -> new DeviceResponse.Receipt(in.rest());
            case 0x46 -> new DeviceResponse.TransactionRecord(in.rest());
            default -> NONE;
        };
    }

    /** (source: psp-protocol 4.2, decode rule of a tolerant host) */
    private static boolean isStatus(PayloadReader in) {
        return in.remaining() == STATUS_SIZE
                && (in.peek(0) == TerminalState.OFFLINE.code()
                        ? in.peek(1) <= 1
                        : TerminalState.of(in.peek(0)).isDefined());
    }

    private static Response status(PayloadReader in) {
        int state = in.u8();
        boolean running = in.u8() == 1;
        return in.orElse(NONE, () -> new LinkResponse.StatusResponse(state, running));
    }

    private static Response result(PayloadReader in) {
        int outcome = in.u8();
        in.require(outcome <= 1);
        Option<Integer> reason = in.remaining() > 0 ? Option.some(in.u8()) : Option.none();
        return in.orElse(NONE, () -> new LinkResponse.Result(outcome == 0, reason));
    }

    private static Response protocol(PayloadReader in) {
        int version = in.u8();
        long bits = in.u32();
        return in.orElse(NONE, () -> new LinkResponse.ProtocolConfirmed(version, new ProtocolOptions(bits)));
    }

    private static DolData cardData(PayloadReader in, Dialect dialect) {
        boolean standard = dialect.format() == BlockFormat.STANDARD;
        return in.dolData(standard ? 1 : dialect.settings().cardReadLengthBytes());
    }

    private static Response approval(int header, PayloadReader in, Dialect dialect) {
        long id = in.u32();
        long amount = header == 0x35 ? in.u32() : 0;
        DolData data = in.dolData(dialect.format().dataLengthBytes());
        return in.orElse(
                NONE,
                () -> header == 0x35
                        ? new SessionResponse.PartiallyApproved(id, amount, data)
                        : new SessionResponse.Approved(id, data));
    }

    private static Response declined(PayloadReader in, Dialect dialect) {
        if (in.remaining() == 0) {
            return SessionResponse.Declined.withoutReason();
        }
        int reason = in.u8();
        DolData data = dialect.settings().declinedDataHasLength()
                ? in.dolData(dialect.format().dataLengthBytes())
                : DolData.of(in.rest());
        return new SessionResponse.Declined(Option.some(reason), data);
    }

    private static Response sessionList(PayloadReader in) {
        int total = in.u8();
        List<Long> ids = new ArrayList<>();
        while (in.remaining() > 0) {
            ids.add(in.u32());
        }
        return in.orElse(NONE, () -> new SessionResponse.SessionList(total, ids));
    }

    /** Thirteen bytes are enough: the reason may be missing (source: psp-protocol 4.11). */
    private static Response updateResult(PayloadReader in, CodecSettings settings) {
        int outcome = in.u8();
        in.require(outcome < UpdateOutcome.values().length);
        long id = in.u32();
        long amount = in.u32();
        long unsigned = in.u32();
        long change = settings.signedUpdateChange() ? (int) unsigned : unsigned;
        int reason = in.remaining() > 0 ? in.u8() : 0;
        return in.orElse(
                NONE,
                () -> new SessionResponse.UpdateResult(UpdateOutcome.values()[outcome], id, amount, change, reason));
    }
}
