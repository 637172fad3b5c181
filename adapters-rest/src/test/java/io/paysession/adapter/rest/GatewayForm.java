package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RawHttp.Reply;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every answer has to look like, and what none may give away. */
final class GatewayForm {
    /** Card numbers, passwords and tokens that the attacks plant. */
    static final String CARD = "4508750015741019";

    static final String HEX_PASSWORD = "c0ffee00c0ffee00c0ffee00c0ffee00";
    static final String TOKEN = "9876543210987654";

    private static final Pattern OURSELVES = Pattern.compile(
            "(?i)jetty|javalin|jakarta|kotlin|jackson|vavr|java\\.|exception|stack ?trace|\\.java:|<html");
    private static final List<String> CAUSES = List.of("INVALID_REQUEST", "REQUEST_REJECTED", "SERVER_BUSY");
    private static final List<String> VALIDATION_TYPES = List.of("INVALID", "MISSING", "UNSUPPORTED");

    private GatewayForm() {}

    /** @param withBody false where HTTP forbids a body, as in an answer to HEAD */
    static void check(Reply reply, boolean withBody) {
        assertThat(reply.status()).as(reply.raw()).isLessThan(500);
        assertThat(OURSELVES.matcher(reply.raw()).find()).as(reply.raw()).isFalse();
        if (reply.status() == 204) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        assertThat(reply.header("content-type"))
                .as(reply.raw())
                .isEqualToIgnoringCase("application/json;charset=UTF-8");
        if (!withBody) {
            assertThat(reply.body()).isEmpty();
        } else if (reply.status() >= 400) {
            error(reply);
            noSecrets(reply.raw());
        } else {
            Group document = document(reply);
            assertThat(document.members().keySet()).as(reply.raw()).contains("merchant");
            assertThat(document.members().keySet()).as(reply.raw()).containsAnyOf("session", "transaction");
            assertThat(reply.body())
                    .doesNotContainPattern("\"number\":\"\\d{9}")
                    .doesNotContain("\"track");
        }
    }

    private static Group document(Reply reply) {
        assertThat(reply.body().chars()).as("pure ASCII").allMatch(c -> c >= ' ' && c < 0x7f);
        return JsonBody.read(reply.body()).getOrElseThrow(() -> new AssertionError("No JSON: " + reply.raw()));
    }

    private static void error(Reply reply) {
        Group document = document(reply);
        assertThat(document.members().keySet()).as(reply.raw()).containsExactly("error", "result");
        assertThat(text(document, "result")).isEqualTo("ERROR");
        Group error = document.group("error");
        assertThat(text(error, "cause")).as(reply.raw()).isIn(CAUSES);
        assertThat(text(error, "explanation")).as(reply.raw()).hasSizeBetween(1, 1000);
        if (error.members().containsKey("field")) {
            assertThat(error.members().keySet())
                    .as(reply.raw())
                    .containsExactly("cause", "explanation", "field", "validationType");
            assertThat(text(error, "field")).as(reply.raw()).hasSizeBetween(1, 100);
            assertThat(text(error, "validationType")).isIn(VALIDATION_TYPES);
        } else {
            assertThat(error.members().keySet()).as(reply.raw()).containsExactly("cause", "explanation");
        }
    }

    private static String text(Group group, String name) {
        return ((Text) group.members().get(name).get()).text();
    }

    private static void noSecrets(String raw) {
        assertThat(raw)
                .doesNotContainPattern("SESSION[0-9A-Z]{24,}")
                .doesNotContain(HEX_PASSWORD)
                .doesNotContain(TOKEN)
                .doesNotContain(RestServer.PASSWORD);
        String head = raw.substring(0, raw.indexOf("\r\n\r\n"));
        noCardNumber(raw.substring(head.length()));
    }

    /** In any script, however it was cut up; for that, whatever is neither letter nor digit is taken out. */
    private static void noCardNumber(String body) {
        String unescaped = Pattern.compile("\\\\u([0-9A-Fa-f]{4})")
                .matcher(new String(body.getBytes(ISO_8859_1), ISO_8859_1))
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        String digits = unescaped
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(c -> Character.isDigit(c) ? Integer.toString(Character.digit(c, 10)) : Character.toString(c))
                .collect(Collectors.joining());
        assertThat(digits).as(body).doesNotContain(CARD).doesNotContain(TOKEN);
    }
}
