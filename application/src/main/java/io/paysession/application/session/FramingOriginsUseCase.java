package io.paysession.application.session;

import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.Seq;

/** Where the fields of a merchant may be shown. */
public interface FramingOriginsUseCase {
    /**
     * {@return the origins of the pages, sorted; empty: any, as also for a merchant that there is not}
     *
     * @param merchant whose pages, whether there is such a merchant or not
     */
    Seq<String> framingOrigins(MerchantId merchant);
}
