package io.paysession.domain.order;

import static io.paysession.domain.order.Samples.USUAL;
import static io.paysession.domain.order.Samples.done;
import static io.paysession.domain.order.Samples.eur;
import static io.paysession.domain.order.Samples.newTransaction;
import static io.paysession.domain.testing.Documents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.PaymentRules;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.money.Money;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request once its sources are together: one line, one request. */
class OperationRequestTest {
    private static final String CARD = "sourceOfFunds.provided.card.";
    private static final String FUNDS =
            CARD + "number=5123450000000008 " + CARD + "expiry.month=1 " + CARD + "expiry.year=39";
    private static final String SALE = "order.currency=EUR order.amount=10.00 " + FUNDS;
    private static final Option<Order> NO_ORDER = Option.none();
    private static final Option<Order> PAID = done(NO_ORDER, newTransaction("t-1", Operation.PAY, eur(1000)));
    private static final Option<Order> FAILED_CAPTURE =
            done(NO_ORDER, newTransaction("t-1", Operation.CAPTURE, eur(1000)), GatewayCode.DECLINED);

    /** {@code SALE} and {@code FUNDS} stand for fields that are right; a field after them overwrites, {@code -} removes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PAY                     | SALE                                                        | 10.00 EUR
            AUTHORIZE               | SALE order.amount=.5                                        | 0.50 EUR
            AUTHORIZE               | SALE order.currency=JPY order.amount=1000                   | 1000 JPY
            AUTHORIZE               | SALE order.currency=KWD order.amount=1.234                  | 1.234 KWD
            PAY                     | SALE order.amount- order.netAmount=7.00                     | 7.00 EUR
            PAY                     | SALE order.netAmount=10.0                                   | 10.00 EUR
            PAY                     | SALE order.itemAmount=9.00 order.taxAmount=1                | 10.00 EUR
            PAY                     | SALE order.itemAmount=12 order.discount.amount=2.00         | 10.00 EUR
            PAY                     | SALE order.itemAmount=3 order.taxAmount=1 order.shippingAndHandlingAmount=1 order.cashbackAmount=1 order.gratuityAmount=2 order.merchantCharge.amount=1 order.dutyAmount=2 order.discount.amount=1 | 10.00 EUR
            PAY                     | SALE card.securityCode=864                                  | 10.00 EUR
            PAY                     | SALE card.number=371449635398431 card.securityCode=8642     | 10.00 EUR
            PAY                     | order.currency=EUR order.amount=10 card.devicePayment.paymentToken=abc | 10.00 EUR
            PAY                     | order.currency=EUR order.amount=10 sourceOfFunds.type=GIFT_CARD sourceOfFunds.provided.giftCard.number=6000000000001 | 10.00 EUR
            PAY                     | SALE sourceOfFunds.type=SCHEME_TOKEN                        | 10.00 EUR
            PAY                     | order.currency=USD order.amount=10 sourceOfFunds.provided.ach.routingNumber=011000015 sourceOfFunds.provided.ach.bankAccountNumber=1 | 10.00 USD
            AUTHORIZE               | order.currency=CAD order.amount=10 sourceOfFunds.provided.directDebitCanada.financialInstitutionNumber=001 sourceOfFunds.provided.directDebitCanada.transitNumber=00011 sourceOfFunds.provided.directDebitCanada.bankAccountNumber=1234567 sourceOfFunds.provided.directDebitCanada.bankAccountHolder=J | 10.00 CAD
            VERIFY                  | SALE order.amount-                                          | 0.00 EUR
            VERIFY                  | SALE order.amount=0                                         | 0.00 EUR
            VERIFY                  | SALE                                                        | 10.00 EUR
            INITIATE_AUTHENTICATION | order.currency=EUR card.number=5123450000000008             | 0.00 EUR
            INITIATE_AUTHENTICATION | SALE                                                        | 0.00 EUR
            AUTHENTICATE_PAYER      | SALE                                                        | 10.00 EUR
            CAPTURE                 | SALE transaction.authorizationCode=012345                   | 10.00 EUR
            CAPTURE                 | FUNDS transaction.currency=EUR transaction.amount=3 transaction.authorizationCode=012345 | 3.00 EUR
            REFUND                  | SALE                                                        | 10.00 EUR
            VOID                    | transaction.targetTransactionId=t-1                         | 0.00 EUR
            UPDATE_AUTHORIZATION    | transaction.currency=EUR transaction.amount=0               | 0.00 EUR
            """)
    void a_request_that_is_right_has_its_amount(Operation operation, String fields, String amount) {
        Either<Seq<Violation>, CheckedRequest> checked = check(operation, fields, NO_ORDER);
        assertThat(checked.mapLeft(OperationRequestTest::shown)
                        .map(CheckedRequest::amount)
                        .fold(wrong -> wrong.mkString(","), Money::toString))
                .isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PAY                     | SALE order.currency-                                | MISSING order.currency
            PAY                     | SALE order.amount-                                  | MISSING order.amount
            PAY                     | FUNDS                                               | MISSING order.currency, MISSING order.amount
            PAY                     | SALE order.currency=ABC                             | INVALID_VALUE order.currency ABC
            PAY                     | SALE order.currency=XXX                             | INVALID_VALUE order.currency XXX
            PAY                     | SALE order.amount=0.00                              | NOT_POSITIVE order.amount 0.00
            PAY                     | SALE order.amount- order.netAmount=0                | NOT_POSITIVE order.netAmount 0
            AUTHORIZE               | SALE order.amount=0                                 | NOT_POSITIVE order.amount 0
            PAY                     | SALE order.amount=10.001                            | TOO_MANY_DECIMALS order.amount 10.001
            PAY                     | SALE order.amount=10.0010                           | TOO_MANY_DECIMALS order.amount 10.0010
            PAY                     | SALE order.currency=JPY order.amount=10.50          | TOO_MANY_DECIMALS order.amount 10.50
            PAY                     | SALE order.currency=KWD order.amount=1.2345         | TOO_MANY_DECIMALS order.amount 1.2345
            PAY                     | SALE order.itemAmount=9.001 order.taxAmount=1       | TOO_MANY_DECIMALS order.itemAmount 9.001
            PAY                     | SALE order.shippingAndHandlingTaxAmount=0.001       | TOO_MANY_DECIMALS order.shippingAndHandlingTaxAmount 0.001
            PAY                     | SALE order.tax[].amount=0.001                       | TOO_MANY_DECIMALS order.tax[0].amount 0.001
            PAY                     | SALE transaction.taxAmount=0.001                    | TOO_MANY_DECIMALS transaction.taxAmount 0.001
            PAY                     | SALE order.itemAmount=9.00                          | WRONG_SUM order.amount 10.00
            PAY                     | SALE 3DSecureId=abc                                 | UNSUPPORTED 3DSecureId abc
            PAY                     | SALE order.itemAmount=10 order.discount.amount=0.01 | WRONG_SUM order.amount 10.00
            PAY                     | SALE order.itemAmount=10 order.netAmount=9.00       | WRONG_SUM order.netAmount 9.00
            PAY                     | SALE order.netAmount=9.00                           | WRONG_SUM order.netAmount 9.00
            PAY                     | SALE card.number-                                   | MISSING sourceOfFunds.provided.card.number
            PAY                     | SALE card.expiry.month-                             | MISSING sourceOfFunds.provided.card.expiry.month
            VERIFY                  | SALE card.expiry.year-                              | MISSING sourceOfFunds.provided.card.expiry.year
            PAY                     | order.currency=EUR order.amount=1                   | MISSING sourceOfFunds.provided.card.number, MISSING sourceOfFunds.provided.card.expiry.month, MISSING sourceOfFunds.provided.card.expiry.year
            PAY                     | SALE card.number=9999999999999995                   | UNKNOWN_BRAND sourceOfFunds.provided.card.number xxxxxxxxxxxxxxxx
            PAY                     | SALE card.securityCode=8642                         | SECURITY_CODE_LENGTH sourceOfFunds.provided.card.securityCode xxxx
            PAY                     | SALE card.number=371449635398431 card.securityCode=864 | SECURITY_CODE_LENGTH sourceOfFunds.provided.card.securityCode xxx
            PAY                     | SALE sourceOfFunds.type=ACH                         | MISSING sourceOfFunds.provided.ach.routingNumber, MISSING sourceOfFunds.provided.ach.bankAccountNumber
            PAY                     | SALE sourceOfFunds.type=SEPA                        | UNSUPPORTED sourceOfFunds.type SEPA
            VERIFY                  | order.currency=USD sourceOfFunds.provided.ach.routingNumber=011000015 sourceOfFunds.provided.ach.bankAccountNumber=1 | UNSUPPORTED sourceOfFunds.type ACH
            INITIATE_AUTHENTICATION | order.currency=CAD sourceOfFunds.type=DIRECT_DEBIT_CANADA | UNSUPPORTED sourceOfFunds.type DIRECT_DEBIT_CANADA
            PAY                     | SALE sourceOfFunds.type=PAYPAL                      | UNSUPPORTED sourceOfFunds.type PAYPAL
            PAY                     | SALE sourceOfFunds.type=GIFT_CARD                   | MISSING sourceOfFunds.provided.giftCard.number
            PAY                     | SALE transaction.targetTransactionId=t-1            | UNEXPECTED transaction.targetTransactionId
            PAY                     | SALE transaction.currency=USD                       | UNEXPECTED transaction.currency, INVALID_VALUE transaction.currency USD
            VERIFY                  | SALE order.currency- order.amount-                  | MISSING order.currency
            INITIATE_AUTHENTICATION | order.currency=EUR                                  | MISSING sourceOfFunds.provided.card.number
            INITIATE_AUTHENTICATION | card.number=5123450000000008                        | MISSING order.currency
            AUTHENTICATE_PAYER      | order.currency=EUR card.number=5123450000000008     | MISSING order.amount
            CAPTURE                 | SALE                                                | MISSING transaction.authorizationCode
            CAPTURE                 | SALE transaction.authorizationCode=1 order.amount-  | MISSING order.amount
            CAPTURE                 | transaction.currency=EUR transaction.amount=1 transaction.authorizationCode=1 | MISSING sourceOfFunds.provided.card.number, MISSING sourceOfFunds.provided.card.expiry.month, MISSING sourceOfFunds.provided.card.expiry.year
            CAPTURE                 | SALE transaction.authorizationCode=1 transaction.targetTransactionId=t-1 | UNEXPECTED transaction.targetTransactionId
            REFUND                  | SALE order.amount=0                                 | NOT_POSITIVE order.amount 0
            REFUND                  | SALE transaction.currency=USD                       | INVALID_VALUE order.currency EUR
            REFUND                  | SALE transaction.authorizationCode=1                | UNEXPECTED transaction.authorizationCode
            VOID                    | transaction.reference=r                             | MISSING transaction.targetTransactionId
            VOID                    | transaction.targetTransactionId=t-1 transaction.amount=1 | UNEXPECTED transaction.amount
            UPDATE_AUTHORIZATION    | transaction.currency=EUR                            | MISSING transaction.amount
            UPDATE_AUTHORIZATION    | transaction.amount=1                                | MISSING transaction.currency
            """)
    void a_request_that_is_wrong_says_where(Operation operation, String fields, String wrong) {
        assertThat(wrong(operation, fields, NO_ORDER)).isEqualTo(wrong);
    }

    /** Each of them was sent by somebody whom the gateway served (source: gateway-fields 3.1). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALE order.taxAmount=1.00                                                        | 10.00 |
            SALE order.shippingAndHandlingAmount=3.00                                        | 10.00 |
            SALE order.merchantCharge.amount=1.00 order.merchantCharge.type=SURCHARGE        | 10.00 | 9.00
            SALE order.surchargeAmount=1.00                                                  | 10.00 | 9.00
            SALE order.merchantCharge.amount=1.00 order.netAmount=9.00                       | 10.00 | 9.00
            SALE order.merchantCharge.amount=1.00 order.netAmount=10.00                      | 10.00 | 10.00
            SALE order.amount- order.netAmount=9.00 order.merchantCharge.amount=1.00         | 10.00 | 9.00
            SALE order.amount- order.netAmount=9.00 order.merchantCharge.type=SURCHARGE      | 9.00  | 9.00
            SALE order.itemAmount=8 order.taxAmount=1 order.merchantCharge.amount=1          | 10.00 | 9.00
            SALE order.itemAmount=9 order.taxAmount=1 order.merchantCharge.amount=1          | 10.00 | 9.00
            SALE order.itemAmount=8 order.taxAmount=3 order.discount.amount=1                | 10.00 |
            SALE order.itemAmount=9 order.item[].name=a order.item[].unitTaxAmount=1         | 10.00 |
            """)
    void an_amount_may_be_split_as_clients_split_it(
            String fields, String amount, @org.jspecify.annotations.Nullable String net) {
        CheckedRequest checked = check(Operation.PAY, fields, NO_ORDER).get();
        assertThat(checked.amount().text()).isEqualTo(amount);
        assertThat(checked.orderDetails().text("order.netAmount").getOrNull()).isEqualTo(net);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CAPTURE | transaction.currency=EUR transaction.amount=4.00                       | right
            REFUND  | transaction.currency=EUR transaction.amount=4 transaction.targetTransactionId=t-1 | right
            REFUND  | transaction.amount=4                                                   | MISSING transaction.currency
            REFUND  | transaction.currency=EUR                                               | MISSING transaction.amount
            REFUND  | transaction.currency=EUR transaction.amount=0.00                       | NOT_POSITIVE transaction.amount 0.00
            REFUND  | transaction.currency=EUR transaction.amount=1.001                      | TOO_MANY_DECIMALS transaction.amount 1.001
            REFUND  | transaction.currency=EUR transaction.amount=4 FUNDS                    | UNEXPECTED sourceOfFunds
            CAPTURE | transaction.currency=EUR transaction.amount=4 sourceOfFunds.token=9876 | UNEXPECTED sourceOfFunds
            CAPTURE | transaction.currency=EUR transaction.amount=4 order.amount=4           | UNEXPECTED order.amount
            CAPTURE | transaction.currency=EUR transaction.amount=4 transaction.authorizationCode=1 | UNEXPECTED transaction.authorizationCode
            CAPTURE | order.currency=EUR order.amount=4                                      | UNEXPECTED order.amount, UNEXPECTED order.currency, MISSING transaction.currency, MISSING transaction.amount
            """)
    void of_an_order_a_capture_or_refund_brings_an_amount_and_no_funds(
            Operation operation, String fields, String wrong) {
        assertThat(wrong(operation, fields, PAID)).isEqualTo(wrong);
    }

    @Test
    void a_standalone_capture_that_failed_is_tried_again_in_the_same_form() {
        assertThat(wrong(Operation.CAPTURE, SALE + " transaction.authorizationCode=1", FAILED_CAPTURE))
                .isEqualTo("right");
        assertThat(Operation.CAPTURE.isStandaloneOn(FAILED_CAPTURE)).isTrue();
        assertThat(Operation.REFUND.isStandaloneOn(FAILED_CAPTURE)).isFalse();
        assertThat(Operation.CAPTURE.isStandaloneOn(PAID)).isFalse();
        assertThat(Operation.PAY.isStandaloneOn(NO_ORDER)).isFalse();
    }

    @Test
    void a_void_is_about_the_currency_of_its_order() {
        Option<Order> yen =
                done(NO_ORDER, newTransaction("t-1", Operation.PAY, new Money(5, Currency.getInstance("JPY"))));
        CheckedRequest checked = check(Operation.VOID, "transaction.targetTransactionId=t-1", yen)
                .get();
        assertThat(checked.amount()).hasToString("0 JPY");
        assertThat(checked.target()).contains(new TransactionId("t-1"));
    }

    @Test
    void a_card_or_a_currency_that_was_not_agreed_has_no_relationship() {
        AcquirerRelationship narrow = new AcquirerRelationship(
                USUAL.acquirer(), USUAL.privileges(), HashSet.of("USD"), HashSet.of(CardBrand.VISA), true);
        assertThat(wrong(Operation.PAY, SALE, NO_ORDER, narrow))
                .isEqualTo("NO_RELATIONSHIP merchantId EUR, NO_RELATIONSHIP merchantId MASTERCARD");
        assertThat(wrong(
                        Operation.PAY,
                        SALE + " order.currency=USD " + CARD + "number=4508750015741019",
                        NO_ORDER,
                        narrow))
                .isEqualTo("right");
        // What was agreed once is carried through to the end.
        assertThat(wrong(Operation.REFUND, "transaction.currency=EUR transaction.amount=1", PAID, narrow))
                .isEqualTo("right");
    }

    @Test
    void a_card_needs_its_security_code_from_the_sources_that_the_merchant_has_set() {
        AcquirerRelationship strict = new AcquirerRelationship(
                USUAL.acquirer(),
                USUAL.privileges(),
                HashSet.empty(),
                HashSet.empty(),
                true,
                new PaymentRules(0, HashSet.of("INTERNET", "MOTO")));
        String code = "sourceOfFunds.provided.card.securityCode";
        for (Operation operation : new Operation[] {Operation.PAY, Operation.AUTHORIZE, Operation.VERIFY}) {
            assertThat(wrong(operation, SALE, NO_ORDER, strict)).isEqualTo("SECURITY_CODE_REQUIRED " + code);
            assertThat(wrong(operation, SALE + " transaction.source=MOTO", NO_ORDER, strict))
                    .isEqualTo("SECURITY_CODE_REQUIRED " + code);
            assertThat(wrong(operation, SALE + " transaction.source=MERCHANT", NO_ORDER, strict))
                    .isEqualTo("right");
            assertThat(wrong(operation, SALE + " " + code + "=100", NO_ORDER, strict))
                    .isEqualTo("right");
            assertThat(wrong(
                            operation,
                            SALE + " " + CARD + "devicePayment.onlinePaymentCryptogram=abc",
                            NO_ORDER,
                            strict))
                    .isEqualTo("right");
        }
        assertThat(wrong(Operation.REFUND, "transaction.currency=EUR transaction.amount=1", PAID, strict))
                .isEqualTo("right");
    }

    @Test
    void a_payment_needs_the_references_that_are_unique_and_what_follows_it_may_have_them() {
        AcquirerRelationship strict = unique(UniqueReference.Kind.values());
        String named = " order.reference=R1 transaction.reference=T1";
        for (Operation operation : new Operation[] {Operation.PAY, Operation.AUTHORIZE, Operation.VERIFY}) {
            assertThat(wrong(operation, SALE, NO_ORDER, strict))
                    .isEqualTo("NOT_UNIQUE order.reference, NOT_UNIQUE transaction.reference");
            assertThat(wrong(operation, SALE, NO_ORDER, unique(UniqueReference.Kind.TRANSACTION)))
                    .isEqualTo("NOT_UNIQUE transaction.reference");
            assertThat(wrong(operation, SALE + named, NO_ORDER, strict)).isEqualTo("right");
            assertThat(references(operation, SALE + named, NO_ORDER, strict))
                    .containsExactly(
                            new UniqueReference(UniqueReference.Kind.ORDER, "R1"),
                            new UniqueReference(UniqueReference.Kind.TRANSACTION, "T1"));
            assertThat(references(operation, SALE + named, NO_ORDER, USUAL)).isEmpty();
        }
        String refund = "transaction.currency=EUR transaction.amount=1";
        assertThat(references(Operation.REFUND, refund, PAID, strict)).isEmpty();
        assertThat(references(Operation.REFUND, refund + " transaction.reference=T2", PAID, strict))
                .containsExactly(new UniqueReference(UniqueReference.Kind.TRANSACTION, "T2"));
        assertThat(references(Operation.INITIATE_AUTHENTICATION, SALE + named, NO_ORDER, strict))
                .isEmpty();
        Option<Order> known = Option.some(Samples.next(
                        Option.none(),
                        Samples.saying(
                                Samples.newTransaction("1", Operation.PAY, Samples.eur(1)),
                                "order.reference",
                                new Text("R0")))
                .get());
        assertThat(references(Operation.PAY, SALE + " transaction.reference=T1", known, strict))
                .as("what was said of the order before")
                .contains(new UniqueReference(UniqueReference.Kind.ORDER, "R0"));
    }

    private static AcquirerRelationship unique(UniqueReference.Kind... kinds) {
        return new AcquirerRelationship(
                USUAL.acquirer(),
                USUAL.privileges(),
                HashSet.empty(),
                HashSet.empty(),
                true,
                new PaymentRules(0, HashSet.empty(), HashSet.of(kinds)));
    }

    private static Seq<UniqueReference> references(
            Operation operation, String fields, Option<Order> order, AcquirerRelationship relationship) {
        return new OperationRequest(operation, fields(fields), relationship, order)
                .check()
                .get()
                .references();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paymentToken", "onlinePaymentCryptogram", "3DSecure.onlinePaymentCryptogram"})
    void a_device_pays_only_for_a_merchant_with_the_privilege(String field) {
        String fields = SALE + " " + CARD + "devicePayment." + field + "=abc";
        assertThat(wrong(Operation.PAY, fields, NO_ORDER)).isEqualTo("right");
        assertThat(wrong(Operation.PAY, fields, NO_ORDER, Samples.forbidding(USUAL, Privilege.DEVICE_PAYMENTS)))
                .isEqualTo("MISSING_PRIVILEGE apiOperation Device Payments");
    }

    @Test
    void a_target_that_is_no_name_is_not_looked_for() {
        RequestFields fields = new RequestFields(at("transaction.targetTransactionId", "a\nb"));
        assertThat(new OperationRequest(Operation.VOID, fields, USUAL, NO_ORDER)
                        .check()
                        .getLeft()
                        .map(Violation::kind))
                .containsExactly(Violation.Kind.INVALID_VALUE);
    }

    @Test
    void answers_show_the_card_with_what_its_number_tells_and_that_it_is_not_stored() {
        RequestFields details = check(Operation.PAY, SALE + " card.securityCode=864 card.nameOnCard=A", NO_ORDER)
                .get()
                .details();
        assertThat(details.root()
                        .group("sourceOfFunds")
                        .group("provided")
                        .group("card")
                        .members()
                        .keySet())
                .containsExactly("brand", "expiry", "fundingMethod", "nameOnCard", "number", "scheme", "storedOnFile");
        assertThat(details.text(CARD + "storedOnFile")).contains("NOT_STORED");
        assertThat(details.text(CARD + "number")).contains("512345xxxxxx0008");
        assertThat(details.text("sourceOfFunds.type")).contains("CARD");
    }

    @Test
    void answers_say_nothing_about_storing_where_a_token_paid_or_the_merchant_has_said_it() {
        assertThat(check(Operation.PAY, SALE + " sourceOfFunds.token=9876543210", NO_ORDER)
                        .get()
                        .details()
                        .text(CARD + "storedOnFile"))
                .isEmpty();
        assertThat(check(Operation.PAY, SALE + " card.storedOnFile=TO_BE_STORED", NO_ORDER)
                        .get()
                        .details()
                        .text(CARD + "storedOnFile"))
                .contains("TO_BE_STORED");
        assertThat(check(Operation.INITIATE_AUTHENTICATION, SALE, NO_ORDER)
                        .get()
                        .details()
                        .text(CARD + "storedOnFile"))
                .isEmpty();
    }

    @Test
    void what_speaks_of_the_transaction_is_not_shown_with_the_order() {
        CheckedRequest checked = check(
                        Operation.PAY, SALE + " transaction.reference=r order.reference=o customer.email=a@b", NO_ORDER)
                .get();
        assertThat(checked.details().text("transaction.reference")).contains("r");
        assertThat(checked.orderDetails().root().members().keySet())
                .containsExactly("customer", "order", "sourceOfFunds");
    }

    private static String wrong(Operation operation, String fields, Option<Order> order) {
        return wrong(operation, fields, order, USUAL);
    }

    private static String wrong(
            Operation operation, String fields, Option<Order> order, AcquirerRelationship relationship) {
        return new OperationRequest(operation, fields(fields), relationship, order)
                .check()
                .fold(violations -> shown(violations).mkString(", "), right -> "right");
    }

    private static Either<Seq<Violation>, CheckedRequest> check(
            Operation operation, String fields, Option<Order> order) {
        return new OperationRequest(operation, fields(fields), USUAL, order).check();
    }

    private static Seq<String> shown(Seq<Violation> violations) {
        return violations.map(
                violation -> (violation.kind() + " " + violation.field() + " " + violation.shown()).strip());
    }

    private static RequestFields fields(String text) {
        String written = (" " + text)
                .replace("SALE", SALE)
                .replace("FUNDS", FUNDS)
                .replace(" card.", " " + CARD)
                .strip();
        RequestFields fields = RequestFields.EMPTY;
        for (String word : List.of(written.split(" +"))) {
            int end = word.indexOf('=');
            fields = end < 0
                    ? fields.without(word.substring(0, word.length() - 1))
                    : fields.merge(new RequestFields(at(word.substring(0, end), word.substring(end + 1))));
        }
        return fields;
    }
}
