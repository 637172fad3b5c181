package io.paysession.adapter.psp.codec;

/** A response or event about screens, papers and other cards (source: psp-protocol 4.13, 4.14). */
public sealed interface DeviceResponse extends Response {
    /** Somebody pressed a button of a screen that the host asked for; Apollo (4.13). */
    record UiEvent(String buttonId) implements DeviceResponse {
        /** @throws IllegalArgumentException if the id contains a NUL */
        public UiEvent {
            buttonId = new UiField(buttonId, "").key();
        }

        @Override
        public Block toBlock(Dialect dialect) {
            return new PayloadWriter().text(buttonId).as(0x29);
        }
    }

    /** What a card answered; Apollo (4.14, U-20). */
    record ProprietaryCardResponse(Octets answer) implements DeviceResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x42, answer);
        }
    }

    /** Layout unknown; Apollo (U-19). */
    record Receipt(Octets content) implements DeviceResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x45, content);
        }
    }

    /** Layout unknown; Apollo (U-19). */
    record TransactionRecord(Octets content) implements DeviceResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x46, content);
        }
    }

    /** Layout unknown; Apollo (U-19). */
    record ConnectionInfo(Octets content) implements DeviceResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x44, content);
        }
    }

    /** Layout unknown; P6X (U-21). */
    record FileContent(Octets content) implements DeviceResponse {
        @Override
        public Block toBlock(Dialect dialect) {
            return new Block(0x39, content);
        }
    }
}
