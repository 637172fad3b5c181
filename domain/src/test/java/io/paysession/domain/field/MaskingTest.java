package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.accepted;
import static io.paysession.domain.testing.Documents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.testing.Cases;
import io.vavr.control.Option;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What answers show of stored values, against a list typed from gateway-api 4 ("Masking"). */
class MaskingTest {
    private static final String PROVIDED = "sourceOfFunds.provided.";
    private static final Map<String, String> MASKED = Map.of(
            PROVIDED + "card.number",
            "444444xxxxxx4448",
            PROVIDED + "card.maskedFpan",
            "111111xxxxxx1111",
            PROVIDED + "giftCard.number",
            "111111xxxxxx1111",
            PROVIDED + "card.securityCode",
            "xxxx",
            PROVIDED + "ach.bankAccountNumber",
            "xxxxxxxxxxxxxaaa",
            PROVIDED + "directDebitCanada.bankAccountNumber",
            "xxxxxxxxxaaa",
            PROVIDED + "sepa.iban",
            "xxxxxxxxxxxxxaaa",
            "accountFunding.recipient.account.identifier",
            "xxxxxxxxxxxxxaaa",
            "debtRepayment.recipient.account.identifier",
            "xxxxxxxxxxxxxaaa");

    /** Documented as not returned, and besides them whatever is as good as a key or a whole card. */
    private static final Set<String> HIDDEN = Set.of(
            "order.notificationUrl",
            PROVIDED + "giftCard.pin",
            PROVIDED + "card.track1",
            PROVIDED + "card.track2",
            PROVIDED + "card.emvRequest",
            PROVIDED + "card.p2pe.payload",
            PROVIDED + "card.pin.keySerialNumber",
            PROVIDED + "card.pin.keySetId",
            PROVIDED + "card.pin.payload",
            PROVIDED + "card.p2pe.initializationVector",
            PROVIDED + "card.p2pe.keySerialNumber",
            PROVIDED + "card.devicePayment.paymentToken",
            PROVIDED + "card.devicePayment.onlinePaymentCryptogram",
            PROVIDED + "card.devicePayment.3DSecure.onlinePaymentCryptogram");

    static Stream<CatalogueRow> rows() {
        return CatalogueRow.all().filter(CatalogueRow::isStored);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_field_is_shown_masked_or_hidden_as_the_documents_say(CatalogueRow row) {
        Group shown = FieldCatalogue.SESSION.showToMerchant(accepted(at(row.path(), row.right())));
        Group expected = HIDDEN.contains(row.path())
                ? Group.EMPTY
                : at(
                        row.path(),
                        Option.of(MASKED.get(row.path()))
                                .<FieldValue>map(Text::new)
                                .getOrElse(row.right()));
        assertThat(withoutCardFacts(shown)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "123456789,xxxxx6789",
        "1234567890,xxxxxx7890",
        "12345678901,123456x8901",
        "123456789012,123456xx9012",
        "1234567890123,123456xxx0123",
        "12345678901234,123456xxxx1234",
        "123456789012345,123456xxxxx2345",
        "1234567890123456,123456xxxxxx3456",
        "12345678901234567,123456xxxxxxx4567",
        "123456789012345678,123456xxxxxxxx5678",
        "1234567890123456789,123456xxxxxxxxx6789"
    })
    void numbers_keep_the_first_six_and_the_last_four_short_ones_the_last_four(String number, String shown) {
        assertThat(Mask.NUMBER.show(number)).isEqualTo(shown);
    }

    @Test
    void a_masked_value_keeps_its_length_and_never_more_than_it_may() {
        Cases.check(3_000, random -> {
            String text = Cases.text(random, "0123456789", 1, 40);
            for (Mask mask : new Mask[] {Mask.NUMBER, Mask.ACCOUNT, Mask.SECURITY_CODE}) {
                String shown = mask.show(text);
                long visible = shown.chars().filter(c -> c != 'x').count();
                int most = mask == Mask.NUMBER ? text.length() < 11 ? 4 : 10 : mask == Mask.ACCOUNT ? 3 : 0;
                assertThat(shown).hasSameSizeAs(text);
                assertThat(visible).isLessThanOrEqualTo(most).isLessThan(text.length());
            }
        });
    }

    @Test
    void errors_about_masked_fields_show_nothing_of_the_value() {
        CatalogueRow.withLengths()
                .filter(row -> MASKED.containsKey(row.path()) || HIDDEN.contains(row.path()))
                .forEach(row -> {
                    String tooLong = row.ofLength(row.most() + 1);
                    Violation violation = io.paysession.domain.testing.Documents.read(at(row.path(), tooLong))
                            .violations()
                            .head();
                    assertThat(violation.shown()).as(row.path()).matches("x{1,19}");
                });
    }

    private static Group withoutCardFacts(Group shown) {
        Group card = shown.group("sourceOfFunds").group("provided").group("card");
        if (card.members().get("brand").isEmpty()) {
            return shown;
        }
        return at(
                "sourceOfFunds.provided.card",
                new Group(card.members().removeAll(io.vavr.collection.List.of("brand", "scheme", "fundingMethod"))));
    }
}
