package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.accepted;
import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static io.paysession.domain.testing.Documents.nothing;
import static io.paysession.domain.testing.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation.Kind;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.testing.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reported, in which order, and that no report carries anything harmful. */
class ViolationsTest {
    @Test
    void all_violations_are_reported_in_the_order_of_names_with_the_index_of_the_item() {
        Group document = group(
                "order",
                group(
                        "item",
                        items(group("name", "ok"), nothing(), group("name", "", "sku", "\u0000", "zzz", "x")),
                        "currency",
                        "eur"),
                "billing",
                group("address", group("country", "D")));
        assertThat(read(document)
                        .violations()
                        .map(violation -> violation.field().toString()))
                .containsExactly(
                        "billing.address.country",
                        "order.currency",
                        "order.item[2].name",
                        "order.item[2].sku",
                        "order.item[2].zzz");
    }

    @Test
    void an_item_that_is_no_group_is_reported_at_its_index() {
        assertThat(read(at("order.item", items(group("name", "a"), "b"))).violations())
                .containsExactly(Violation.of(FieldPath.of("order.item[1]"), Kind.WRONG_TYPE));
    }

    @Test
    void fifty_are_enough() {
        Group wrong = Group.EMPTY;
        for (int i = 0; i < 1_000; i++) {
            wrong = wrong.with(String.format("%04d", i), new Text("x"));
        }
        FieldReading reading = read(wrong);
        assertThat(reading.violations()).hasSize(50);
        assertThat(reading.violations().head()).isEqualTo(Violation.unexpected("0000"));
        Group items = at(
                "order.item",
                items(java.util.stream.IntStream.range(0, 1_000)
                        .mapToObj(i -> group("name", "x"))
                        .toArray()));
        assertThat(read(items).violations()).isEmpty();
        assertThat(read(items).notForPayers()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\u0000b",
                "\u0001",
                "\u001b[31m",
                "\u007f",
                "\u0085",
                "\u009f",
                "\ud800",
                "\udc00",
                "\udc00\ud800",
                "a\ud83d",
                "\ud83da"
            })
    void control_characters_and_halves_of_surrogate_pairs_are_refused_and_not_repeated(String text) {
        for (String path :
                new String[] {"order.description", "order.custom.a", "interaction.a", "customer.firstName"}) {
            assertThat(read(at(path, text)).violations())
                    .containsExactly(new Violation(FieldPath.of(path), Kind.INVALID_CHARACTER, "?", 0, 0));
        }
    }

    @Test
    void line_breaks_tabs_and_all_of_unicode_are_fine_in_texts() {
        String text = "a\r\n\tb \u20ac \u4e2d\u6587 \ud83d\ude00 \u200f\u05d0";
        assertThat(accepted(at("order.description", text)).text("order.description"))
                .contains(text);
    }

    @Test
    void lengths_are_counted_in_characters_not_in_halves() {
        assertThat(read(at("order.reference", "\ud83d\ude00".repeat(40))).violations())
                .isEmpty();
        assertThat(read(at("order.reference", "\ud83d\ude00".repeat(41)))
                        .violations()
                        .head()
                        .actual())
                .isEqualTo(41);
    }

    @Test
    void the_character_that_is_shown_can_be_seen() {
        for (String invisible : new String[] {"\n", "\t", "\u2028", "\u202e", "\u200b", "\ufeff", "\u0000", "\ud800"}) {
            assertThat(read(at("order.currency", "E" + invisible + "R"))
                            .violations()
                            .head()
                            .shown())
                    .isEqualTo("?");
        }
        assertThat(read(at("order.currency", "E\u20acR")).violations().head().shown())
                .isEqualTo("\u20ac");
    }

    @Test
    void no_report_ever_shows_a_card_number_wherever_it_stands() {
        String pan = "5123450000000008";
        Cases.check(2_000, random -> {
            CatalogueRow row =
                    CatalogueRow.all().skip(random.nextInt(250)).findFirst().orElseThrow();
            String text = Cases.oneOf(random, "", "x", "\u0000", "\u20ac", "x".repeat(3_000))
                    + pan
                    + Cases.oneOf(random, "", "\u0000", "\u20ac", "0", "y".repeat(20_000));
            Group document =
                    Cases.oneOf(random, at(row.path(), text), group(text, "x"), at("order.custom", group(text, "x")));
            FieldReading reading = FieldCatalogue.SESSION.read(document, new ApiVersion(random.nextInt(1, 101)));
            reading.violations()
                    .appendAll(reading.notForPayers())
                    .forEach(violation -> assertThat(violation.toString())
                            .as(row.path())
                            .doesNotContain(pan.substring(0, 9))
                            .doesNotContain(pan.substring(7)));
        });
    }

    @Test
    void what_is_wrong_or_not_stored_never_reaches_the_fields() {
        Group document = group(
                "correlationId", "c-1",
                "session", group("version", "1a2b3c4d01", "id", "SESSION0002000000123A4567890B12"),
                "order", group("currency", "eur", "id", "o-1"));
        FieldReading reading = read(document);
        assertThat(reading.fields().root()).isEqualTo(at("order.id", "o-1"));
        assertThat(reading.envelope().text("correlationId")).contains("c-1");
        assertThat(reading.envelope().text("session.version")).contains("1a2b3c4d01");
        assertThat(reading.envelope().text("session.id")).contains("SESSION0002000000123A4567890B12");
    }

    @Test
    void create_session_knows_four_fields_and_a_limit_from_0_to_25() {
        for (int limit = 0; limit <= 25; limit++) {
            assertThat(FieldCatalogue.CREATE_SESSION
                            .read(at("session.authenticationLimit", limit), new ApiVersion(72))
                            .violations())
                    .isEmpty();
        }
        for (Object wrong : new Object[] {26, -1, "x", "", true, group("a", 1)}) {
            assertThat(FieldCatalogue.CREATE_SESSION
                            .read(at("session.authenticationLimit", wrong), new ApiVersion(72))
                            .violations()
                            .map(Violation::field))
                    .containsExactly(FieldPath.of("session.authenticationLimit"));
        }
        assertThat(FieldCatalogue.CREATE_SESSION
                        .read(at("order.id", "x"), new ApiVersion(72))
                        .violations())
                .containsExactly(Violation.unexpected("order.id"));
    }

    /** The gateway speaks of values, not of groups; a name that is none is not followed. */
    @Test
    void of_a_group_that_is_unknown_the_first_value_is_named() {
        assertThat(unexpected(group("b", group("none", nothing(), "c", group("d", 1)), "e", 2)))
                .isEqualTo("a.b.c.d");
        assertThat(unexpected(group("no name", 1))).isEqualTo("a");
        assertThat(unexpected(group("b", items(1)))).isEqualTo("a.b");
    }

    private static String unexpected(Group group) {
        return read(group("a", group)).violations().head().field().toString();
    }
}
