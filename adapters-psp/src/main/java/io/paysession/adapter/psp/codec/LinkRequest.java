package io.paysession.adapter.psp.codec;

/** A request about the link and the device (source: psp-protocol 3.1 to 3.7, 3.20). */
public sealed interface LinkRequest extends Request {
    /** Goes ONLINE; answered by its echo (3.1). */
    record Synchronize() implements LinkRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x24);
        }
    }

    /** Chooses options; ONLINE only, answered by what is in effect (3.2). */
    record Protocol(int version, ProtocolOptions options) implements LinkRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u8(version).u32(options.bits()).as(0x13);
        }
    }

    /** Tells the terminal's own session timeout; ONLINE to DISABLED (3.3). */
    record Setup(long timeoutSeconds, TimeoutAction action) implements LinkRequest {
        /** @throws IllegalArgumentException if the timeout is not a 32 bit number */
        public Setup {
            Unsigned.check32("timeout", timeoutSeconds);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u32(timeoutSeconds).u8(action.ordinal()).as(0x23);
        }
    }

    /** Accepts cards from now on (3.4). */
    record Enable() implements LinkRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x12);
        }
    }

    /** Accepts no cards (3.4). */
    record Disable() implements LinkRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x11);
        }
    }

    /** Asks for the state; also the keep-alive (3.5). */
    record GetStatus() implements LinkRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x26);
        }
    }

    /** Asks who the terminal is (3.6). */
    record RequestIds() implements LinkRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x27);
        }
    }

    /** Goes OFFLINE and back to standard blocks (3.7). */
    record Reset() implements LinkRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x55);
        }
    }

    /** Controls the device; action 00 reboots it. Apollo (3.20). */
    record Control(int action) implements LinkRequest {
        /** Reboots at once. */
        public static final int REBOOT = 0x00;

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u8(action).as(0x48);
        }
    }
}
