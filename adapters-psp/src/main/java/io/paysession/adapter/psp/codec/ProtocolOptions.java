package io.paysession.adapter.psp.codec;

import io.paysession.domain.terminal.device.TerminalFamily;

/**
 * The option bits of Protocol (source: psp-protocol 3.2).
 *
 * @param bits 32 bits; unknown ones are kept, so that what was confirmed can be compared with what was asked for
 */
public record ProtocolOptions(long bits) {
    /** Transaction Events are sent. */
    public static final int EVENTS = 0x01;
    /** Approvals carry card data. */
    public static final int APPROVAL_DATA = 0x02;
    /** Extended blocks; Apollo only. */
    public static final int EXTENDED_BLOCKS = 0x04;
    /** Results and declines carry their reason; Apollo only. */
    public static final int DETAILS = 0x08;
    /** Declines carry card data; Apollo only (U-24). */
    public static final int DECLINE_DATA = 0x10;

    /** Nothing optional, as if Protocol had not been sent. */
    public static final ProtocolOptions NONE = new ProtocolOptions(0);

    /** @throws IllegalArgumentException if the bits are more than 32 */
    public ProtocolOptions {
        Unsigned.check32("options", bits);
    }

    /** Some of the constants, joined. */
    public static ProtocolOptions of(int bits) {
        return new ProtocolOptions(bits);
    }

    /** Only those that the family knows; it clears the others in its answer (source: psp-protocol 3.2; U-10). */
    public ProtocolOptions supportedBy(TerminalFamily family) {
        int known = switch (family) {
            case APOLLO -> EVENTS | APPROVAL_DATA | EXTENDED_BLOCKS | DETAILS | DECLINE_DATA;
            case P6X -> EVENTS | APPROVAL_DATA;
        };
        return new ProtocolOptions(bits & known);
    }

    /** EVENTS. */
    public boolean events() {
        return has(EVENTS);
    }

    /** APPROVAL_DATA. */
    public boolean approvalData() {
        return has(APPROVAL_DATA);
    }

    /** EXTENDED_BLOCKS. */
    public boolean extendedBlocks() {
        return has(EXTENDED_BLOCKS);
    }

    /** DETAILS. */
    public boolean details() {
        return has(DETAILS);
    }

    /** DECLINE_DATA. */
    public boolean declineData() {
        return has(DECLINE_DATA);
    }

    private boolean has(int bit) {
        return (bits & bit) != 0;
    }
}
