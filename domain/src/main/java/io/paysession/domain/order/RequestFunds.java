package io.paysession.domain.order;

import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.funds.SourceOfFunds;
import io.paysession.domain.merchant.Privilege;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What a request is to be paid with. Served are cards, also as network tokens or as a device's payment token, gift cards,
 * bank accounts in the United States and in Canada, and providers' pages for the operation that begins such a payment; others
 * are refused, for no acquirer of this server takes them.
 */
record RequestFunds(OperationRequest request) {
    private static final String TOKEN = "sourceOfFunds.token";
    private static final String CARD = "sourceOfFunds.provided.card.";
    private static final String NUMBER = CARD + "number";
    private static final String SECURITY_CODE = CARD + "securityCode";
    private static final String PAYMENT_TOKEN = CARD + "devicePayment.paymentToken";
    private static final String SOURCE = "transaction.source";
    /** What a transaction comes from that does not say it. */
    private static final String USUAL_SOURCE = "INTERNET";

    private static final String NETWORK_TOKEN = "SCHEME_TOKEN";
    private static final String STORED_ON_FILE = "storedOnFile";
    private static final int LONG_SECURITY_CODE = 4;
    private static final int SECURITY_CODE_LENGTH = 3;

    static RequestFunds of(OperationRequest request) {
        return new RequestFunds(request);
    }

    /** What is wrong with it, or missing. */
    Seq<Violation> violations() {
        if (request.operation() == Operation.INITIATE_BROWSER_PAYMENT) {
            return new BrowserPayment(request.fields()).violations();
        }
        if (!isNeeded()) {
            return List.empty();
        }
        if (type().equals(NETWORK_TOKEN)) {
            return card();
        }
        return SourceOfFunds.parse(type())
                .filter(this::isPossible)
                .map(source -> source == SourceOfFunds.CARD ? card() : missing(source.mandatory()))
                .getOrElse(() -> List.of(Violation.unsupported(SourceOfFunds.TYPE, type())));
    }

    /** Nobody verifies a bank account, and nobody authenticates a payer but for a card. */
    private boolean isPossible(SourceOfFunds source) {
        return switch (source) {
            case CARD, GIFT_CARD -> true;
            case ACH, DIRECT_DEBIT_CANADA ->
                request.operation() != Operation.VERIFY && !request.operation().isAuthentication();
        };
    }

    private Seq<Violation> missing(Seq<String> needed) {
        return needed.filter(path -> !said(path)).map(Violation::missing);
    }

    /** What a transaction remembers, with what answers show of funds besides what was said. */
    RequestFields completing(RequestFields details) {
        if (!isNeeded()) {
            return details;
        }
        Group root = details.root();
        Group funds = root.group("sourceOfFunds").with("type", new Text(type()));
        Group card = funds.group("provided").group("card");
        boolean plain = !card.members().isEmpty()
                && !said(TOKEN)
                && card.members().get(STORED_ON_FILE).isEmpty();
        if (plain && !request.operation().isAuthentication()) {
            Group stored = card.with(STORED_ON_FILE, new Text("NOT_STORED"));
            funds = funds.with("provided", funds.group("provided").with("card", stored));
        }
        return new RequestFields(root.with("sourceOfFunds", funds));
    }

    private boolean isNeeded() {
        return request.operation().isAuthentication()
                || request.pays() && request.operation() != Operation.INITIATE_BROWSER_PAYMENT;
    }

    private String type() {
        return text(SourceOfFunds.TYPE)
                .getOrElse(() -> SourceOfFunds.of(request.fields())
                        .getOrElse(SourceOfFunds.CARD)
                        .name());
    }

    private Seq<Violation> card() {
        Seq<Violation> device = devicePayment();
        if (said(PAYMENT_TOKEN)) {
            return device;
        }
        Seq<String> needed = request.operation().isAuthentication()
                ? List.of(NUMBER)
                : List.of(NUMBER, CARD + "expiry.month", CARD + "expiry.year");
        return device.appendAll(missing(needed))
                .appendAll(Option.when(lacksSecurityCode(), () -> Violation.securityCodeRequired(SECURITY_CODE)))
                .appendAll(text(NUMBER).map(this::brand).getOrElse(List.empty()));
    }

    /** Cards that a device or a bank has put a cryptogram in the place of have none. */
    private boolean lacksSecurityCode() {
        boolean pays = switch (request.operation()) {
            case AUTHORIZE, PAY, VERIFY -> true;
            case CAPTURE,
                    REFUND,
                    VOID,
                    UPDATE_AUTHORIZATION,
                    INITIATE_AUTHENTICATION,
                    AUTHENTICATE_PAYER,
                    INITIATE_BROWSER_PAYMENT -> false;
        };
        boolean needed = request.relationship()
                .rules()
                .securityCodeRequired()
                .contains(text(SOURCE).getOrElse(USUAL_SOURCE));
        return pays
                && needed
                && device().members().isEmpty()
                && request.fields().textLength(SECURITY_CODE).isEmpty();
    }

    private Seq<Violation> devicePayment() {
        return device().members().isEmpty() || request.relationship().may(Privilege.DEVICE_PAYMENTS)
                ? List.empty()
                : List.of(Violation.missingPrivilege("apiOperation", Privilege.DEVICE_PAYMENTS.wireName()));
    }

    private Group device() {
        return request.fields()
                .root()
                .group("sourceOfFunds")
                .group("provided")
                .group("card")
                .group("devicePayment");
    }

    private Seq<Violation> brand(String number) {
        CardBrand brand = CardBrand.of(number);
        if (brand == CardBrand.UNKNOWN) {
            return List.of(Violation.unknownBrand(NUMBER, number));
        }
        Seq<Violation> agreed = request.relationship().acceptsCard(brand)
                ? List.empty()
                : List.of(Violation.noRelationship("merchantId", brand.name()));
        int length = brand == CardBrand.AMEX ? LONG_SECURITY_CODE : SECURITY_CODE_LENGTH;
        return agreed.appendAll(request.fields()
                .textLength(SECURITY_CODE)
                .filter(characters -> characters != length)
                .map(characters -> Violation.securityCodeLength(SECURITY_CODE, characters)));
    }

    private boolean said(String path) {
        return text(path).isDefined();
    }

    private Option<String> text(String path) {
        return request.fields().text(path);
    }
}
