package io.paysession.adapter.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which page may read an answer. */
class CorsTest {
    private static Map<String, String> headers(List<String> allowed, @Nullable String origin) {
        Map<String, String> headers = new TreeMap<>();
        new Cors(allowed).allow(origin, headers::put);
        return headers;
    }

    @Test
    void every_page_unless_the_operator_names_some() {
        assertThat(headers(List.of("*"), null)).isEqualTo(Map.of("Access-Control-Allow-Origin", "*"));
    }

    @Test
    void only_a_named_one_and_caches_are_told_that_it_depends() {
        List<String> shops = List.of("https://a.example", "https://b.example");
        assertThat(headers(shops, "https://b.example"))
                .isEqualTo(Map.of("Access-Control-Allow-Origin", "https://b.example", "Vary", "Origin"));
        assertThat(headers(shops, "https://c.example")).isEqualTo(Map.of("Vary", "Origin"));
        assertThat(headers(shops, null)).isEqualTo(Map.of("Vary", "Origin"));
    }
}
