package io.paysession.adapter.psp.codec;

import java.util.List;

/** A request about screens, papers and other cards (source: psp-protocol 3.17 to 3.22). */
public sealed interface DeviceRequest extends Request {
    /** Shows a screen; Apollo (3.17). */
    record UiRequest(String type, List<UiField> fields) implements DeviceRequest {
        /** @throws IllegalArgumentException if the type contains a NUL */
        public UiRequest {
            type = new UiField(type, "").key();
            fields = List.copyOf(fields);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            PayloadWriter out = new PayloadWriter().text(type);
            fields.forEach(field -> out.text(field.key()).text(field.value()));
            return out.as(0x28);
        }
    }

    /** Chooses a language; Apollo (3.18, header U-9). */
    record SelectLanguage(String code) implements DeviceRequest {
        /** @throws IllegalArgumentException if the code contains a NUL */
        public SelectLanguage {
            code = new UiField(code, "").key();
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().text(code).as(dialect.settings().selectLanguageHeader());
        }
    }

    /** Apollo (3.19, U-19). */
    record GetReceipt(long sessionId) implements DeviceRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u32(sessionId).as(0x45);
        }
    }

    /** Apollo (3.19, U-19). */
    record GetTransactionRecord(long sessionId) implements DeviceRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u32(sessionId).as(0x46);
        }
    }

    /** Apollo (3.19, U-19). */
    record GetConnectionInfo() implements DeviceRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return Block.empty(0x44);
        }
    }

    /** A raw command to the card (3.21). */
    record ProprietaryCardExchange(Octets command) implements DeviceRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x38, command);
        }
    }

    /** Opaque (3.21, U-20). */
    record MiFare(Octets command) implements DeviceRequest {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x43, command);
        }
    }

    /** P6X; the direction is doubtful (3.22, U-21). */
    record ReadFile(int address, int offset, int length) implements DeviceRequest {
        /** @throws IllegalArgumentException if a number is too large */
        public ReadFile {
            Unsigned.check8("address", address);
            Unsigned.check16("offset", offset);
            Unsigned.check16("length", length);
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().u8(address).u16(offset).u16(length).as(0x39);
        }
    }
}
