package io.paysession.adapter.rest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.JsonBody;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.collection.List;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A browser has to know a card's brand at each digit, before it asks anybody: its table must be the one of the domain. */
class BrandTableTest {
    private static final Path TABLE = Path.of("../browser/src/shared/brands.json");

    @Test
    void browsers_know_the_brands_that_the_domain_knows() throws Exception {
        Group table = JsonBody.read(Files.readString(TABLE)).get();
        for (int four = 0; four < 10_000; four++) {
            String digits = String.format("%04d", four);
            assertThat(brand(table, digits))
                    .as(digits)
                    .isEqualTo(CardBrand.of(digits).name());
        }
    }

    private static String brand(Group table, String digits) {
        return List.ofAll(table.members())
                .filter(brand -> prefixes(brand._2()).exists(range -> matches(range, digits)))
                .map(brand -> brand._1())
                .headOption()
                .getOrElse("UNKNOWN");
    }

    private static List<String> prefixes(FieldValue brand) {
        Items prefixes = (Items) ((Group) brand).members().get("prefixes").get();
        return prefixes.values().map(text -> ((Text) text).text()).toList();
    }

    private static boolean matches(String range, String digits) {
        String[] ends = range.split("-");
        String start = digits.substring(0, ends[0].length());
        return start.compareTo(ends[0]) >= 0 && start.compareTo(ends[ends.length - 1]) <= 0;
    }
}
