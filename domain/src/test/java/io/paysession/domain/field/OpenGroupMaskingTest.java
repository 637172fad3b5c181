package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.accepted;
import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static io.paysession.domain.testing.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A card number in a group whose members nobody knows: stored for the acquirer, and shown to nobody. */
class OpenGroupMaskingTest {
    private static final String CARD = "5123450000000008";
    private static final String SHOWN = "512345xxxxxx0008";
    private static final String IDENTIFIER = "accountFunding.recipient.account.identifier";

    static Stream<CatalogueRow> openGroups() {
        return CatalogueRow.all().filter(row -> row.kind().equals("open"));
    }

    @ParameterizedTest
    @MethodSource("openGroups")
    void no_answer_shows_it_whatever_it_is_called_and_wherever_it_stands(CatalogueRow row) {
        Group said = group(
                "a", CARD, "b", items(CARD, group("c", items(items("is " + CARD)))), "d", new Number(CARD), CARD, "e");
        Group shown =
                group("a", SHOWN, "b", items(SHOWN, group("c", items(items("is " + SHOWN)))), "d", SHOWN, SHOWN, "e");
        RequestFields stored = accepted(at(row.path(), said));
        assertThat(FieldCatalogue.SESSION.showToMerchant(stored)).isEqualTo(at(row.path(), shown));
        assertThat(FieldCatalogue.SESSION.record(stored).root()).isEqualTo(at(row.path(), shown));
        assertThat(stored.root().toString()).doesNotContain(CARD);
    }

    @ParameterizedTest
    @MethodSource("openGroups")
    void nor_does_an_answer_about_what_an_earlier_release_has_recorded(CatalogueRow row) {
        RequestFields recorded = new RequestFields(at(row.path(), group("a", CARD, "b", "4508")));
        Group shown = at(row.path(), group("a", SHOWN, "b", "4508"));
        assertThat(FieldCatalogue.SESSION.withNumbers(recorded)).isEqualTo(shown);
    }

    @Test
    void the_identifier_of_a_recipients_account_is_masked_whatever_it_is() {
        for (String said : new String[] {CARD, "DE89370400440532013000", "payee@example.org", "4111111111111112"}) {
            String masked = "x".repeat(said.length() - 3) + said.substring(said.length() - 3);
            RequestFields stored = accepted(at(IDENTIFIER, said));
            assertThat(stored.text(IDENTIFIER)).contains(said);
            assertThat(FieldCatalogue.SESSION.showToMerchant(stored)).isEqualTo(at(IDENTIFIER, masked));
            assertThat(FieldCatalogue.SESSION.record(stored).root()).isEqualTo(at(IDENTIFIER, masked));
            assertThat(FieldCatalogue.SESSION.withNumbers(stored)).isEqualTo(at(IDENTIFIER, masked));
        }
        RequestFields stored = new RequestFields(at(IDENTIFIER, items("ABCDEF", group("a", "ABCDEF"))));
        assertThat(FieldCatalogue.SESSION.showToMerchant(stored))
                .isEqualTo(at(IDENTIFIER, items("xxxDEF", group("a", "xxxDEF"))));
    }

    @Test
    void nor_does_a_place_where_one_of_a_list_of_words_is_meant() {
        for (String place : new String[] {"sourceOfFunds.type", "3DSecure.enrollmentStatus", "posTerminal.entryMode"}) {
            assertShown(at(place, CARD), at(place, SHOWN));
            assertShown(at(place, "MAIL_ORDER"), at(place, "MAIL_ORDER"));
        }
    }

    @Test
    void an_error_about_it_shows_nothing_of_it() {
        assertThat(read(at(IDENTIFIER, "DE8937040044".repeat(5))).violations().map(Violation::shown))
                .containsExactly("x".repeat(19));
        assertThat(read(at("accountFunding.x.y", CARD + " z".repeat(1024)))
                        .violations()
                        .map(Violation::shown))
                .allSatisfy(shown -> assertThat(shown).doesNotContain("5123").contains("xxxx"));
    }

    @Test
    void its_neighbours_and_the_numbers_of_fields_that_have_a_name_stay_as_they_are() {
        Group said = at(
                        "accountFunding.recipient",
                        group("firstName", "Jo", "account", group("fundingMethod", "DEBIT")))
                .merge(at("order.id", CARD))
                .merge(at("order.reference", CARD))
                .merge(at("order.custom.ref", CARD))
                .merge(at("transaction.reference", CARD));
        assertThat(FieldCatalogue.SESSION.showToMerchant(accepted(said))).isEqualTo(said);
    }

    /** Each of them passes as a card number of 12 to 14 digits. */
    @Test
    void numbers_of_other_kinds_that_have_a_documented_place_stay_as_they_are_and_card_numbers_there_do_not() {
        for (String place : new String[] {
            "airline.bookingReference",
            "airline.ticket.ticketNumber",
            "airline.ticket.exchangedTicketNumber",
            "cruise.company.contact.companyPhone",
            "interaction.returnUrl"
        }) {
            assertShown(at(place, "1251234567897"), at(place, "1251234567897"));
            assertShown(at(place, "is 12345678901237"), at(place, "is 12345678901237"));
            assertShown(at(place, CARD), at(place, SHOWN));
            assertShown(at(place, "371449635398431"), at(place, "371449xxxxx8431"));
        }
        Group leg =
                group("conjunctionTicketNumber", "1251234567897", "exchangeTicketNumber", CARD, "x", "1251234567897");
        Group shown =
                group("conjunctionTicketNumber", "1251234567897", "exchangeTicketNumber", SHOWN, "x", "125123xxx7897");
        assertShown(at("airline.itinerary.leg", items(leg, leg)), at("airline.itinerary.leg", items(shown, shown)));
        assertShown(at("order.item[].detail.upc", "012345678903"), at("order.item[].detail.upc", "012345678903"));
        Group odd = at("airline.ticket", items("1251234567897", group("ticketNumber", items(true, "1251234567897"))));
        assertShown(
                odd, at("airline.ticket", items("125123xxx7897", group("ticketNumber", items(true, "1251234567897")))));
    }

    /** One in ten would pass as a card number if a colon could stand between its digits. */
    @Test
    void times_stay_as_they_are() {
        for (int second = 0; second < 86_400; second += 7) {
            String time = LocalTime.ofSecondOfDay(second).format(DateTimeFormatter.ISO_LOCAL_TIME);
            Group said = at(
                    "accountFunding.x",
                    items("2026-11-27 " + time, time + ".123+01:00", "2026-11-27T" + time + ".123456Z"));
            assertThat(FieldCatalogue.SESSION.withNumbers(new RequestFields(said)))
                    .isEqualTo(said);
        }
    }

    private static void assertShown(Group said, Group shown) {
        RequestFields stored = accepted(said);
        assertThat(FieldCatalogue.SESSION.showToMerchant(stored)).isEqualTo(shown);
        assertThat(FieldCatalogue.SESSION.record(stored).root()).isEqualTo(shown);
        assertThat(FieldCatalogue.SESSION.withNumbers(stored)).isEqualTo(shown);
    }

    @Test
    void the_operations_that_know_the_group_know_its_members() {
        Group said = at(IDENTIFIER, new Text(CARD));
        FieldReading reading = FieldCatalogue.operation("PAY").read(said, io.paysession.domain.testing.Documents.V72);
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.fields().root()).isEqualTo(said);
        assertThat(FieldCatalogue.operation("VOID")
                        .read(said, io.paysession.domain.testing.Documents.V72)
                        .violations())
                .hasSize(1);
    }
}
