package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static io.paysession.domain.testing.Documents.read;
import static io.paysession.domain.testing.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation.Kind;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.testing.Documents;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table does what it says: right values are kept, wrong ones are refused at the right place. */
class EveryCatalogueRowTest {
    static Stream<CatalogueRow> rows() {
        return CatalogueRow.all();
    }

    static Stream<CatalogueRow> rowsWithLengths() {
        return CatalogueRow.withLengths();
    }

    static Stream<CatalogueRow> rowsOfValues() {
        return CatalogueRow.values();
    }

    @Test
    void there_are_as_many_rows_as_the_documents_have_fields_and_none_twice() {
        assertThat(CatalogueRow.all().map(CatalogueRow::path))
                .hasSizeGreaterThan(230)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_right_value_is_kept_as_it_is_and_nothing_else_is(CatalogueRow row) {
        FieldReading reading = read(at(row.path(), row.right()));
        assertThat(reading.violations()).isEmpty();
        RequestFields kept = row.isStored() ? reading.fields() : reading.envelope();
        assertThat(kept.root()).isEqualTo(at(row.path(), row.right()));
        assertThat(row.isStored() ? reading.envelope() : reading.fields()).isEqualTo(RequestFields.EMPTY);
    }

    @ParameterizedTest
    @MethodSource("rowsWithLengths")
    void the_shortest_and_the_longest_are_right(CatalogueRow row) {
        for (int length : new int[] {row.least(), row.most()}) {
            String text = row.ofLength(length);
            assertThat(text).hasSize(length);
            FieldReading reading = read(at(row.path(), text));
            assertThat(reading.violations()).as("%d characters", length).isEmpty();
            assertThat((row.isStored() ? reading.fields() : reading.envelope()).root())
                    .isEqualTo(at(row.path(), text));
        }
    }

    @ParameterizedTest
    @MethodSource("rowsWithLengths")
    void one_character_more_or_less_is_too_long_or_too_short(CatalogueRow row) {
        Violation longer = only(row, new Text(row.ofLength(row.most() + 1)));
        assertThat(longer.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(longer.actual()).isEqualTo(row.most() + 1);
        assertThat(longer.bound()).isEqualTo(row.most());
        if (row.path().endsWith(".sku")) {
            // An empty one is none.
            return;
        }
        Violation shorter = only(row, new Text(row.ofLength(row.least()).substring(1)));
        assertThat(shorter.kind()).isEqualTo(Kind.TOO_SHORT);
        assertThat(shorter.actual()).isEqualTo(row.least() - 1);
        assertThat(shorter.bound()).isEqualTo(row.least());
    }

    @ParameterizedTest
    @MethodSource("rowsWithLengths")
    void one_wrong_character_is_named_wherever_it_stands(CatalogueRow row) {
        if (row.kind().equals("any")) {
            return;
        }
        String right = row.ofLength(row.least());
        for (int place : new int[] {0, right.length() / 2, right.length() - 1}) {
            String wrong = right.substring(0, place) + row.wrongCharacter() + right.substring(place + 1);
            Violation violation = only(row, new Text(wrong));
            assertThat(violation.kind()).isEqualTo(Kind.INVALID_CHARACTER);
            assertThat(violation.shown()).isIn(row.wrongCharacter(), "?");
        }
    }

    @ParameterizedTest
    @MethodSource("rowsOfValues")
    void a_group_or_a_list_is_of_the_wrong_type(CatalogueRow row) {
        assertThat(only(row, group("a", "b")).kind()).isEqualTo(Kind.WRONG_TYPE);
        assertThat(only(row, items("1")).kind()).isEqualTo(Kind.WRONG_TYPE);
    }

    @ParameterizedTest
    @MethodSource("rowsOfValues")
    void a_truth_is_of_the_wrong_type_unless_truths_are_asked_for(CatalogueRow row) {
        FieldReading reading = read(at(row.path(), new Flag(false)));
        assertThat(reading.violations().map(Violation::kind))
                .isEqualTo(
                        row.kind().equals("bool")
                                ? io.vavr.collection.List.empty()
                                : io.vavr.collection.List.of(Kind.WRONG_TYPE));
    }

    @ParameterizedTest
    @MethodSource("rowsOfValues")
    void an_empty_text_and_a_text_that_means_nothing_are_refused(CatalogueRow row) {
        if (row.path().endsWith(".sku")) {
            assertThat(read(at(row.path(), new Text(""))).violations()).isEmpty();
            assertThat(read(at(row.path(), new Text(""))).fields()).isEqualTo(RequestFields.EMPTY);
        } else {
            assertThat(only(row, new Text("")).kind()).isIn(Kind.TOO_SHORT, Kind.INVALID_VALUE);
        }
        if (!row.kind().equals("text") && !row.kind().equals("any")) {
            assertThat(only(row, new Text("\u20ac ?")).kind()).isNotNull();
        }
        if (!row.kind().equals("any")) {
            assertThat(only(row, new Text("\u0000")).field()).isEqualTo(FieldPath.of(written(row.path())));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_path_prints_as_the_gateway_writes_it(CatalogueRow row) {
        assertThat(FieldPath.of(written(row.path()))).hasToString(written(row.path()));
        assertThat(written(row.path())).hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void only_the_line_of_business_depends_on_the_version(CatalogueRow row) {
        for (int number : new int[] {1, 49, 50, 56, 57, 63, 78, 79, 100}) {
            FieldReading reading = FieldCatalogue.SESSION.read(at(row.path(), row.right()), new ApiVersion(number));
            boolean known = !row.path().equals("lineOfBusiness") || number >= 57;
            assertThat(reading.violations().map(Violation::kind))
                    .as("version %d", number)
                    .isEqualTo(known ? io.vavr.collection.List.empty() : io.vavr.collection.List.of(Kind.UNEXPECTED));
        }
    }

    @Test
    void an_offset_may_have_a_plus_which_says_nothing() {
        String path = "device.browserDetails.timeZone";
        assertThat(Documents.accepted(at(path, "+200")).root()).isEqualTo(at(path, "200"));
        assertThat(Documents.accepted(at(path, "-60")).root()).isEqualTo(at(path, "-60"));
        assertThat(read(at(path, "+")).violations().map(Violation::kind)).containsExactly(Kind.INVALID_VALUE);
    }

    @Test
    void integers_keep_to_their_range_and_lose_leading_zeros() {
        CatalogueRow.all().filter(row -> row.kind().equals("int")).forEach(row -> {
            assertThat(only(row, new Number(Integer.toString(row.most() + 1))).kind())
                    .isEqualTo(Kind.INVALID_VALUE);
            assertThat(only(row, new Number("-1")).kind()).isEqualTo(Kind.INVALID_CHARACTER);
            assertThat(only(row, new Text("99999999999999999999")).kind()).isEqualTo(Kind.INVALID_VALUE);
            assertThat(read(at(row.path(), "00" + row.most())).fields().root()).isEqualTo(at(row.path(), row.right()));
            if (row.least() > 0) {
                assertThat(only(row, new Number("0")).kind()).isEqualTo(Kind.INVALID_VALUE);
            }
        });
    }

    @Test
    void enumerations_take_each_of_their_names_and_no_other() {
        CatalogueRow.all().filter(row -> row.kind().equals("enum")).forEach(row -> {
            for (String name : row.argument().split("\\|")) {
                assertThat(Documents.accepted(at(row.path(), name)).root()).isEqualTo(at(row.path(), name));
                assertThat(only(row, new Text(name.toLowerCase(java.util.Locale.ROOT)))
                                .kind())
                        .isEqualTo(Kind.INVALID_VALUE);
                assertThat(only(row, new Text(name + " ")).kind()).isEqualTo(Kind.INVALID_VALUE);
            }
        });
    }

    private static Violation only(CatalogueRow row, FieldValue value) {
        FieldReading reading = read(at(row.path(), value));
        assertThat(reading.violations()).hasSize(1);
        Violation violation = reading.violations().head();
        assertThat(violation.field()).isEqualTo(FieldPath.of(written(row.path())));
        return violation;
    }
}
