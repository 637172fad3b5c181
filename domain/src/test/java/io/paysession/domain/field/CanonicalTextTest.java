package io.paysession.domain.field;

import static io.paysession.domain.testing.Cases.check;
import static io.paysession.domain.testing.Cases.oneOf;
import static io.paysession.domain.testing.Cases.text;
import static io.paysession.domain.testing.Documents.V72;
import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static io.paysession.domain.testing.Documents.nothing;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two requests have one canonical text if and only if they say the same. */
class CanonicalTextTest {
    private static final FieldCatalogue PAY = FieldCatalogue.operation("PAY");

    /** What a repeated request may say differently, or what must leave no trace. */
    private static final List<String> UNDIGESTED = List.of(
            "correlationId",
            "sourceOfFunds.provided.card.securityCode",
            "sourceOfFunds.provided.card.track1",
            "sourceOfFunds.provided.card.track2",
            "sourceOfFunds.provided.card.pin.payload",
            "sourceOfFunds.provided.giftCard.pin");

    @Test
    void equal_texts_are_equal_normal_forms_and_the_reverse() {
        check(20_000, random -> {
            FieldReading one = PAY.read(document(random, random.nextInt(1, 6)), V72);
            FieldReading other = PAY.read(document(random, random.nextInt(1, 6)), V72);
            assertThat(PAY.canonical(one).equals(PAY.canonical(other)))
                    .isEqualTo(normal(one).equals(normal(other)));
        });
    }

    @ParameterizedTest
    @MethodSource("digestedRows")
    void every_field_that_is_digested_makes_another_text(CatalogueRow row) {
        Group document = group("apiOperation", "PAY", "locale", "en_US");
        Group more = document.merge(at(row.path(), row.right()));
        assertThat(canonical(more)).isNotEqualTo(canonical(document));
    }

    @ParameterizedTest
    @MethodSource("digestedRows")
    void the_same_again_makes_the_same_text(CatalogueRow row) {
        assertThat(canonical(at(row.path(), row.right()))).isEqualTo(canonical(at(row.path(), row.right())));
    }

    static Stream<CatalogueRow> digestedRows() {
        return CatalogueRow.all()
                .filter(row -> row.isKnownTo("PAY"))
                .filter(row -> !UNDIGESTED.contains(row.path()))
                // Said already.
                .filter(row ->
                        !List.of("lineOfBusiness", "apiOperation", "locale").contains(row.path()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correlationId",
                "sourceOfFunds.provided.card.securityCode",
                "sourceOfFunds.provided.card.track1",
                "sourceOfFunds.provided.card.track2",
                "sourceOfFunds.provided.giftCard.pin"
            })
    void what_must_leave_no_trace_leaves_none(String path) {
        Group document = at("sourceOfFunds.provided.card.nameOnCard", "A");
        String value = "8642";
        assertThat(canonical(document.merge(at(path, value)))).isEqualTo(canonical(document));
        assertThat(canonical(at(path, value))).isEqualTo(canonical(Group.EMPTY));
    }

    @Test
    void a_number_and_a_text_that_read_to_the_same_are_the_same() {
        assertThat(canonical(at("order.amount", 25))).isEqualTo(canonical(at("order.amount", "25")));
        assertThat(canonical(at("sourceOfFunds.provided.card.expiry.month", "07")))
                .isEqualTo(canonical(at("sourceOfFunds.provided.card.expiry.month", 7)));
        assertThat(canonical(at("device.browserDetails.javaEnabled", "true")))
                .isEqualTo(canonical(at("device.browserDetails.javaEnabled", true)));
        assertThat(canonical(at("order.amount", "25"))).isNotEqualTo(canonical(at("order.amount", "25.0")));
    }

    @Test
    void null_and_an_empty_group_say_nothing() {
        Group bare = at("order.amount", "25");
        assertThat(canonical(bare.with("session", nothing()).with("billing", Group.EMPTY)))
                .isEqualTo(canonical(bare));
    }

    @Test
    void the_session_and_its_version_are_part_of_what_was_asked() {
        assertThat(canonical(at("session.version", "5e6f708102"))).isNotEqualTo(canonical(Group.EMPTY));
        assertThat(canonical(at("session.id", "SESSION0002000000123A4567890B12")))
                .isNotEqualTo(canonical(at("session.id", "SESSION0002000000123A4567890B13")));
    }

    @Test
    void nothing_that_a_client_writes_looks_like_structure() {
        assertThat(canonical(at("order.custom", group("a", "xt1:bt1:y"))))
                .isNotEqualTo(canonical(at("order.custom", group("a", "x", "b", "y"))));
        assertThat(canonical(at("airline", group("a", items("1", "2")))))
                .isNotEqualTo(canonical(at("airline", group("a", items("1t1:2")))));
        assertThat(canonical(at("airline", group("a", items("1t:2", "3")))))
                .isNotEqualTo(canonical(at("airline", group("a", items("1", "2t:3")))));
        assertThat(canonical(at("airline", group("a", items(items("1"), items("2"))))))
                .isNotEqualTo(canonical(at("airline", group("a", items(items("1", "2"))))));
        assertThat(canonical(at("airline", group("a", true)))).isNotEqualTo(canonical(at("airline", group("a", "y"))));
    }

    private static String canonical(Group document) {
        FieldReading reading = PAY.read(document, V72);
        return PAY.canonical(reading);
    }

    /** What the request says, told apart by the equality of values instead of texts. */
    private static RequestFields normal(FieldReading reading) {
        RequestFields all = reading.fields().merge(reading.envelope());
        for (String path : UNDIGESTED) {
            all = all.without(path);
        }
        return all;
    }

    /** Few fields and few values, so that two documents often say the same. */
    private static Group document(SplittableRandom random, int fields) {
        Group document = Group.EMPTY;
        for (int i = 0; i < fields; i++) {
            document = document.merge(
                    switch (random.nextInt(9)) {
                        case 0 -> at("order.amount", random.nextBoolean() ? (Object) 1 : oneOf(random, "1", "11"));
                        case 1 -> at("order.description", text(random, "gti12:", 1, 3));
                        case 2 -> at("order.custom." + text(random, "ab1", 1, 2), text(random, "t1:ab", 1, 4));
                        case 3 -> at("correlationId", text(random, "ab", 1, 2));
                        case 4 -> at("sourceOfFunds.provided.card.securityCode", oneOf(random, "111", "222"));
                        case 5 -> at("airline", group(text(random, "ab", 1, 1), open(random, 2)));
                        case 6 -> at("device.browserDetails.javaEnabled", random.nextBoolean());
                        case 7 -> at("order.item", items(group("name", text(random, "ab", 1, 2)), nothing()));
                        default -> at("sourceOfFunds.provided.giftCard.pin", oneOf(random, "1111", "2222"));
                    });
        }
        return document;
    }

    private static Object open(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> text(random, "1t:", 1, 3);
            case 1 -> random.nextBoolean();
            case 2 -> group(text(random, "ab", 1, 1), open(random, depth - 1));
            default -> items(open(random, depth - 1), open(random, depth - 1));
        };
    }
}
