package io.paysession.domain.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.field.CatalogueTable.Block;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip in a table is said once, with its row; run before all others, so that a build shows nothing else. */
class CatalogueRowsTest {
    @Test
    void there_is_no_slip_in_any_table() {
        assertThat(CatalogueRows.read(CatalogueTable.FIELDS)).hasSizeGreaterThan(250);
        assertThat(CatalogueRows.read(CatalogueTable.CREATE_SESSION)).isNotEmpty();
        assertThat(CatalogueRows.read(TerminalTable.TERMINAL)).isNotEmpty();
        assertThat(CatalogueRows.read(TerminalTable.SESSION)).isNotEmpty();
        assertThat(CatalogueRows.read(TerminalTable.OPERATION)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "order.note S; a row has a path, requests and a type",
                "order..note S text:1-9; no path",
                "order/note S text:1-9; no path",
                "order.note PS text:1-9; the requests are not letters of",
                "order.note SSP text:1-9; the requests are not letters of",
                "order.note S! text:1-9; the requests are not letters of",
                "order.note S txt:1-9; No field type: txt:1-9",
                "order.note S text; No range",
                "order.note S text:9-1; A range that is reversed: 9-1",
                "order.note S text:a-9; No range: a-9",
                "order.note S enum:A||B; A name that is empty or there twice: A||B",
                "order.note S enum:A|A; A name that is empty or there twice: A|A",
                "order.note S text:1-9 payerr; No remark: payerr",
                "order.note S text:1-9 mask=NONSENSE; No enum constant",
                "order.note S text:1-9 v78-57; No range of versions: v78-57",
                "order.note S text:1-9 v57; No range of versions: v57",
                "order.note S text:1-9 payer:I; a payer writes it in a request that does not know it",
                "order.note P text:1-9; no session holds it, so it is unstored",
            })
    void a_slip_is_one_error_with_its_row(String row, String complaint) {
        assertThatThrownBy(() -> read("order.id S text:1-40", row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test, row 2: ")
                .hasMessageContaining(complaint)
                .hasMessageContaining(row);
    }

    @Test
    void all_slips_are_said_together() {
        assertThatThrownBy(() -> read("a S text:9-1", "b S text:1-9", "c S nothing", "b S text:1-9", "b.d S bool"))
                .hasMessageContainingAll(
                        "test, row 1: ",
                        "test, row 3: ",
                        "Twice in the catalogue: b",
                        "Below a field that is no group: b.d");
    }

    private static void read(String... rows) {
        CatalogueRows.read(List.of(new Block("test", String.join("\n", rows))));
    }
}
