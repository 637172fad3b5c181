package io.paysession.domain.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins go into a header that browsers obey: nothing else may get there. */
class PageSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "HTTPS://Shop.Example:443/, https://shop.example",
        "http://localhost:3000, http://localhost:3000",
        "http://localhost:80, http://localhost",
        "https://[::1]:8443, https://[::1]:8443"
    })
    void an_origin_is_written_as_browsers_write_it(String text, String origin) {
        assertThat(PageSettings.origin(text)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "*",
                "https://*",
                "https://*.example",
                "https://shop.example/pay",
                "ftp://shop.example",
                "https://shop.example?x",
                "https://shop.example#x",
                "https://me@shop.example",
                "https://a b",
                "https://a;b",
                "https://a.example; script-src *",
                "https://a.example\r\nX: y",
                "https:",
                "//shop.example",
                "'self'",
                "data:x"
            })
    void what_is_no_origin_or_more_than_one_is_none(String text) {
        assertThat(PageSettings.origin(text)).isEmpty();
        assertThatThrownBy(() -> new PageSettings(HashSet.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
