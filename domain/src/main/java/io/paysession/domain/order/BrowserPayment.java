package io.paysession.domain.order;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What the fields of a payment say that the payer makes on a provider's page (source: gateway-fields 3.8).
 *
 * @param fields of request and session
 */
public record BrowserPayment(RequestFields fields) {
    /** The values of {@code sourceOfFunds.type} that are providers' pages. */
    public static final Set<String> TYPES = HashSet.of(
            "ALIPAY",
            "BANCONTACT",
            "BLIK",
            "BOLETO_BANCARIO",
            "BROWSER_PAYMENT",
            "ENETS",
            "EPS_UEBERWEISUNG",
            "GIROPAY",
            "GRABPAY",
            "IDEAL",
            "KLARNA_FINANCING",
            "KLARNA_PAY_LATER",
            "KLARNA_PAY_NOW",
            "MERCADO_PAGO_CHECKOUT",
            "MULTIBANCO",
            "OPEN_BANKING_BANK_TRANSFER",
            "OXXO",
            "PAYCONIQ",
            "PAYPAL",
            "PAYSAFECARD",
            "PAYU",
            "POLI",
            "PRZELEWY24",
            "SEPA",
            "SOFORT",
            "TRUSTLY",
            "UNION_PAY",
            "WECHAT_PAY");

    /** Where the source of funds stands. */
    public static final String TYPE = "sourceOfFunds.type";

    private static final String GROUP = "browserPayment";
    private static final String OPERATION = GROUP + ".operation";
    private static final String CONFIRMATION = GROUP + ".paypal.paymentConfirmation";
    private static final String AT_PROVIDER = "CONFIRM_AT_PROVIDER";
    private static final String AT_MERCHANT = "CONFIRM_AT_MERCHANT";

    /** What it will be when the payer has paid. */
    TransactionType transaction() {
        return reserves() ? TransactionType.AUTHORIZATION : TransactionType.PAYMENT;
    }

    /** {@return whether it only reserves the amount} */
    public boolean reserves() {
        return fields.text(OPERATION).contains("AUTHORIZE");
    }

    /** {@return which provider; empty if none is said} */
    public String type() {
        return fields.text(TYPE).getOrElse("");
    }

    /** The group of that name alone: what an acquirer says of it while the payer is away. */
    static RequestFields of(RequestFields said) {
        Group group = said.root().group(GROUP);
        return group.members().isEmpty() ? RequestFields.EMPTY : new RequestFields(Group.EMPTY.with(GROUP, group));
    }

    /** What is wrong with it, missing, or not served. */
    Seq<Violation> violations() {
        return operation().appendAll(funds()).appendAll(confirmation());
    }

    private Seq<Violation> operation() {
        return fields.text(OPERATION)
                .map(named -> switch (named) {
                    case "PAY", "AUTHORIZE" -> List.<Violation>empty();
                    case "ACCOUNTSETUP" -> List.of(Violation.unsupported(OPERATION, named));
                    default -> List.of(Violation.invalid(OPERATION, named));
                })
                .getOrElse(() -> List.of(Violation.missing(OPERATION)));
    }

    private Option<Violation> funds() {
        if (fields.text(TYPE).isEmpty()) {
            return Option.some(Violation.missing(TYPE));
        }
        return Option.when(!TYPES.contains(type()), () -> Violation.unsupported(TYPE, type()));
    }

    /** The operation that confirms at the merchant's is not served. */
    private Option<Violation> confirmation() {
        return fields.text(CONFIRMATION)
                .filter(named -> !named.equals(AT_PROVIDER))
                .map(named -> named.equals(AT_MERCHANT)
                        ? Violation.unsupported(CONFIRMATION, named)
                        : Violation.invalid(CONFIRMATION, named));
    }
}
