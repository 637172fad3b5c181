package io.paysession.domain.merchant;

import io.paysession.domain.merchant.CertificateSettings.Use;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What is to change in {@link CertificateSettings}; what is absent stays.
 *
 * @param added   certificates that are the merchant's from now on
 * @param removed those that are not any more; what is both added and removed is removed
 * @param use     what they are good for from now on
 */
public record CertificateChange(Set<CertificateName> added, Set<CertificateName> removed, Option<Use> use) {
    /** Nothing changes. */
    public static final CertificateChange NONE = new CertificateChange(HashSet.empty(), HashSet.empty(), Option.none());

    /**
     * {@return the settings after the change}
     *
     * @param before what was agreed until now
     */
    public CertificateSettings apply(CertificateSettings before) {
        return new CertificateSettings(before.names().addAll(added).removeAll(removed), use.getOrElse(before.use()));
    }
}
