package io.paysession.application.port;

import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.Seq;

/**
 * Where it is told which fields of a merchant's requests were left out because nobody knows them. The names are what a
 * client has sent: redacted, but of any form.
 */
public interface IgnoredFields {
    /** Nobody wants to know. */
    IgnoredFields UNTOLD = (merchant, names) -> {};

    /**
     * Fields were left out of a request. Must neither fail nor wait, and must need no more memory for more names.
     *
     * @param merchant whose request it was
     * @param names    where they stood, at most fifty
     */
    void ignored(MerchantId merchant, Seq<String> names);
}
