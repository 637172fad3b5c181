package io.paysession.domain.token;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A name for a card. It holds the card's number and expiry, never its security code, name or address
 * (source: gateway-api 3.2).
 *
 * @param key          its repository and name
 * @param fields       {@code sourceOfFunds.type} and {@code sourceOfFunds.provided.card.number} and {@code .expiry}
 * @param valid        whether it can be used to pay
 * @param verified     how its card was verified last
 * @param updatedBy    the merchant who last changed it
 * @param updatedAt    when that was
 * @param lastUsedAt   when an operation last used it
 * @param revision     counts every stored change; 0 when it is stored first
 */
public record Token(
        TokenKey key,
        RequestFields fields,
        boolean valid,
        VerificationStrategy verified,
        MerchantId updatedBy,
        Instant updatedAt,
        Option<Instant> lastUsedAt,
        int revision) {}
