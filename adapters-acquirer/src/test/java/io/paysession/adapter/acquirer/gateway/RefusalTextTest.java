package io.paysession.adapter.acquirer.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.shared.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gateways repeat what they were sent, and nothing of that which is secret may reach the log. */
class RefusalTextTest {
    private static final String PASSWORD = "open sesame/4711?";
    private static final String CODE = "737";
    private static final GatewaySettings.Account ACCOUNT = new GatewaySettings.Account("REMOTE7", Secret.of(PASSWORD));

    private static String shown(String said) {
        RequestFields fields = new RequestFields(SampleSessions.group(
                "sourceOfFunds",
                SampleSessions.group(
                        "type",
                        new Text("CARD"),
                        "token",
                        new Text("token of the payer"),
                        "provided",
                        SampleSessions.group("card", SampleSessions.card("5123450000000008", CODE))),
                "session",
                SampleSessions.group("id", new Text("SESSION0002ABCDEFGHIJKLMNOP"))));
        return RefusalText.of(said, ACCOUNT, fields);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String percents(String text) {
        return HexFormat.ofDelimiter("%").withPrefix("").formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<UnaryOperator<String>> ways() {
        return Stream.of(
                secret -> "Value '" + secret + "' is invalid",
                secret -> secret.toUpperCase(Locale.ROOT),
                secret -> "a=" + URLEncoder.encode(secret, StandardCharsets.UTF_8) + "&b",
                secret -> "100% of "
                        + URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
                secret -> "%" + percents(secret),
                secret -> "Authorization: Basic " + base64("merchant.REMOTE7:" + secret) + " is wrong",
                secret -> base64(secret),
                secret -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((">>??" + secret + ";").getBytes(StandardCharsets.UTF_8)),
                secret -> URLEncoder.encode(base64(secret), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void no_secret_of_the_request_is_left(UnaryOperator<String> way) {
        for (String secret :
                new String[] {PASSWORD, CODE, "5123450000000008", "token of the payer", "SESSION0002ABCDEFGHIJKLMNOP"
                }) {
            String said = way.apply(secret);
            assertThat(shown(said))
                    .as(said)
                    .contains("xxxx")
                    .doesNotContainIgnoringCase(secret)
                    .doesNotContain(base64(secret).replaceAll("=+$", ""))
                    .doesNotContain(URLEncoder.encode(secret, StandardCharsets.UTF_8))
                    .doesNotContain(percents(secret));
        }
    }

    @Test
    void all_else_is_told() {
        String said = "Unable to find CARD of order 4711737 for 25.00 EUR, 100% sure + more";
        assertThat(shown(said)).isEqualTo(said);
    }
}
