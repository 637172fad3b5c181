package io.paysession.adapter.psp.codec;

/** A request about cards and money (source: psp-protocol 3.8 to 3.16). Amounts are minor units. */
public sealed interface SessionRequest extends Request {
    /** Scans for a card, to reserve an amount (3.8). */
    record StartSession(long amount, long reference, DolList wanted, CardPrompt prompt) implements SessionRequest {
        /** @throws IllegalArgumentException if a number is not one of 32 bits */
        public StartSession {
            Unsigned.check32("amount", amount);
            Unsigned.check32("reference", reference);
        }

        /** With the terminal's default data and prompt. */
        public static StartSession of(long amount, long reference) {
            return new StartSession(amount, reference, DolList.DEFAULT, CardPrompt.NONE);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            PayloadWriter out = new PayloadWriter().u32(amount).u32(reference);
            writeWanted(out, wanted, prompt);
            prompt.writeForSession(out);
            return out.as(0x34);
        }
    }

    /** Reads a card without a payment; Apollo (3.9, header U-9). */
    record ReadCard(long reference, DolList wanted, CardPrompt prompt) implements SessionRequest {
        /** @throws IllegalArgumentException if the reference is not a 32 bit number */
        public ReadCard {
            Unsigned.check32("reference", reference);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            PayloadWriter out = new PayloadWriter().u32(reference);
            writeWanted(out, wanted, prompt);
            prompt.writeForReadCard(out);
            return out.as(dialect.settings().readCardHeader());
        }
    }

    /** Asks the bank for the amount of the session (3.10). */
    record AuthSession() implements SessionRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x36);
        }
    }

    /** Stops scanning or drops the card; answered by Session Cancelled (3.11). */
    record CancelSession() implements SessionRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x37);
        }
    }

    /** Charges the final amount of an approved session (3.12, order of fields U-15). */
    record CommitSession(long sessionId, long amount) implements SessionRequest {
        /** @throws IllegalArgumentException if a number is not one of 32 bits */
        public CommitSession {
            Unsigned.check32("session id", sessionId);
            Unsigned.check32("amount", amount);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            boolean idFirst = dialect.settings().commitOrder() == CodecSettings.CommitOrder.ID_FIRST;
            return new PayloadWriter()
                    .u32(idFirst ? sessionId : amount)
                    .u32(idFirst ? amount : sessionId)
                    .as(0x35);
        }
    }

    /** Releases an approved session (3.13). */
    record VoidSession(long sessionId) implements SessionRequest {
        /** @throws IllegalArgumentException if the id is not a 32 bit number */
        public VoidSession {
            Unsigned.check32("session id", sessionId);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u32(sessionId).as(0x33);
        }
    }

    /** Changes the reserved amount to a new total; Apollo (3.14). */
    record UpdateSession(long sessionId, long amount) implements SessionRequest {
        /** @throws IllegalArgumentException if a number is not one of 32 bits */
        public UpdateSession {
            Unsigned.check32("session id", sessionId);
            Unsigned.check32("amount", amount);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u32(sessionId).u32(amount).as(0x42);
        }
    }

    /** Asks for the open sessions from the so-manieth on; P6X (3.15). */
    record ListSessions(int offset) implements SessionRequest {
        /** @throws IllegalArgumentException if the offset is not one byte */
        public ListSessions {
            Unsigned.check8("offset", offset);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u8(offset).as(0x30);
        }
    }

    /** Makes the terminal forget its sessions; never to be sent automatically (3.16, U-17). */
    record RemoveSessions() implements SessionRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x56);
        }
    }

    /** Positional: the list's length is left out if neither a list nor a prompt follows (source: psp-protocol 3.8). */
    private static void writeWanted(PayloadWriter out, DolList wanted, CardPrompt prompt) {
        if (!wanted.equals(DolList.DEFAULT) || !prompt.equals(CardPrompt.NONE)) {
            out.sized(1, wanted.encoded());
        }
    }
}
