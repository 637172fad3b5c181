package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Result;
import io.paysession.json.JsonDocument;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * What a gateway says of a transaction (source: gateway-api 3.4; recorded-responses 3).
 *
 * @param document its answer
 */
record AnswerDocument(Group document) {
    private static final Pattern PAGE = Pattern.compile("https?://[!-~]{1,2048}");

    /** Members of {@code transaction} that come from an acquirer; the others are known here. */
    private static final Seq<String> OF_TRANSACTION =
            List.of("acquirer", "authorizationCode", "receipt", "stan", "terminal");

    /** What the gateway knows of a card besides what was sent. */
    private static final Seq<String> OF_CARD = List.of("fundingMethod", "issuer");

    /** None if it is not a JSON object. */
    static Option<AnswerDocument> read(String body) {
        return JsonDocument.read(body).map(AnswerDocument::new);
    }

    /** What went wrong, if it is the gateway's error form. */
    String cause() {
        return text("error.cause");
    }

    String explanation() {
        return text("error.explanation");
    }

    String errorField() {
        return text("error.field");
    }

    /**
     * The outcome; none if the document does not tell one, or contradicts itself. A code that is not known here counts
     * as its result says.
     */
    Option<GatewayCode> code() {
        Option<Result> result = List.of(Result.values()).find(one -> one.name().equals(text("result")));
        Option<GatewayCode> code = GatewayCode.parse(text("response.gatewayCode"));
        return result.flatMap(
                word -> code.isDefined() ? code.filter(known -> known.result() == word) : Option.some(ofResult(word)));
    }

    private static GatewayCode ofResult(Result result) {
        return switch (result) {
            case SUCCESS -> GatewayCode.APPROVED;
            case FAILURE -> GatewayCode.UNSPECIFIED_FAILURE;
            case PENDING -> GatewayCode.PENDING;
            case UNKNOWN -> GatewayCode.UNKNOWN;
        };
    }

    /** Whether it is about this transaction, as far as it says. Orders often have transactions of the same names. */
    boolean isAbout(Reference reference) {
        return saysNoOther("transaction.id", reference.transaction().value())
                && saysNoOther("order.id", reference.order().order().value());
    }

    private boolean saysNoOther(String path, String value) {
        String named = text(path);
        return named.isEmpty() || named.equals(value);
    }

    /**
     * The answer to a request.
     *
     * @param asked the amount that was asked for; a success that names no amount is about all of it, unless it is partial
     * @return none if the document does not answer it
     */
    Option<AcquirerAnswer> answer(Money asked) {
        return code().flatMap(code -> {
            boolean named = code.isSuccess()
                    && !asked.isZero()
                    && !text("transaction.amount").isEmpty();
            Option<Money> amount = named || code == GatewayCode.PARTIALLY_APPROVED
                    ? amount().filter(part -> part.currency().equals(asked.currency()) && !part.isMoreThan(asked))
                    : Option.some(asked);
            return amount.map(moved -> new AcquirerAnswer(code, moved, details()));
        });
    }

    /** The answer to a void: it undoes what it was asked to, whether the gateway names the rest of an amount or the whole. */
    Option<AcquirerAnswer> answerToVoid(Money asked) {
        return code().map(code -> new AcquirerAnswer(code, asked, details()));
    }

    /** The answer to an inquiry; none if the document says no amount. */
    Option<AcquirerAnswer> answer() {
        return code().flatMap(code -> amount().map(amount -> new AcquirerAnswer(code, amount, details())));
    }

    /** A verification has no amount. */
    Option<Money> amount() {
        String literal = text("transaction.amount");
        Option<Currency> currency =
                Money.currency(text("transaction.currency")).orElse(Money.currency(text("order.currency")));
        return currency.flatMap(known -> money(literal.isEmpty() ? "0" : literal, known));
    }

    /** What has been authorised in several steps, and is voided, may be more than one request can name. */
    private static Option<Money> money(String literal, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        return Option.when(literal.matches("[0-9]{1,15}(\\.[0-9]{1,6})?"), literal)
                .map(BigDecimal::new)
                .map(BigDecimal::stripTrailingZeros)
                .filter(amount -> amount.scale() <= decimals)
                .map(amount -> new Money(amount.movePointRight(decimals).longValueExact(), currency));
    }

    private RequestFields details() {
        Group details = Group.EMPTY;
        details = with(details, "authorizationResponse", document.group("authorizationResponse"));
        details = with(
                details,
                "response",
                new Group(document.group("response").members().remove("gatewayCode")));
        details = with(details, "risk", document.group("risk"));
        details = with(details, "browserPayment", browserPayment());
        details = with(details, "transaction", some(document.group("transaction"), OF_TRANSACTION));
        Group card = document.group("sourceOfFunds").group("provided").group("card");
        Group provided = with(Group.EMPTY, "card", some(card, OF_CARD));
        return new RequestFields(with(details, "sourceOfFunds", with(Group.EMPTY, "provided", provided)));
    }

    /** Where the payer is to go, if that is a page of the web, and how far he is. */
    private Group browserPayment() {
        Group said = some(document.group("browserPayment"), List.of("interaction", "redirectUrl"));
        boolean page = PAGE.matcher(text("browserPayment.redirectUrl")).matches();
        return page ? said : new Group(said.members().remove("redirectUrl"));
    }

    private static Group some(Group group, Seq<String> names) {
        return new Group(group.members().filterKeys(names::contains));
    }

    private static Group with(Group group, String name, Group value) {
        return value.members().isEmpty() ? group : group.with(name, value);
    }

    /** The text or number at a path of groups; empty if there is none. */
    String text(String path) {
        List<String> names = List.of(path.split("\\."));
        Group group = names.init().foldLeft(document, Group::group);
        FieldValue value = group.members().getOrElse(names.last(), Group.EMPTY);
        if (value instanceof Text text) {
            return text.text();
        }
        return value instanceof Number number ? number.literal() : "";
    }
}
