package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.order.CheckedRequest;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OperationRequest;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a transaction remembers of the fields that it used: canaries in every field of the catalogue. */
class RecordedFieldsTest {
    private static final String CANARY = "canary of ";

    /** Of these nothing is remembered, not even masked. */
    private static final List<String> NEVER = List.of(
            "sourceOfFunds.provided.card.securityCode",
            "sourceOfFunds.provided.card.track1",
            "sourceOfFunds.provided.card.track2",
            "sourceOfFunds.provided.card.emvRequest",
            "sourceOfFunds.provided.card.devicePayment.paymentToken",
            "sourceOfFunds.provided.card.devicePayment.onlinePaymentCryptogram",
            "sourceOfFunds.provided.card.devicePayment.3DSecure.onlinePaymentCryptogram",
            "sourceOfFunds.provided.card.p2pe.initializationVector",
            "sourceOfFunds.provided.card.p2pe.keySerialNumber",
            "sourceOfFunds.provided.card.p2pe.payload",
            "sourceOfFunds.provided.card.pin.keySerialNumber",
            "sourceOfFunds.provided.card.pin.keySetId",
            "sourceOfFunds.provided.card.pin.payload",
            "sourceOfFunds.provided.giftCard.pin",
            "authentication.redirectResponseUrl",
            "authentication.methodNotificationUrl",
            "order.notificationUrl");

    /** Of groups with many members: each of them. */
    private static final List<String> NEVER_BELOW = List.of("device.browserDetails.", "authentication.3ds2.sdk.");

    /** These are remembered, with most of their characters hidden. */
    private static final List<String> MASKED = List.of(
            "sourceOfFunds.provided.card.number",
            "sourceOfFunds.provided.card.maskedFpan",
            "sourceOfFunds.provided.giftCard.number",
            "sourceOfFunds.provided.ach.bankAccountNumber",
            "sourceOfFunds.provided.directDebitCanada.bankAccountNumber",
            "sourceOfFunds.provided.sepa.iban",
            "accountFunding.recipient.account.identifier",
            "debtRepayment.recipient.account.identifier");

    static Stream<CatalogueRow> rows() {
        return CatalogueRow.all().filter(CatalogueRow::isStored);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_secret_is_forgotten_a_number_masked_and_all_else_remembered(CatalogueRow row) {
        RequestFields fields = new RequestFields(at(row.path(), row.right()));
        Seq<String> said = texts(fields.root());
        Seq<String> kept = texts(FieldCatalogue.SESSION.record(fields).root());
        if (NEVER.contains(row.path()) || NEVER_BELOW.exists(row.path()::startsWith)) {
            assertThat(kept).isEmpty();
        } else if (MASKED.contains(row.path())) {
            // The number of a card also tells its brand.
            assertThat(kept)
                    .anyMatch(text ->
                            text.contains("xxx") && text.length() == said.head().length());
            assertThat(kept).noneMatch(text -> text.contains(said.head()));
        } else {
            assertThat(kept).isEqualTo(said);
        }
    }

    @Test
    void the_lists_of_this_test_name_fields_that_exist() {
        java.util.List<String> paths = rows().map(CatalogueRow::path).toList();
        assertThat(paths).containsAll(NEVER).containsAll(MASKED);
    }

    /** All of them at once, and through the check: neither the transaction nor the order knows a secret. */
    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"PAY", "AUTHORIZE", "VERIFY", "CAPTURE", "REFUND", "INITIATE_AUTHENTICATION", "AUTHENTICATE_PAYER"
            })
    void nothing_secret_is_in_what_a_checked_request_leaves_behind(Operation operation) {
        RequestFields all = new RequestFields(rows().map(
                        row -> at(row.path(), isSecret(row.path()) ? new Text(CANARY + row.path()) : row.right()))
                .reduce(Group.EMPTY, Group::merge));
        RequestFields sensible = new RequestFields(List.of(
                        at("order.currency", "EUR"),
                        at("order.amount", "10.00"),
                        at("transaction.currency", "EUR"),
                        at("transaction.amount", "10.00"),
                        at("sourceOfFunds.type", "CARD"),
                        at("sourceOfFunds.provided.card.number", "5123450000000008"),
                        at("sourceOfFunds.provided.card.securityCode", "864"))
                .foldLeft(Group.EMPTY, Group::merge));
        RequestFields fields = withoutParts(
                operation.catalogueOn(Option.none()).known(all.merge(sensible).without("3DSecureId")));
        CheckedRequest checked = new OperationRequest(operation, fields, AcquirerRelationship.DEFAULT, Option.none())
                .check()
                .get();
        // Where the merchant is told of the order is for Retrieve Order to show.
        for (RequestFields left :
                List.of(checked.details(), checked.orderDetails().without("order.notificationUrl"))) {
            assertThat(left.text("sourceOfFunds.provided.card.number")).contains("512345xxxxxx0008");
            assertThat(texts(left.root())).noneMatch(text -> text.contains(CANARY));
            assertThat(texts(left.root())).doesNotContain("864", "5123450000000008");
            assertThat(left.root().group("device").members().keySet()).doesNotContain("browserDetails");
        }
        assertThat(checked.orderDetails().root().members().keySet())
                .doesNotContain("transaction", "authentication", "initiator", "responseControls");
    }

    private static boolean isSecret(String path) {
        return NEVER.contains(path) || MASKED.contains(path) || NEVER_BELOW.exists(path::startsWith);
    }

    /** Ones and ones do not add up to ten. */
    private static RequestFields withoutParts(RequestFields fields) {
        return List.of(
                        "netAmount",
                        "itemAmount",
                        "taxAmount",
                        "shippingAndHandlingAmount",
                        "shippingAndHandlingTaxAmount",
                        "cashbackAmount",
                        "gratuityAmount",
                        "merchantCharge.amount",
                        "dutyAmount",
                        "discount.amount")
                .map(name -> "order." + name)
                .foldLeft(fields, RequestFields::without);
    }

    private static Seq<String> texts(FieldValue value) {
        if (value instanceof Group group) {
            return group.members().values().toList().flatMap(RecordedFieldsTest::texts);
        }
        if (value instanceof Items items) {
            return items.values().flatMap(RecordedFieldsTest::texts);
        }
        return value instanceof FieldValue.Flag flag
                ? List.of(Boolean.toString(flag.flag()))
                : FieldTypes.asText(value).toList();
    }
}
