package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.V72;
import static io.paysession.domain.testing.Documents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field that the gateway's clients may send goes through every request that may carry it: accepted, kept, masked and
 * shown again. The list is a file of its own, so that no change of the catalogue loses one.
 */
class GatewayFieldsTest {
    private static final Map<Character, String> REQUESTS = Map.ofEntries(
            Map.entry('S', "UPDATE_SESSION"),
            Map.entry('P', "PAY"),
            Map.entry('A', "AUTHORIZE"),
            Map.entry('V', "VERIFY"),
            Map.entry('C', "CAPTURE"),
            Map.entry('R', "REFUND"),
            Map.entry('X', "VOID"),
            Map.entry('U', "UPDATE_AUTHORIZATION"),
            Map.entry('I', "INITIATE_AUTHENTICATION"),
            Map.entry('N', "AUTHENTICATE_PAYER"),
            Map.entry('H', "CHECKOUT"),
            Map.entry('T', "TOKENIZE"),
            Map.entry('Q', "PAYMENT_OPTIONS_INQUIRY"),
            Map.entry('B', "INITIATE_BROWSER_PAYMENT"),
            Map.entry('W', "UPDATE_SESSION_FROM_WALLET"));

    private static final Map<String, CatalogueRow> ROWS = Stream.concat(CatalogueRow.all(), CatalogueRow.ofOperations())
            .collect(Collectors.toMap(CatalogueRow::path, Function.identity()));

    private record Cell(String path, String request) {
        Group document() {
            return at(path, row() == null ? new Text("value") : row().right());
        }

        @org.jspecify.annotations.Nullable
        CatalogueRow row() {
            return ROWS.get(path);
        }
    }

    static Stream<Cell> cells() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(GatewayFieldsTest.class.getResourceAsStream("/gateway-fields.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(" +"))
                            .flatMap(words -> words[1].chars()
                                    .mapToObj(letter ->
                                            new Cell(words[0], Objects.requireNonNull(REQUESTS.get((char) letter)))))
                            .toList()
                            .stream();
        }
    }

    @Test
    void the_list_is_as_long_as_it_was() throws IOException {
        assertThat(cells().map(Cell::path).collect(Collectors.toSet())).hasSizeGreaterThan(450);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_field_is_accepted_and_kept_by_every_request_that_may_carry_it(Cell cell) {
        FieldReading reading = FieldCatalogue.operation(cell.request()).read(cell.document(), V72);
        assertThat(reading.violations()).isEmpty();
        CatalogueRow row = cell.row();
        boolean stored = row == null || row.isStored();
        assertThat((stored ? reading.fields() : reading.envelope()).root()).isEqualTo(cell.document());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void every_field_is_shown_again_as_its_mask_says(Cell cell) {
        CatalogueRow row = cell.row();
        if (row != null && !row.isStored()) {
            return;
        }
        FieldCatalogue catalogue = FieldCatalogue.operation(cell.request());
        RequestFields kept = catalogue.read(cell.document(), V72).fields();
        Group shown = catalogue.showToMerchant(kept);
        Group remembered = catalogue.record(kept).root();
        Set<String> remarks = row == null ? Set.of() : row.remarks();
        boolean hidden = remarks.contains("mask=HIDDEN");
        assertThat(shown.members().isEmpty()).isEqualTo(hidden);
        assertThat(remembered.members().isEmpty()).isEqualTo(hidden || remarks.contains("unrecorded"));
        boolean masked = hidden
                || remarks.contains("mask=NUMBER")
                || remarks.contains("mask=ACCOUNT")
                || remarks.contains("mask=SECURITY_CODE");
        if (masked) {
            assertThat(shown).isNotEqualTo(cell.document());
            assertThat(remembered).isNotEqualTo(cell.document());
        }
    }
}
