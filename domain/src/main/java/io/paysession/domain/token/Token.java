package io.paysession.domain.token;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.funds.SourceOfFunds;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A name for a card or a bank account. Of a card it holds the number and expiry, never the security code, name or address
 * (source: gateway-api 3.2); of a gift card all but the PIN; of an account all that is said of it.
 *
 * @param key          its repository and name
 * @param fields       {@code sourceOfFunds.type}, and what is kept of it below {@code sourceOfFunds.provided}
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

    /**
     * What a token is made or changed by.
     *
     * @param fields   may hold more than a token keeps; with a card number, or whatever else a token can be of
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

    /** {@return what it is of} */
    public SourceOfFunds source() {
        return source(fields);
    }

    /** {@return what tells the card or account that it is of from all others, in clear: of a card its number} */
    public String account() {
        return source().account(fields).get();
    }

    /**
     * {@return what a token is of that is made of these fields: of a card, if they do not say}
     *
     * @param fields what a request says
     */
    public static SourceOfFunds source(RequestFields fields) {
        return SourceOfFunds.of(fields).getOrElse(SourceOfFunds.CARD);
    }

    private static RequestFields kept(RequestFields fields) {
        SourceOfFunds source = source(fields);
        return source.only(KEPT.known(fields)).with(SourceOfFunds.TYPE, new Text(source.name()));
    }
}
