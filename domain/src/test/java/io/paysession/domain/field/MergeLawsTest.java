package io.paysession.domain.field;

import static io.paysession.domain.testing.Documents.accepted;
import static io.paysession.domain.testing.Documents.at;
import static io.paysession.domain.testing.Documents.group;
import static io.paysession.domain.testing.Documents.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.testing.Cases;
import io.vavr.Tuple2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MergeLawsTest {
    private static final List<CatalogueRow> ROWS =
            CatalogueRow.all().filter(CatalogueRow::isStored).toList();

    @Test
    void merging_is_writing_every_field_over_the_one_before() {
        Cases.check(1_000, random -> {
            RequestFields older = random(random);
            RequestFields newer = random(random);
            Map<String, FieldValue> expected = new HashMap<>(flat(older));
            expected.putAll(flat(newer));
            assertThat(flat(older.merge(newer))).isEqualTo(expected);
        });
    }

    @Test
    void how_writes_are_grouped_does_not_matter() {
        Cases.check(1_000, random -> {
            RequestFields a = random(random);
            RequestFields b = random(random);
            RequestFields c = random(random);
            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        });
    }

    @Test
    void the_same_again_and_nothing_change_nothing() {
        Cases.check(500, random -> {
            RequestFields a = random(random);
            RequestFields merged = a.merge(random(random));
            assertThat(a.merge(a)).isEqualTo(a).hasSameHashCodeAs(a);
            assertThat(merged.merge(merged)).isEqualTo(merged);
            assertThat(a.merge(RequestFields.EMPTY)).isEqualTo(a);
            assertThat(RequestFields.EMPTY.merge(a)).isEqualTo(a);
        });
    }

    @Test
    void nothing_is_ever_removed() {
        Cases.check(500, random -> {
            RequestFields older = random(random);
            RequestFields newer = random(random);
            assertThat(flat(older.merge(newer)).keySet())
                    .containsAll(flat(older).keySet())
                    .containsAll(flat(newer).keySet());
        });
    }

    @Test
    void lists_are_replaced_whole() {
        RequestFields two = accepted(at("order.item", items(group("name", "a", "sku", "1"), group("name", "b"))));
        RequestFields one = accepted(at("order.item", items(group("name", "c"))));
        assertThat(two.merge(one)).isEqualTo(one);
        assertThat(one.merge(two)).isEqualTo(two);
    }

    @Test
    void an_open_group_may_change_the_kind_of_a_value() {
        RequestFields text = accepted(at("interaction.a", "x"));
        RequestFields inner = accepted(at("interaction.a.b", "y"));
        assertThat(text.merge(inner)).isEqualTo(inner);
        assertThat(inner.merge(text)).isEqualTo(text);
    }

    @Test
    void a_text_is_found_at_its_path_and_nowhere_else() {
        RequestFields fields = accepted(group("order", group("currency", "EUR"), "locale", "de"));
        assertThat(fields.text("order.currency")).contains("EUR");
        assertThat(fields.text("locale")).contains("de");
        assertThat(fields.text("order")).isEmpty();
        assertThat(fields.text("locale.x")).isEmpty();
        assertThat(fields.text("order.currency.x")).isEmpty();
        assertThat(fields.text("x.y.z")).isEmpty();
    }

    /** A few rows of the catalogue; two documents share some of them, with other values. */
    private static RequestFields random(SplittableRandom random) {
        RequestFields fields = RequestFields.EMPTY;
        int count = random.nextInt(0, 12);
        for (int i = 0; i < count; i++) {
            // Half of the picks come from few rows, so that documents collide.
            CatalogueRow row = ROWS.get(random.nextInt(random.nextBoolean() ? ROWS.size() : 30));
            FieldValue value = row.kind().equals("text") && random.nextBoolean()
                    ? new FieldValue.Text(Cases.text(random, "ab", 1, 1).repeat(row.least()))
                    : row.right();
            fields = fields.merge(accepted(at(row.path(), value)));
        }
        return fields;
    }

    /** Every value by its path; a list counts as one value. */
    private static Map<String, FieldValue> flat(RequestFields fields) {
        Map<String, FieldValue> flat = new HashMap<>();
        flatten("", fields.root(), flat);
        return flat;
    }

    private static void flatten(String path, Group group, Map<String, FieldValue> flat) {
        for (Tuple2<String, FieldValue> member : group.members()) {
            if (member._2() instanceof Group inner) {
                flatten(path + member._1() + ".", inner, flat);
            } else {
                flat.put(path + member._1(), member._2());
            }
        }
    }
}
