package io.paysession.domain.merchant;

import io.vavr.control.Option;

/**
 * What is to change in a merchant's settings.
 *
 * @param lineOfBusiness for which line of business; none for what is standard
 * @param ended          whether that line of business ends
 * @param relationship   what changes in the relationship to the acquirer
 * @param tokens         what changes in the settings for tokens, which hold for all business
 * @param certificates   what changes in the certificates of its clients
 * @param terminals      what changes in where it may have terminals
 * @param requests       what changes in how its requests are read
 * @param pages          what changes in its pages in browsers
 */
public record SettingsChange(
        Option<String> lineOfBusiness,
        boolean ended,
        RelationshipChange relationship,
        TokenChange tokens,
        CertificateChange certificates,
        TerminalPermission.Change terminals,
        RequestSettings.Change requests,
        PageSettings.Change pages) {
    /** Its pages stay. */
    public SettingsChange(
            Option<String> lineOfBusiness,
            boolean ended,
            RelationshipChange relationship,
            TokenChange tokens,
            CertificateChange certificates,
            TerminalPermission.Change terminals,
            RequestSettings.Change requests) {
        this(lineOfBusiness, ended, relationship, tokens, certificates, terminals, requests, PageSettings.Change.NONE);
    }

    /** Everything else stays. */
    public SettingsChange(
            Option<String> lineOfBusiness, boolean ended, RelationshipChange relationship, TokenChange tokens) {
        this(
                lineOfBusiness,
                ended,
                relationship,
                tokens,
                CertificateChange.NONE,
                TerminalPermission.Change.NONE,
                RequestSettings.Change.NONE,
                PageSettings.Change.NONE);
    }

    /**
     * Another relationship, for all business or for one line of it.
     *
     * @param lineOfBusiness whose relationship is changed; none for what is standard
     * @param relationship what is to be otherwise there
     * @return a change of that and of nothing else
     */
    public static SettingsChange of(Option<String> lineOfBusiness, RelationshipChange relationship) {
        return new SettingsChange(lineOfBusiness, false, relationship, TokenChange.NONE);
    }
}
