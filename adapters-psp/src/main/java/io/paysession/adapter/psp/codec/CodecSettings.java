package io.paysession.adapter.psp.codec;

/**
 * The choices where the vendor's text is silent or contradicts itself (source: psp-protocol 9).
 *
 * @param readCardHeader U-9: 41, or 40
 * @param selectLanguageHeader U-9: 40, or 41
 * @param commitOrder U-15: which of the two fields of Commit Session comes first
 * @param statusHeader U-22: header of the Get Status Response that is sent, 26 or 00; both are understood
 * @param cardReadLengthBytes U-23: size of the data length of a Card Read in an extended block that is sent, 2 or 1; both
 *     are understood
 * @param declinedDataHasLength U-24: whether the data of a decline follows a length field, as in approvals
 * @param updateResultBytes U-25: size of the Update Session Result that is sent, 14 or 20; 13 and more are understood
 * @param signedUpdateChange U-25: whether the change in amount has a sign
 */
public record CodecSettings(
        int readCardHeader,
        int selectLanguageHeader,
        CommitOrder commitOrder,
        int statusHeader,
        int cardReadLengthBytes,
        boolean declinedDataHasLength,
        int updateResultBytes,
        boolean signedUpdateChange) {

    /** Order of the fields of Commit Session; to be verified on a real device (source: psp-protocol 3.12). */
    public enum CommitOrder {
        /** Session id, then amount, as in Update Session. */
        ID_FIRST,
        /** Amount, then session id. */
        AMOUNT_FIRST
    }

    /** @throws IllegalArgumentException if a choice is none of the known ones */
    public CodecSettings {
        if (readCardHeader == selectLanguageHeader) {
            throw new IllegalArgumentException("Read Card and Select Language need different headers");
        }
        if (statusHeader != 0x26 && statusHeader != 0x00) {
            throw new IllegalArgumentException("The Get Status Response has header 26 or 00");
        }
        if (cardReadLengthBytes < 1 || cardReadLengthBytes > 2) {
            throw new IllegalArgumentException("The data length of a Card Read is 1 or 2 bytes");
        }
        if (updateResultBytes < 14 || updateResultBytes > 20) {
            throw new IllegalArgumentException("An Update Session Result has 14 to 20 bytes");
        }
    }

    /** The proposed defaults. */
    public static CodecSettings standard() {
        return new CodecSettings(0x41, 0x40, CommitOrder.ID_FIRST, 0x26, 2, true, 14, true);
    }

    /** U-15. */
    public CodecSettings withCommitOrder(CommitOrder order) {
        return new CodecSettings(
                readCardHeader,
                selectLanguageHeader,
                order,
                statusHeader,
                cardReadLengthBytes,
                declinedDataHasLength,
                updateResultBytes,
                signedUpdateChange);
    }

    /** U-9. */
    public CodecSettings withHeaders(int readCard, int selectLanguage) {
        return new CodecSettings(
                readCard,
                selectLanguage,
                commitOrder,
                statusHeader,
                cardReadLengthBytes,
                declinedDataHasLength,
                updateResultBytes,
                signedUpdateChange);
    }

    /** U-22. */
    public CodecSettings withStatusHeader(int header) {
        return new CodecSettings(
                readCardHeader,
                selectLanguageHeader,
                commitOrder,
                header,
                cardReadLengthBytes,
                declinedDataHasLength,
                updateResultBytes,
                signedUpdateChange);
    }

    /** U-25. */
    public CodecSettings withUpdateResultBytes(int bytes) {
        return new CodecSettings(
                readCardHeader,
                selectLanguageHeader,
                commitOrder,
                statusHeader,
                cardReadLengthBytes,
                declinedDataHasLength,
                bytes,
                signedUpdateChange);
    }
}
