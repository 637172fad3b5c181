package io.paysession.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.shared.SensitiveText;
import io.vavr.collection.List;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
    private static final Group DOCUMENT = Group.EMPTY
            .with("amount", new FieldValue.Number("0.10"))
            .with("big", new FieldValue.Number("1" + "0".repeat(999)))
            .with("flag", new Flag(true))
            .with("items", new Items(List.of(Group.EMPTY, new Nothing(), new Text("\u20ac \"\\\n"))))
            .with("nothing", new Nothing());

    @Test
    void what_was_written_is_read_and_numbers_stay_as_they_were_written() {
        assertThat(JsonDocument.read(JsonDocument.write(DOCUMENT))).contains(DOCUMENT);
        assertThat(new String(JsonDocument.bytes(DOCUMENT), StandardCharsets.US_ASCII))
                .isEqualTo(JsonDocument.write(DOCUMENT))
                .contains("\"amount\":0.10")
                .containsIgnoringCase("\\u20ac");
    }

    @Test
    void what_is_sensitive_is_written_in_clear() {
        char[] clear = "831".toCharArray();
        Group document = Group.EMPTY.with("code", new Sensitive(SensitiveText.of(clear, new byte[] {1, 2, 3})));
        assertThat(JsonDocument.write(document)).isEqualTo("{\"code\":\"831\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "7",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "{\"a\":'b'}",
                "{a:1}"
            })
    void anything_but_one_object_that_says_nothing_twice_is_no_document(String text) {
        assertThat(JsonDocument.read(text)).isEmpty();
    }

    @Test
    void what_is_too_deep_or_has_too_long_names_or_numbers_is_no_document() {
        assertThat(JsonDocument.read(nested(63))).hasSize(1);
        assertThat(JsonDocument.read(nested(64))).isEmpty();
        assertThat(JsonDocument.read("{\"" + "n".repeat(1000) + "\":1}")).hasSize(1);
        assertThat(JsonDocument.read("{\"" + "n".repeat(1001) + "\":1}")).isEmpty();
        assertThat(JsonDocument.read("{\"a\":" + "1".repeat(1000) + "}")).hasSize(1);
        assertThat(JsonDocument.read("{\"a\":" + "1".repeat(1001) + "}")).isEmpty();
    }

    private static String nested(int lists) {
        return "{\"a\":" + "[".repeat(lists) + "]".repeat(lists) + "}";
    }
}
