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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups whose names the catalogue does not know: all that can be checked is how much there is of them. */
class OpenAndCustomGroupsTest {
    @Test
    void an_open_group_keeps_texts_numbers_truths_groups_and_lists() {
        Group document = group(
                "airline",
                group("a", "x", "b", items("1", group("c", true)), "d", items(items("e")), "f_g", group("h", false)));
        assertThat(accepted(document).root()).isEqualTo(document);
        // No more is known of a number than its digits.
        assertThat(accepted(at("airline.n", 5)).root()).isEqualTo(at("airline.n", "5"));
    }

    @Test
    void an_open_group_is_six_levels_deep_and_not_seven() {
        assertThat(read(at("interaction.b.c.d.e.f.g", "x")).violations()).isEmpty();
        assertThat(read(at("interaction.b.c.d.e.f.g.h", "x")).violations())
                .containsExactly(Violation.bounded(FieldPath.of("interaction.b.c.d.e.f.g"), Kind.TOO_DEEP, 6));
        assertThat(read(at("interaction.b[].c[].d[].e", "x")).violations().map(Violation::kind))
                .containsExactly(Kind.TOO_DEEP);
        assertThat(read(at("interaction.b[].c[].d[]", "x")).violations()).isEmpty();
    }

    @Test
    void a_document_of_a_hundred_thousand_levels_does_not_break_anything() {
        FieldValue deep = new Text("x");
        for (int i = 0; i < 100_000; i++) {
            deep = i % 2 == 0 ? Group.EMPTY.with("a", deep) : items(deep);
        }
        for (String path : new String[] {"interaction", "order", "order.custom", "order.item", "nonsense", "locale"}) {
            assertThat(read(at(path, deep)).violations()).as(path).hasSize(1);
        }
    }

    @Test
    void a_value_of_an_open_group_has_4000_characters_at_most() {
        assertThat(read(at("cruise.a", "x".repeat(4000))).violations()).isEmpty();
        assertThat(read(at("cruise.a", "")).violations()).isEmpty();
        Violation longer =
                read(at("cruise.a[]", "x ".repeat(2001))).violations().single();
        assertThat(longer.field()).isEqualTo(FieldPath.of("cruise.a[0]"));
        assertThat(longer.kind()).isEqualTo(Kind.TOO_LONG);
        assertThat(longer.actual()).isEqualTo(4002);
        assertThat(longer.shown()).hasSize(100);
    }

    @Test
    void an_open_group_is_a_group_or_a_list_and_no_scalar() {
        assertThat(read(at("interaction", items("a", "b"))).violations()).isEmpty();
        for (Object scalar : new Object[] {"x", 1, true}) {
            assertThat(read(at("interaction", scalar)).violations().map(Violation::kind))
                    .containsExactly(Kind.WRONG_TYPE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a-b", "a.b", "\u0000", "\u00e4", "\uff21", "\ud83d", "<script>", "a\n"})
    void names_are_alphanumeric_in_open_and_in_custom_groups(String name) {
        for (String group : new String[] {"interaction", "interaction.a", "order.custom"}) {
            assertThat(read(at(group, Group.EMPTY.with(name, new Text("x")))).violations())
                    .containsExactly(Violation.unexpected(group + "." + name));
        }
    }

    @Test
    void custom_names_have_no_underscore_and_less_than_a_hundred_characters() {
        assertThat(read(at("order.custom.a_b", "x")).violations())
                .containsExactly(Violation.unexpected("order.custom.a_b"));
        assertThat(read(at("order.custom." + "a".repeat(99), "x")).violations()).isEmpty();
        assertThat(read(at("order.custom." + "a".repeat(100), "x")).violations().map(Violation::kind))
                .containsExactly(Kind.UNEXPECTED);
    }

    @Test
    void there_are_fifty_custom_names_at_most_and_null_is_none() {
        assertThat(read(custom(50)).violations()).isEmpty();
        assertThat(read(custom(51)).violations())
                .containsExactly(Violation.bounded(FieldPath.of("order.custom"), Kind.TOO_MANY, 50));
        Group names = custom(50).group("order").group("custom").with("more", nothing());
        assertThat(read(at("order.custom", names)).violations()).isEmpty();
    }

    @Test
    void a_custom_value_is_a_text_of_1_to_250_characters() {
        assertThat(read(at("order.custom.a", "x".repeat(250))).violations()).isEmpty();
        assertThat(accepted(at("order.custom.a", 7)).text("order.custom.a")).contains("7");
        for (Object wrong : new Object[] {"", "y".repeat(251), true, group("b", "c"), items("x")}) {
            assertThat(read(at("order.custom.a", wrong)).violations().map(Violation::field))
                    .containsExactly(FieldPath.of("order.custom.a"));
        }
    }

    private static Group custom(int count) {
        Group names = Group.EMPTY;
        for (int i = 0; i < count; i++) {
            names = names.with("name" + i, new Text("x"));
        }
        return at("order.custom", names);
    }
}
