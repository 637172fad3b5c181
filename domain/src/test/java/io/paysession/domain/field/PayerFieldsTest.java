package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static io.paysession.domain.testing.Documents.nothing;
import static io.paysession.domain.testing.Documents.read;
import static io.paysession.domain.testing.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.testing.Documents;
import io.vavr.collection.List;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payer may write and read, against a list typed from gateway-api 1.5 and 9 (U-3), not from the table. */
class PayerFieldsTest {
    private static final Set<String> INPUT = words("""
            agreement.amountVariability agreement.maximumAmountPerPayment agreement.minimumAmountPerPayment
            agreement.numberOfPayments agreement.paymentFrequency
            authentication.3ds2.sdk.appId authentication.3ds2.sdk.encryptedData
            authentication.3ds2.sdk.ephemeralPublicKey authentication.3ds2.sdk.interface
            authentication.3ds2.sdk.referenceNumber authentication.3ds2.sdk.timeout
            authentication.3ds2.sdk.transactionId authentication.3ds2.sdk.uiType authentication.methodNotificationUrl
            billing.address.city billing.address.company billing.address.country billing.address.postcodeZip
            billing.address.stateProvince billing.address.stateProvinceCode billing.address.street
            billing.address.street2 browserPayment.openBankingBankTransfer.refundConsent
            browserPayment.preferredLanguage browserPayment.type correlationId
            customer.dateOfBirth customer.email customer.firstName customer.lastName customer.mobilePhone
            customer.nationalId customer.phone customer.taxRegistrationId
            sourceOfFunds.type order.walletProvider locale""");

    /** Groups that U-3 opens as a whole. */
    private static final Set<String> INPUT_GROUPS = Set.of("shipping.", "device.", "sourceOfFunds.provided.");

    /** Speaks about the request, not about the order; an app that may update must be able to say it. */
    private static final Set<String> CONTROL = Set.of("apiOperation", "paymentType", "session.version");

    static Stream<CatalogueRow> rows() {
        return CatalogueRow.all();
    }

    private static boolean mayWrite(String path) {
        return INPUT.contains(path)
                || CONTROL.contains(path)
                || INPUT_GROUPS.stream().anyMatch(path::startsWith);
    }

    private static boolean mayRead(String path) {
        return mayWrite(path)
                || path.startsWith("authentication.")
                || path.equals("order.currency")
                || path.equals("transaction.id");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_field_is_the_payers_to_write_exactly_if_the_documents_say_so(CatalogueRow row) {
        FieldReading reading = read(at(row.path(), row.right()));
        // Of an open group, the value in it is named.
        String path = written(row.path()) + (row.kind().equals("open") ? ".name" : "");
        assertThat(reading.notForPayers())
                .isEqualTo(mayWrite(row.path()) ? List.empty() : List.of(Violation.unexpected(path)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_field_is_the_payers_to_read_exactly_if_the_documents_say_so(CatalogueRow row) {
        if (row.isStored() && !row.remarks().contains("mask=HIDDEN")) {
            RequestFields fields = Documents.accepted(at(row.path(), row.right()));
            assertThat(FieldCatalogue.SESSION.showToPayer(fields).members().nonEmpty())
                    .isEqualTo(mayRead(row.path()));
            assertThat(FieldCatalogue.SESSION.showToMerchant(fields).members().nonEmpty())
                    .isTrue();
        }
    }

    @Test
    void every_documented_payer_field_is_in_the_catalogue() {
        assertThat(CatalogueRow.all().map(CatalogueRow::path)).containsAll(INPUT);
    }

    @Test
    void a_field_that_a_payer_may_not_write_is_reported_even_if_it_is_wrong_too() {
        FieldReading reading = read(at("order.currency", "euro"));
        assertThat(reading.notForPayers()).hasSize(1);
        assertThat(reading.violations()).hasSize(1);
    }

    /** Lists are replaced whole, so a list without a single value in it would wipe out the merchant's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.item",
                "order.tax",
                "order.transactionFiltering.avsResponseCodeRules",
                "interaction",
                "airline",
                "airline.leg",
                "order.custom",
                "order.item[].detail"
            })
    void a_payer_cannot_write_by_saying_nothing_in_many_ways(String path) {
        Stream<FieldValue> nothings = Stream.of(
                nothing(),
                Group.EMPTY,
                items(),
                items(nothing()),
                items(Group.EMPTY),
                items(items()),
                items(Group.EMPTY, Group.EMPTY, items(nothing())),
                items(group("name", nothing())),
                items(group("detail", Group.EMPTY)),
                items(group("detail", items(items(Group.EMPTY)))),
                group("name", nothing()),
                group("name", items(Group.EMPTY)),
                group("name", group("x", items(items()))));
        nothings.forEach(value -> {
            FieldReading reading = read(at(path, value));
            boolean forbidden =
                    reading.violations().nonEmpty() || reading.notForPayers().nonEmpty();
            assertThat(forbidden || reading.fields().equals(RequestFields.EMPTY))
                    .as("%s in %s", path, value)
                    .isTrue();
        });
    }

    @Test
    void an_operator_may_open_fields_groups_and_lists_to_the_payer() {
        Set<String> opened = words("order.amount order.item order.custom interaction transaction");
        FieldCatalogue catalogue = FieldCatalogue.sessionWithPayerInput(List.ofAll(opened));
        CatalogueRow.all().forEach(row -> {
            boolean open = opened.stream()
                    .anyMatch(path -> row.path().equals(path)
                            || row.path().startsWith(path + ".")
                            || row.path().startsWith(path + "["));
            assertThat(catalogue
                            .read(at(row.path(), row.right()), Documents.V72)
                            .notForPayers()
                            .isEmpty())
                    .as(row.path())
                    .isEqualTo(open || mayWrite(row.path()));
        });
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+")).collect(Collectors.toSet());
    }
}
