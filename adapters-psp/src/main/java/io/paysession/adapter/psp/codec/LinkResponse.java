package io.paysession.adapter.psp.codec;

import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A response about the link and the device (source: psp-protocol 4.1 to 4.3). */
public sealed interface LinkResponse extends Response {
    /** Echo of Synchronize: the terminal is ONLINE (3.1). */
    record Synchronized() implements LinkResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x24);
        }
    }

    /** The version and options in effect (3.2). */
    record ProtocolConfirmed(int version, ProtocolOptions options) implements LinkResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u8(version).u32(options.bits()).as(0x13);
        }
    }

    /**
     * Whether a request was carried out (4.1).
     *
     * @param ok only then it was
     * @param reasonCode told with Protocol option 0x08 only
     */
    record Result(boolean ok, Option<Integer> reasonCode) implements LinkResponse {
        /** Carried out. */
        public static Result success() {
            return new Result(true, Option.none());
        }

        /** Refused, without details. */
        public static Result refused() {
            return new Result(false, Option.none());
        }

        /** Refused, with details. */
        public static Result refused(ResultReason reason) {
            return new Result(false, Option.some(reason.code()));
        }

        /** The reason, if one was told and is known. */
        public Option<ResultReason> reason() {
            return reasonCode.flatMap(ResultReason::of);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            PayloadWriter out = new PayloadWriter().u8(ok ? 0 : 1);
            reasonCode.forEach(out::u8);
            return out.as(0x00);
        }
    }

    /**
     * The terminal's state (4.2, header U-22).
     *
     * @param stateCode see {@link TerminalState}
     * @param transactionRunning normally in WAIT_CARD only
     */
    record StatusResponse(int stateCode, boolean transactionRunning) implements LinkResponse {
        /** The state, if it is known. */
        public Option<TerminalState> state() {
            return TerminalState.of(stateCode);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter()
                    .u8(stateCode)
                    .flag(transactionRunning)
                    .as(dialect.settings().statusHeader());
        }
    }

    /** Who the terminal is; the layout depends on its family (4.3). */
    record Ids(Octets data) implements LinkResponse {
        /** The strings of an Apollo: serial number, model, platform id, version, release, then applications. */
        public List<String> strings() {
            PayloadReader in = new PayloadReader(data.shared(), 0, data.size());
            List<String> strings = new ArrayList<>();
            while (in.remaining() > 0) {
                strings.add(in.lenientText());
            }
            return List.copyOf(strings);
        }

        /** The strings of an Apollo. */
        public static Ids ofStrings(List<String> strings) {
            PayloadWriter out = new PayloadWriter();
            strings.forEach(out::text);
            return new Ids(out.as(0).payload());
        }

        /**
         * The serial number, in the layout of a family; empty if it is not there. A P6X tells it first, so that an answer
         * which is cut off behind it will do.
         */
        public String serialNumber(TerminalFamily family) {
            return switch (family) {
                case APOLLO -> new PayloadReader(data.shared(), 0, data.size()).lenientText();
                case P6X ->
                    new PayloadReader(data.shared(), 0, Math.min(data.size(), P6xIds.SERIAL_SIZE)).lenientText();
            };
        }

        /** The fixed layout of a P6X; none if it is shorter than its fixed part. */
        public Option<P6xIds> p6x() {
            return P6xIds.parse(data);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x27, data);
        }
    }

    /**
     * The identification of a P6X as far as it is of use (source: psp-protocol 4.3).
     *
     * @param serialNumber of the terminal
     * @param mac six bytes
     * @param simSerial none if no SIM is present
     * @param firmware name of the firmware
     */
    record P6xIds(String serialNumber, Octets mac, Option<String> simSerial, String firmware) {
        private static final int SERIAL_SIZE = 15;
        private static final int MAC_OFFSET = 42;
        private static final int MAC_SIZE = 6;
        private static final int SIM_OFFSET = 48;
        private static final int SIM_SIZE = 33;
        private static final int FIRMWARE_OFFSET = 82;

        static Option<P6xIds> parse(Octets data) {
            if (data.size() < FIRMWARE_OFFSET) {
                return Option.none();
            }
            byte[] bytes = data.shared();
            return Option.some(new P6xIds(
                    text(bytes, 0, SERIAL_SIZE),
                    Octets.of(bytes, MAC_OFFSET, MAC_SIZE),
                    Option.when(data.at(SIM_OFFSET) == 1, () -> text(bytes, SIM_OFFSET + 1, SIM_SIZE)),
                    text(bytes, FIRMWARE_OFFSET, bytes.length - FIRMWARE_OFFSET)));
        }

        /** The fixed layout, with three absent SAMs. */
        public Ids toIds() {
            byte[] bytes = new byte[FIRMWARE_OFFSET + firmware.getBytes(StandardCharsets.UTF_8).length + 1];
            put(bytes, 0, SERIAL_SIZE, serialNumber);
            System.arraycopy(mac.shared(), 0, bytes, MAC_OFFSET, Math.min(MAC_SIZE, mac.size()));
            simSerial.forEach(serial -> {
                bytes[SIM_OFFSET] = 1;
                put(bytes, SIM_OFFSET + 1, SIM_SIZE, serial);
            });
            put(bytes, FIRMWARE_OFFSET, bytes.length - FIRMWARE_OFFSET, firmware);
            return new Ids(Octets.of(bytes));
        }

        private static String text(byte[] bytes, int offset, int size) {
            return new PayloadReader(bytes, offset, size).lenientText();
        }

        private static void put(byte[] bytes, int offset, int size, String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(encoded, 0, bytes, offset, Math.min(encoded.length, size - 1));
        }
    }
}
