package io.paysession.domain.merchant;

import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * What the operator has set for a merchant.
 *
 * @param standard        what holds for a session or request without a line of business
 * @param linesOfBusiness what holds for each line of business, by its name
 * @param tokens          how card numbers become tokens
 * @param certificates    what its clients may or must show besides a password
 * @param terminals       where it may have terminals
 * @param requests        how its requests are read
 * @param pages           its pages in browsers
 */
public record MerchantSettings(
        AcquirerRelationship standard,
        Map<String, AcquirerRelationship> linesOfBusiness,
        TokenSettings tokens,
        CertificateSettings certificates,
        TerminalPermission terminals,
        RequestSettings requests,
        PageSettings pages) {
    /** What a new merchant has. */
    public static final MerchantSettings DEFAULT =
            new MerchantSettings(AcquirerRelationship.DEFAULT, TreeMap.empty(), TokenSettings.DEFAULT);

    /** Everything is allowed: what the merchant of a newcomer's first start has. */
    public static final MerchantSettings EVERYTHING =
            new MerchantSettings(AcquirerRelationship.EVERYTHING, TreeMap.empty(), TokenSettings.DEFAULT);

    /** With pages as usual. */
    public MerchantSettings(
            AcquirerRelationship standard,
            Map<String, AcquirerRelationship> linesOfBusiness,
            TokenSettings tokens,
            CertificateSettings certificates,
            TerminalPermission terminals,
            RequestSettings requests) {
        this(standard, linesOfBusiness, tokens, certificates, terminals, requests, PageSettings.DEFAULT);
    }

    /** With everything else as usual. */
    public MerchantSettings(
            AcquirerRelationship standard, Map<String, AcquirerRelationship> linesOfBusiness, TokenSettings tokens) {
        this(
                standard,
                linesOfBusiness,
                tokens,
                CertificateSettings.DEFAULT,
                TerminalPermission.DEFAULT,
                RequestSettings.DEFAULT,
                PageSettings.DEFAULT);
    }

    /**
     * {@return what holds for a line of business, or without one; none if there is no such line}
     *
     * @param lineOfBusiness the name that the request gives; none for what is standard
     */
    public Option<AcquirerRelationship> relationship(Option<String> lineOfBusiness) {
        return lineOfBusiness.isEmpty() ? Option.some(standard) : linesOfBusiness.get(lineOfBusiness.get());
    }

    /**
     * {@return the settings after a change; a line of business that is new begins with what is standard}
     *
     * @param change what an operator wants to be otherwise
     */
    public MerchantSettings change(SettingsChange change) {
        Option<String> line = change.lineOfBusiness();
        return new MerchantSettings(
                line.isEmpty() ? change.relationship().apply(standard) : standard,
                line.fold(() -> linesOfBusiness, name -> changed(name, change)),
                change.tokens().apply(tokens),
                change.certificates().apply(certificates),
                change.terminals().apply(terminals),
                change.requests().apply(requests),
                change.pages().apply(pages));
    }

    private Map<String, AcquirerRelationship> changed(String line, SettingsChange change) {
        return change.ended()
                ? linesOfBusiness.remove(line)
                : linesOfBusiness.put(
                        line,
                        change.relationship().apply(linesOfBusiness.get(line).getOrElse(standard)));
    }
}
