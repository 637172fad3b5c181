package io.paysession.adapter.psp.codec;

import io.vavr.control.Option;
import java.util.List;

/** A response or event about cards and money (source: psp-protocol 4.4 to 4.12). Amounts are minor units. */
public sealed interface SessionResponse extends Response {
    /** A card was read; the terminal waits for Auth Session or Cancel Session (4.4, length U-23). */
    record CardRead(DolData data) implements SessionResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            int lengthBytes = dialect.format() == BlockFormat.STANDARD
                    ? 1
                    : dialect.settings().cardReadLengthBytes();
            return new PayloadWriter().sized(lengthBytes, data.encoded()).as(0x34);
        }
    }

    /** A card of another kind was read; Apollo (4.5). */
    record ProprietaryCardRead(DolData data) implements SessionResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter()
                    .sized(dialect.format().dataLengthBytes(), data.encoded())
                    .as(0x40);
        }
    }

    /**
     * Money is reserved: from now on exactly one of Commit or Void is owed (4.6).
     *
     * @param sessionId chosen by the terminal
     * @param data with Protocol option 0x02 only
     */
    record Approved(long sessionId, DolData data) implements SessionResponse {
        /** @throws IllegalArgumentException if the id is not a 32 bit number */
        public Approved {
            Unsigned.check32("session id", sessionId);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return withData(new PayloadWriter().u32(sessionId), data, dialect).as(0x31);
        }
    }

    /**
     * Less money than asked for is reserved; the same is owed as after Approved. Apollo (4.7).
     *
     * @param sessionId chosen by the terminal
     * @param amount the reserved one
     * @param data with Protocol option 0x02 only
     */
    record PartiallyApproved(long sessionId, long amount, DolData data) implements SessionResponse {
        /** @throws IllegalArgumentException if a number is not one of 32 bits */
        public PartiallyApproved {
            Unsigned.check32("session id", sessionId);
            Unsigned.check32("amount", amount);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return withData(new PayloadWriter().u32(sessionId).u32(amount), data, dialect)
                    .as(0x35);
        }
    }

    /**
     * No session exists (4.8).
     *
     * @param reasonCode told with Protocol option 0x08 only (source: psp-protocol 5.2)
     * @param data with Protocol option 0x10 only (U-24)
     */
    record Declined(Option<Integer> reasonCode, DolData data) implements SessionResponse {
        /** Without details. */
        public static Declined withoutReason() {
            return new Declined(Option.none(), DolData.EMPTY);
        }

        /** With details. */
        public static Declined because(int reasonCode) {
            return new Declined(Option.some(reasonCode), DolData.EMPTY);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            PayloadWriter out = new PayloadWriter();
            if (reasonCode.isDefined() || data.encoded().size() > 0) {
                out.u8(reasonCode.getOrElse(0));
            }
            PayloadWriter complete = dialect.settings().declinedDataHasLength()
                    ? withData(out, data, dialect)
                    : out.octets(data.encoded());
            return complete.as(0x32);
        }
    }

    /** No session exists (4.9). */
    record Cancelled() implements SessionResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x33);
        }
    }

    /**
     * Some of the open sessions; P6X (4.10).
     *
     * @param total how many are open
     * @param sessionIds from the offset on that was asked for, as many as fit
     */
    record SessionList(int total, List<Long> sessionIds) implements SessionResponse {
        /** @throws IllegalArgumentException if the total is not one byte */
        public SessionList {
            Unsigned.check8("total", total);
            sessionIds = List.copyOf(sessionIds);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            PayloadWriter out = new PayloadWriter().u8(total);
            sessionIds.forEach(out::u32);
            return out.as(0x30);
        }
    }

    /**
     * What became of Update Session; Apollo (4.11, U-25).
     *
     * @param outcome as the bank decided
     * @param sessionId of the session
     * @param amount reserved now
     * @param change against before
     * @param reasonCode why it was declined (source: psp-protocol 5.2)
     */
    record UpdateResult(UpdateOutcome outcome, long sessionId, long amount, long change, int reasonCode)
            implements SessionResponse {
        private static final int WITHOUT_PADDING = 14;

        @Override
        public Block toBlock(Dialect dialect) {
            PayloadWriter out = new PayloadWriter()
                    .u8(outcome.ordinal())
                    .u32(sessionId)
                    .u32(amount)
                    .u32(change)
                    .u8(reasonCode);
            for (int i = WITHOUT_PADDING; i < dialect.settings().updateResultBytes(); i++) {
                out.u8(0);
            }
            return out.as(0x43);
        }
    }

    /**
     * Progress, with Protocol option 0x01; never a base for decisions about money (4.12).
     *
     * @param code 00 started, 01 reading card, 02 card read, 03 complete, FF unknown
     */
    record TransactionEvent(int code) implements SessionResponse {
        /** The terminal began to scan. */
        public static final int STARTED = 0x00;
        /** A card is in the field. */
        public static final int READING_CARD = 0x01;
        /** The card may be taken away. */
        public static final int CARD_READ_COMPLETE = 0x02;
        /** The flow is over. */
        public static final int COMPLETE = 0x03;

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u8(code).as(0x38);
        }
    }

    private static PayloadWriter withData(PayloadWriter out, DolData data, Dialect dialect) {
        return data.encoded().size() == 0 ? out : out.sized(dialect.format().dataLengthBytes(), data.encoded());
    }
}
