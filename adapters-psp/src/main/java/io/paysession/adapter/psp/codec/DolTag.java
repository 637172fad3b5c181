package io.paysession.adapter.psp.codec;

import java.util.List;

/** Tags of card and authorisation data (source: psp-protocol 4.15). */
public final class DolTag {
    /** Card hash, ASCII; 40 hexadecimal digits in the example (U-26). */
    public static final int CARD_HASH = 0xDFF006;
    /** Masked card number, UTF-8. */
    public static final int MASKED_PAN = 0xDFCA0B;
    /** Item reference of the transaction. */
    public static final int ITEM_REFERENCE = 0xDFCA09;
    /** The host's reference of the session; the simulator sends 4 bytes, most significant first. */
    public static final int HOST_REFERENCE = 0xDFCA03;
    /** Answer code of the bank's host, UTF-8. */
    public static final int HOST_RESPONSE_CODE = 0xDFCA02;
    /** Brand, UTF-8. */
    public static final int BRAND_NAME = 0xDFCA0A;
    /** Meaning not found (U-26). */
    public static final int UNKNOWN_F002 = 0xDFF002;
    /** Meaning not found (U-26). */
    public static final int UNKNOWN_F003 = 0xDFF003;

    /** What a Card Read carries when the host asks for nothing else (source: psp-protocol 4.4). */
    public static final List<Integer> DEFAULT_OF_CARD_READ = List.of(CARD_HASH, MASKED_PAN);
    /** What an approval carries when the host asks for nothing else (source: psp-protocol 4.6). */
    public static final List<Integer> DEFAULT_OF_APPROVAL =
            List.of(CARD_HASH, MASKED_PAN, ITEM_REFERENCE, UNKNOWN_F002, UNKNOWN_F003, HOST_REFERENCE);

    private DolTag() {}
}
