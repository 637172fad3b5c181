package io.paysession.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.badinput.Connection.Reply;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every answer has to be, whatever was asked. */
final class AnswerRules {
    private static final List<Integer> STATUSES = List.of(200, 201, 204, 400, 401, 404, 405, 408, 413, 414, 417, 431);
    private static final String TEXT = "((?:[^\"\\\\\\p{Cntrl}]++|\\\\.)++)";
    private static final Pattern ERROR =
            Pattern.compile("\\{\"error\":\\{\"cause\":\"INVALID_REQUEST\",\"explanation\":\""
                    + TEXT + "\"(?:,\"field\":\"" + TEXT
                    + "\",\"validationType\":\"(?:INVALID|MISSING|UNSUPPORTED)\")?},\"result\":\"ERROR\"}");
    private static final Pattern OURSELVES =
            Pattern.compile("(?i)jetty|javalin|jakarta|kotlin|jackson|vavr|hibernate|postgres|java\\.|exception|<html");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9A-F]{4}|.)");

    private final Secrets secrets;

    AnswerRules(Secrets secrets) {
        this.secrets = secrets;
    }

    void check(Reply reply, boolean withBody) {
        String whole = reply.head() + reply.body();
        assertThat(reply.status()).as(whole).isIn(STATUSES);
        if (reply.status() == 204 || !withBody) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        assertThat(reply.head()).containsIgnoringCase("\r\nContent-Type: application/json;charset=UTF-8\r\n");
        if (reply.status() < 400) {
            success(reply);
            return;
        }
        Matcher form = ERROR.matcher(reply.body());
        assertThat(form.matches()).as(whole).isTrue();
        assertThat(length(form.group(1))).as(whole).isLessThanOrEqualTo(1000);
        assertThat(form.group(2) == null ? 1 : length(form.group(2))).as(whole).isLessThanOrEqualTo(100);
        assertThat(OURSELVES.matcher(whole).find()).as(whole).isFalse();
        assertThat(secrets.foundIn(reply.body())).as(whole).isEmpty();
        assertThat(secrets.foundIn(reply.head())).as(whole).isEmpty();
    }

    private static void success(Reply reply) {
        assertThat(reply.body())
                .startsWith("{")
                .endsWith("}")
                .doesNotContainPattern("\"number\":\"[0-9]{9}")
                .doesNotContainPattern("\"securityCode\":\"[0-9]")
                .containsPattern("\"(gatewayVersion|session|transaction)\":");
    }

    /** How many characters a JSON text stands for. */
    private static int length(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll("x").length();
    }
}
