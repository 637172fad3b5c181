package io.paysession.adapter.rest.token;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Timestamps;
import io.paysession.application.token.Tokenization;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.funds.SourceOfFunds;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenCode;

/** How answers show a token (source: recorded-responses 3, "Token, order, options"): without merchant and version. */
final class TokenDocuments {
    private static final FieldCatalogue SHOWN = FieldCatalogue.operation("TOKEN");
    private static final String EXPIRY = "sourceOfFunds.provided.card.expiry.";
    private static final int LONGEST_REPOSITORY = 16;

    private TokenDocuments() {}

    /** A token that is stored. */
    static Group of(Token token) {
        return source(token)
                .with("result", text("SUCCESS"))
                .with("token", text(token.key().token()))
                .with("usage", usage(token));
    }

    /** What became of a request for a token; a card that was not verified has none. */
    static Group of(Tokenization done) {
        TokenCode code = done.code();
        Group document =
                code.isSuccess() ? of(done.token()) : source(done.token()).with("result", text("FAILURE"));
        return document.with("response", Group.EMPTY.with("gatewayCode", text(code.name())));
    }

    static FieldValue repositoryId(String repository) {
        // A merchant's own repository is called like the merchant, which may be longer than the gateway's names are.
        return text(
                repository.length() > LONGEST_REPOSITORY ? repository.substring(0, LONGEST_REPOSITORY) : repository);
    }

    private static Group source(Token token) {
        Group shown = SHOWN.showToMerchant(token.fields());
        Group funds = shown.group("sourceOfFunds");
        Group provided = funds.group("provided");
        Group dated = token.source() == SourceOfFunds.CARD
                ? provided.with("card", withExpiry(provided.group("card"), token.fields()))
                : provided;
        return shown.with("sourceOfFunds", funds.with("provided", dated))
                .with("repositoryId", repositoryId(token.key().repository()))
                .with("status", text(token.valid() ? "VALID" : "INVALID"))
                .with("verificationStrategy", text(token.verified().name()));
    }

    /** Month and year in four digits, other than everywhere else. */
    private static Group withExpiry(Group card, RequestFields fields) {
        String month = fields.text(EXPIRY + "month").getOrElse("");
        String year = fields.text(EXPIRY + "year").getOrElse("");
        return month.isEmpty() ? card : card.with("expiry", text("0".repeat(2 - month.length()) + month + year));
    }

    private static Group usage(Token token) {
        Group usage = Group.EMPTY
                .with("lastUpdated", Timestamps.text(token.updatedAt()))
                .with("lastUpdatedBy", text(token.updatedBy().value()));
        return token.lastUsedAt()
                .map(used -> usage.with("lastUsed", Timestamps.text(used)))
                .getOrElse(usage);
    }
}
