package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.accepted;
import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static io.paysession.domain.testing.Documents.nothing;
import static io.paysession.domain.testing.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients really send: null for absent, lists for empty groups, numbers for texts and texts for numbers. */
class AbsentAndLooseValuesTest {
    static Stream<CatalogueRow> rows() {
        return CatalogueRow.all();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void null_is_the_same_as_absent(CatalogueRow row) {
        FieldReading reading = read(at(row.path(), nothing()));
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.notForPayers()).isEmpty();
        assertThat(reading.fields()).isEqualTo(RequestFields.EMPTY);
        assertThat(reading.envelope()).isEqualTo(RequestFields.EMPTY);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_group_above_a_field_may_be_null_empty_or_an_empty_list(CatalogueRow row) {
        String path = row.path();
        while (path.contains(".")) {
            path = path.substring(0, path.lastIndexOf('.'));
            for (FieldValue empty : new FieldValue[] {nothing(), Group.EMPTY, items()}) {
                FieldReading reading = read(at(path.replaceAll("\\[]$", ""), empty));
                assertThat(reading.violations()).as("%s: %s", path, empty).isEmpty();
                assertThat(reading.fields()).isEqualTo(RequestFields.EMPTY);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_text_or_a_number_is_no_group(CatalogueRow row) {
        String path = row.path();
        while (path.contains(".")) {
            path = path.substring(0, path.lastIndexOf('.')).replaceAll("\\[]$", "");
            String place = io.paysession.domain.testing.Documents.written(path);
            // An open group may be a list.
            Object list = CatalogueRow.isOpen(path) ? "y" : items("x");
            for (Object value : new Object[] {"x", 1, true, list}) {
                FieldReading reading = read(at(path, value));
                assertThat(reading.violations().map(Violation::kind)).containsExactly(Kind.WRONG_TYPE);
                assertThat(reading.violations().head().field().toString()).startsWith(place);
                assertThat(reading.fields()).isEqualTo(RequestFields.EMPTY);
            }
        }
    }

    @Test
    void null_and_empty_never_remove_what_is_there() {
        RequestFields card = accepted(at("sourceOfFunds.provided.card.number", "5123450000000008"));
        for (Object absent : new Object[] {nothing(), Group.EMPTY, items()}) {
            assertThat(card.merge(accepted(at("sourceOfFunds.provided.card", absent))))
                    .isEqualTo(card);
        }
        RequestFields item = accepted(at("order.item", items(group("name", "a"))));
        for (Object absent : new Object[] {nothing(), items(), items(items()), items(Group.EMPTY), items(nothing())}) {
            assertThat(item.merge(accepted(at("order.item", absent)))).isEqualTo(item);
        }
    }

    @Test
    void an_unknown_field_is_refused_unless_it_says_nothing() {
        Group nulls = group("a", nothing(), "b", group("c", items(nothing(), Group.EMPTY)));
        for (Object nothing : new Object[] {nothing(), Group.EMPTY, items(), nulls, items(nulls)}) {
            assertThat(read(group("nonsense", nothing, "order", group("nonsense", nothing)))
                            .violations())
                    .isEmpty();
        }
        for (Object value : new Object[] {"x", 1, false, items(1)}) {
            assertThat(read(group("order", group("nonsense", value))).violations())
                    .containsExactly(Violation.unexpected("order.nonsense"));
        }
        assertThat(read(group("Order", group("id", "1"))).violations())
                .containsExactly(Violation.unexpected("Order.id"));
        assertThat(read(group("order.id", "1")).violations()).containsExactly(Violation.unexpected("order.id"));
    }

    @Test
    void numbers_are_kept_as_they_were_written_where_texts_belong() {
        assertThat(accepted(at("order.amount", new Number("0.10"))).text("order.amount"))
                .contains("0.10");
        assertThat(accepted(at("sourceOfFunds.provided.card.securityCode", 123)).root())
                .isEqualTo(at("sourceOfFunds.provided.card.securityCode", "123"));
        assertThat(read(at("order.amount", new Number("1e3"))).violations().map(Violation::kind))
                .containsExactly(Kind.INVALID_VALUE);
        assertThat(read(at("order.amount", new Number("-1"))).violations().map(Violation::kind))
                .containsExactly(Kind.INVALID_VALUE);
    }

    @Test
    void texts_are_kept_as_numbers_and_truths_where_those_belong() {
        assertThat(accepted(at("device.browserDetails.colorDepth", "24")).root())
                .isEqualTo(at("device.browserDetails.colorDepth", new Number("24")));
        assertThat(accepted(at("device.browserDetails.javaEnabled", "true")).root())
                .isEqualTo(at("device.browserDetails.javaEnabled", new Flag(true)));
        assertThat(accepted(at("order.acceptPartialAmount", "false")).root())
                .isEqualTo(at("order.acceptPartialAmount", new Flag(false)));
        for (FieldValue wrong : new FieldValue[] {new Text("TRUE"), new Text("1"), new Number("1"), new Text("")}) {
            assertThat(read(at("order.acceptPartialAmount", wrong)).violations().map(Violation::kind))
                    .containsExactly(Kind.INVALID_VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "01,1", "9,9", "09,9", "10,10", "12,12", "0,", "00,", "13,", "99,"})
    void months_lose_their_zero_and_there_are_twelve(String written, @org.jspecify.annotations.Nullable String kept) {
        FieldReading reading = read(at("sourceOfFunds.provided.card.expiry.month", written));
        assertThat(reading.violations().isEmpty()).isEqualTo(kept != null);
        assertThat(reading.fields()
                        .text("sourceOfFunds.provided.card.expiry.month")
                        .getOrNull())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "order.amount,1.,false",
        "order.amount,.5,true",
        "order.amount,+1,false",
        "order.amount,1.2.3,false",
        "order.amount,'1,5',false",
        "order.amount,٣,false",
        "order.item[].unitPrice,-1.5,true",
        "order.item[].unitPrice,--1,false",
        "order.item[].quantity,0.5,true",
        "order.item[].quantity,-1,false",
        "order.item[].quantity,0,false",
        "order.item[].quantity,0.00,false",
        "agreement.startDate,2024-02-29,true",
        "agreement.startDate,2023-02-29,false",
        "agreement.startDate,29-02-2024,false",
        "customer.email,a@b,false",
        "customer.email,a@bc,true",
        "customer.email,a@b@c,false",
        "customer.email,a b@c,false",
        "customer.phone,+49 30 (1234)-56.78/9,true",
        "customer.phone,1234567890123456,false",
        "customer.phone,+,false",
        "customer.phone,call me,false",
        "order.notificationUrl,http://example.com/,false",
        "order.notificationUrl,https://example.com/?a=b,true",
        "order.notificationUrl,https://exa mple.com,false",
        "authentication.redirectResponseUrl,http://example.com,true",
        "authentication.redirectResponseUrl,javascript://x,false",
        "currencyConversion.exchangeRateTime,2026-01-01T00:00:00Z,true",
        "currencyConversion.exchangeRateTime,2026-01-01T24:61:00Z,false",
        "currencyConversion.exchangeRateTime,2026-01-01,false",
        "sourceOfFunds.provided.card.number,5123450000000007,false",
        "sourceOfFunds.provided.card.number,5123 4500 0000 0008,false",
        "sourceOfFunds.provided.card.number,５１２３４５０００００００００８,false"
    })
    void contents_follow_the_scalar_conventions(String path, String text, boolean right) {
        assertThat(read(at(path, text)).violations().isEmpty())
                .as("%s = %s", path, text)
                .isEqualTo(right);
    }
}
