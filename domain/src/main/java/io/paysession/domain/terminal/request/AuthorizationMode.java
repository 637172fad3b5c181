package io.paysession.domain.terminal.request;

/** What happens when a card has been read. */
public enum AuthorizationMode {
    /** The bank is asked at once, whatever card it is. */
    AUTOMATIC,
    /** The merchant looks at the card first, and then authorises or cancels. */
    MANUAL
}
