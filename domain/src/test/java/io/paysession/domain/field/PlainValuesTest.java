package io.paysession.domain.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paysession.domain.field.FieldValue.Group;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainValuesTest {
    @Test
    void go_there_and_back() {
        Map<String, @Nullable Object> card = new HashMap<>();
        card.put("number", "5123450000000008");
        card.put("name", null);
        Map<String, Object> plain = Map.of(
                "card",
                card,
                "amount",
                new BigDecimal("0.10"),
                "count",
                7,
                "flag",
                true,
                "items",
                Arrays.asList("a", 1L, null));
        Group group = PlainValues.group(plain);
        assertThat(new RequestFields(group).text("card.number")).contains("5123450000000008");
        Map<String, @Nullable Object> back = PlainValues.map(group);
        assertThat(back.get("card")).isEqualTo(card);
        assertThat(back.get("amount")).as("with its digits").isEqualTo(new BigDecimal("0.10"));
        assertThat(back.get("items")).isEqualTo(Arrays.asList("a", new BigDecimal(1), null));
        assertThat(PlainValues.group(back)).isEqualTo(group);
    }

    @Test
    void what_says_no_field_is_refused_and_not_shown() {
        for (Object wrong : new Object[] {0.1, new StringBuilder("5123450000000008"), new int[0], Map.of(1, "a")}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PlainValues.group(Map.of("a", List.of(wrong))))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("5123450000000008"));
        }
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainValues.group(Map.of("a", circle)))
                .withMessageContaining("64");
    }
}
