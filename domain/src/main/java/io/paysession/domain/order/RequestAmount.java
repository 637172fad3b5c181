package io.paysession.domain.order;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.money.Money;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;

/** The amount that a request is about, in one of the places where requests of its kind say it. */
final class RequestAmount {
    private static final String ORDER_CURRENCY = "order.currency";
    private static final String ORDER_AMOUNT = "order.amount";
    private static final String NET_AMOUNT = "order.netAmount";
    private static final String TRANSACTION_CURRENCY = "transaction.currency";
    private static final String TRANSACTION_AMOUNT = "transaction.amount";
    private static final String MERCHANT = "merchantId";

    /** Amounts in the same currency that are part of no sum. */
    private static final Seq<String> OTHERS = List.of(
            "order.shippingAndHandlingTaxAmount",
            "transaction.itemAmount",
            "transaction.taxAmount",
            "transaction.discountAmount",
            "transaction.dutyAmount",
            "transaction.shippingAndHandlingAmount");

    private final RequestFields fields;
    private final OperationRequest request;

    private RequestAmount(OperationRequest request) {
        this.request = request;
        fields = request.fields();
    }

    /** The amount; zero for an operation without one. Left: why there is none. */
    static Either<Seq<Violation>, Money> of(OperationRequest request) {
        return new RequestAmount(request).read();
    }

    private Either<Seq<Violation>, Money> read() {
        return switch (request.operation()) {
            case PAY, AUTHORIZE, INITIATE_BROWSER_PAYMENT ->
                from(List.of(ORDER_CURRENCY), List.of(ORDER_AMOUNT, NET_AMOUNT), Rule.POSITIVE);
            case VERIFY -> from(List.of(ORDER_CURRENCY), List.of(ORDER_AMOUNT, NET_AMOUNT), Rule.OPTIONAL);
            case INITIATE_AUTHENTICATION ->
                from(List.of(ORDER_CURRENCY), List.of(ORDER_AMOUNT, NET_AMOUNT), Rule.OPTIONAL)
                        .map(Money::zero);
            case AUTHENTICATE_PAYER -> from(List.of(ORDER_CURRENCY), List.of(ORDER_AMOUNT, NET_AMOUNT), Rule.NEEDED);
            case CAPTURE, REFUND ->
                request.isStandalone()
                        ? from(
                                List.of(TRANSACTION_CURRENCY, ORDER_CURRENCY),
                                List.of(TRANSACTION_AMOUNT, ORDER_AMOUNT, NET_AMOUNT),
                                Rule.POSITIVE)
                        : from(List.of(TRANSACTION_CURRENCY), List.of(TRANSACTION_AMOUNT), Rule.POSITIVE);
            case UPDATE_AUTHORIZATION -> from(List.of(TRANSACTION_CURRENCY), List.of(TRANSACTION_AMOUNT), Rule.NEEDED);
            case VOID -> Either.right(nothing());
        };
    }

    private enum Rule {
        /** It must be there, and be more than zero. */
        POSITIVE,
        /** It must be there. */
        NEEDED,
        /** If it is not there, it is zero. */
        OPTIONAL
    }

    /** A void says no amount. Without an order there will be none: then the currency does not matter. */
    private Money nothing() {
        return new Money(0, request.orderCurrency().getOrElse(Currency.getInstance("EUR")));
    }

    /** @param currencies where the currency may stand; the first place is where it is missed, if it is nowhere */
    private Either<Seq<Violation>, Money> from(Seq<String> currencies, Seq<String> amounts, Rule rule) {
        Option<String> place = currencies.find(path -> fields.text(path).isDefined());
        if (place.isEmpty()) {
            Seq<Violation> missing = List.of(Violation.missing(currencies.last()));
            return Either.left(
                    rule == Rule.OPTIONAL || said(amounts).isDefined()
                            ? missing
                            : missing.append(Violation.missing(
                                    amounts.last().equals(NET_AMOUNT) ? ORDER_AMOUNT : amounts.last())));
        }
        String code = fields.text(place.get()).get();
        Option<Currency> currency = Money.currency(code);
        if (currency.isEmpty()) {
            return Either.left(List.of(Violation.invalid(place.get(), code)));
        }
        return amount(amounts, rule, currency.get());
    }

    private Either<Seq<Violation>, Money> amount(Seq<String> places, Rule rule, Currency currency) {
        Seq<Violation> violations = currencyConflicts(currency).appendAll(decimals(currency));
        Option<String> place = said(places);
        if (place.isEmpty() && rule != Rule.OPTIONAL) {
            violations =
                    violations.append(Violation.missing(places.contains(ORDER_AMOUNT) ? ORDER_AMOUNT : places.head()));
        }
        if (!violations.isEmpty()) {
            return Either.left(violations);
        }
        Money amount = place.flatMap(path -> path.equals(NET_AMOUNT) ? parts().amount() : fields.text(path))
                .flatMap(text -> Money.parse(decimal(text), currency))
                .getOrElse(new Money(0, currency));
        if (rule == Rule.POSITIVE && amount.isZero()) {
            return Either.left(List.of(
                    Violation.notPositive(place.get(), fields.text(place.get()).get())));
        }
        Seq<Violation> wrong = parts().violations();
        return wrong.isEmpty() ? Either.right(amount) : Either.left(wrong);
    }

    private AmountParts parts() {
        return new AmountParts(fields);
    }

    private Option<String> said(Seq<String> places) {
        return places.find(path -> fields.text(path).isDefined());
    }

    /** A request is about one currency, and the merchant must have agreed on it; a currency of an order is agreed on. */
    private Seq<Violation> currencyConflicts(Currency currency) {
        String code = currency.getCurrencyCode();
        Seq<Violation> others = List.of(TRANSACTION_CURRENCY, ORDER_CURRENCY)
                .filter(path -> fields.text(path).exists(said -> !said.equals(code)))
                .map(path -> Violation.invalid(path, fields.text(path).get()));
        boolean agreed = request.orderCurrency().contains(currency)
                || request.relationship().acceptsCurrency(code);
        return agreed ? others : others.append(Violation.noRelationship(MERCHANT, code));
    }

    private Seq<Violation> decimals(Currency currency) {
        Seq<String> places = List.of(ORDER_AMOUNT, NET_AMOUNT, TRANSACTION_AMOUNT)
                .appendAll(AmountParts.places())
                .appendAll(OTHERS);
        Seq<Violation> single = places.filter(path ->
                        fields.text(path).isDefined() && money(path, currency).isEmpty())
                .map(path -> Violation.tooManyDecimals(path, fields.text(path).get()));
        return single.appendAll(taxes().zipWithIndex()
                .filter(tax -> Money.parse(decimal(tax._1()), currency).isEmpty())
                .map(tax -> Violation.tooManyDecimals("order.tax[" + tax._2() + "].amount", tax._1())));
    }

    private Seq<String> taxes() {
        FieldValue list =
                fields.root().group("order").members().get("tax").getOrElse(new FieldValue.Items(List.empty()));
        return list instanceof FieldValue.Items items
                ? items.values()
                        .flatMap(item -> item instanceof Group group
                                ? new RequestFields(group).text("amount")
                                : Option.<String>none())
                : List.empty();
    }

    private Option<Money> money(String path, Currency currency) {
        return fields.text(path).flatMap(text -> Money.parse(decimal(text), currency));
    }

    /** Fields may say {@code .5}. */
    private static String decimal(String text) {
        return text.startsWith(".") ? "0" + text : text;
    }
}
