package io.paysession.domain.order;

import io.paysession.domain.merchant.MerchantId;

/** Which order of all merchants: its name is unique for one merchant only. */
public record OrderKey(MerchantId merchant, OrderId order) {}
