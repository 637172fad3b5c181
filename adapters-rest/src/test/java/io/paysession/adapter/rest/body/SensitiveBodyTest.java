package io.paysession.adapter.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.JsonBody;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.shared.ApiVersion;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a body keeps no security code in clear, and nothing behind it keeps the body. */
class SensitiveBodyTest {
    @Test
    void a_security_code_is_covered_wherever_it_is_and_everything_else_is_a_text() {
        Group document = JsonBody.read(
                        "{\"a\":{\"number\":\"4\",\"securityCode\":\"831\"},\"securityCode\":\"1\\u0032\",\"securityCodes\":\"5\"}")
                .get();
        assertThat(document.group("a").members().get("securityCode").get())
                .isInstanceOf(Sensitive.class)
                .isEqualTo(new Text("831"));
        assertThat(document.members().get("securityCode").get())
                .isInstanceOf(Sensitive.class)
                .isEqualTo(new Text("12"));
        assertThat(document.group("a").members().get("number").get()).isInstanceOf(Text.class);
        assertThat(document.members().get("securityCodes").get()).isInstanceOf(Text.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"831", "8317", "0", "-831", "83.1", "8e3"})
    void a_code_that_is_sent_as_a_number_is_covered_and_means_what_it_did(String number) {
        Group document = JsonBody.read(
                        "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"securityCode\":" + number + ",\"number\":1}}}}")
                .get();
        Group card = document.group("sourceOfFunds").group("provided").group("card");
        assertThat(card.members().get("securityCode").get())
                .isInstanceOf(Sensitive.class)
                .isEqualTo(new Text(number));
        assertThat(card.members().get("number").get()).isInstanceOf(FieldValue.Number.class);
        FieldReading covered = FieldCatalogue.SESSION.read(document, ApiVersion.NEWEST);
        FieldReading plain = FieldCatalogue.SESSION.read(
                document.with(
                        "sourceOfFunds",
                        Group.EMPTY.with(
                                "provided",
                                Group.EMPTY.with("card", card.with("securityCode", new FieldValue.Number(number))))),
                ApiVersion.NEWEST);
        assertThat(covered).isEqualTo(plain);
    }

    @Test
    void a_covered_code_needs_nothing_of_the_body_any_more() {
        char[] body = "{\"securityCode\":\"8317\"}".toCharArray();
        FieldValue code = JsonBody.read(CharBuffer.wrap(body))
                .get()
                .members()
                .get("securityCode")
                .get();
        Arrays.fill(body, '\0');
        assertThat(code).isEqualTo(new Text("8317"));
    }

    @Test
    void characters_before_and_behind_the_body_are_no_part_of_it() {
        CharBuffer part = CharBuffer.wrap("}}{\"a\":\"b\"}{{".toCharArray(), 2, 9);
        assertThat(JsonBody.read(part).get())
                .isEqualTo(JsonBody.read("{\"a\":\"b\"}").get());
        CharBuffer wrong = CharBuffer.wrap("}}{\"a\":\"b\",?}{{".toCharArray(), 2, 11);
        assertThat(JsonBody.read(wrong).getLeft())
                .isEqualTo(JsonBody.read("{\"a\":\"b\",?}").getLeft());
    }
}
