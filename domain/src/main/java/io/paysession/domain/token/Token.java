package io.paysession.domain.token;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
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
        int revision) {
    private static final FieldCatalogue KEPT = FieldCatalogue.operation("TOKEN");
    private static final RequestFields TYPE_CARD =
            new RequestFields(Group.EMPTY.with("sourceOfFunds", Group.EMPTY.with("type", new Text("CARD"))));
    private static final String NUMBER = "sourceOfFunds.provided.card.number";

    /**
     * What a token is made or changed by.
     *
     * @param fields   may hold more than a token keeps; with a card number
     * @param strategy how its card was verified
     * @param by       the merchant who makes or changes it
     * @param at       when that is
     */
    public record Request(RequestFields fields, VerificationStrategy strategy, MerchantId by, Instant at) {}

    /**
     * {@return a new token}
     *
     * @param key the repository, and the token's name
     * @param request whose card it is to stand for
     */
    public static Token create(TokenKey key, Request request) {
        return new Token(
                key, kept(request.fields()), true, request.strategy(), request.by(), request.at(), Option.none(), 0);
    }

    /**
     * {@return this token, for what the request says, which may be another card}
     *
     * @param request what to change
     */
    public Token change(Request request) {
        return new Token(
                key,
                kept(request.fields()),
                true,
                request.strategy(),
                request.by(),
                request.at(),
                lastUsedAt,
                revision + 1);
    }

    /**
     * {@return this token after it was used, unless it was used later than that} No change of it: the revision stays.
     *
     * @param at when it was used
     */
    public Token used(Instant at) {
        return lastUsedAt.exists(last -> !last.isBefore(at))
                ? this
                : new Token(key, fields, valid, verified, updatedBy, updatedAt, Option.some(at), revision);
    }

    /** {@return this token, but of no use} */
    public Token withoutValidity() {
        return new Token(key, fields, false, verified, updatedBy, updatedAt, lastUsedAt, revision);
    }

    /** {@return the number of its card, in clear} */
    public String cardNumber() {
        return fields.text(NUMBER).get();
    }

    private static RequestFields kept(RequestFields fields) {
        return KEPT.known(fields).merge(TYPE_CARD);
    }
}
