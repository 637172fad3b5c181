package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paysession.adapter.rest.browser.BrowserFiles;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files of hosted fields and where they post to, as an HTTP client sees them. */
class HostedFieldFilesTest {
    private static final String FORM = "/form/version/100/merchant/TESTSHOP01";
    private static final String CARD = "{\"sourceOfFunds\":{\"type\":\"CARD\",\"provided\":{\"card\":"
            + "{\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"01\",\"year\":\"39\"}}}}}";

    private RestServer server = new RestServer();

    @BeforeAll
    static void there_are_scripts() {
        assumeTrue(BrowserFiles.find("session.js").isPresent(), "SKIPPED: built without Node.js and npm");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_script_is_the_same_for_every_merchant_whether_there_is_one_or_not() throws Exception {
        HttpResponse<String> script = get(FORM + "/session.js");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(header(script, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(script, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(script, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(script.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(script.body()).contains("PaymentSession");
        assertThat(get("/form/version/34/merchant/NOSUCHSHOP/session.js").body())
                .isEqualTo(script.body());
        assertThat(get(FORM + "/session.js?debug=true").body()).isEqualTo(script.body());
    }

    @Test
    void a_browser_that_has_the_script_is_told_so() throws Exception {
        String tag = header(get(FORM + "/session.js"), "ETag");
        HttpResponse<String> again = server.send(
                HttpRequest.newBuilder(server.uri(FORM + "/session.js")).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(again.body()).isEmpty();
    }

    @Test
    void the_document_of_a_field_runs_nothing_of_anybody_elses_and_its_parts_are_kept_by_their_content()
            throws Exception {
        HttpResponse<String> document = get(FORM + "/field.html");
        assertThat(header(document, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "form-action 'none'", "frame-ancestors *")
                .doesNotContain("unsafe");
        assertThat(header(document, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(document, "Permissions-Policy")).contains("camera=()");
        assertThat(document.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        Matcher parts = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(document.body());
        int found = 0;
        while (parts.find()) {
            found++;
            String address =
                    server.uri(FORM + "/field.html").resolve(parts.group(1)).getPath();
            HttpResponse<String> part = get(address);
            assertThat(part.statusCode()).isEqualTo(200);
            assertThat(header(part, "Cache-Control")).contains("immutable");
            assertThat(header(get(address.replaceFirst("static/[0-9a-f]+", "static/0123")), "Cache-Control"))
                    .isEqualTo("no-cache");
        }
        assertThat(found).isEqualTo(2);
    }

    @Test
    void what_is_not_there_is_answered_in_the_gateways_form() throws Exception {
        assertThat(get("/form/version/101/merchant/TESTSHOP01/session.js").body())
                .contains("'version = 101'");
        HttpResponse<String> old = get("/form/version/33/merchant/TESTSHOP01/session.js");
        assertThat(old.statusCode()).isEqualTo(404);
        assertThat(old.body()).contains("session.js of version 33 is not served; the first is that of version 34");
        assertThat(get("/form/version/100/merchant/a%2Fb/session.js").statusCode())
                .isEqualTo(400);
        assertThat(get("/form/version/100/merchant/TESTSHOP01/other.js").body())
                .contains("After url path /form/version/100/merchant/TESTSHOP01, expected /session.js");
        assertThat(get("/form/static/0123/../x").statusCode()).isIn(400, 404);
        assertThat(get("/form/static/0123/pom.xml").statusCode()).isEqualTo(404);
        assertThat(get("/form/static/0123/field.html").statusCode())
                .as("the document without its policy")
                .isEqualTo(404);
        HttpResponse<String> posted = server.send(
                HttpRequest.newBuilder(server.uri(FORM + "/session.js")).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(header(posted, "Allow")).isEqualTo("GET");
    }

    @Test
    void only_documents_of_this_server_may_fill_a_session() throws Exception {
        String session = session();
        assertThat(fill(session, CARD, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(fill(session, CARD, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(fill(session, CARD, "Origin", "https://shop.example").statusCode())
                .isEqualTo(403);
        assertThat(fill(session, CARD, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(stored(session).authentications().hostedUpdates()).isZero();
        HttpResponse<String> filled =
                fill(session, CARD, "Origin", server.uri("").toString());
        assertThat(filled.statusCode()).isEqualTo(200);
        assertThat(filled.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(filled.body())
                .contains("\"number\":\"512345xxxxxx0008\"", "\"updateStatus\":\"SUCCESS\"")
                .doesNotContain(session);
        assertThat(fill(session, CARD, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(stored(session).authentications().hostedUpdates()).isEqualTo(2);
        assertThat(stored(session).authentications().used()).isZero();
        HttpResponse<String> preflight = server.send(HttpRequest.newBuilder(server.uri(FORM + "/session"))
                .header("Origin", "https://shop.example")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(405);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void only_the_source_of_funds_is_taken_and_only_by_the_session_itself() throws Exception {
        String session = session();
        HttpResponse<String> order = fill(session, "{\"order\":{\"amount\":\"1\"}}", "X", "x");
        assertThat(order.statusCode()).isEqualTo(400);
        assertThat(order.body()).contains("Unexpected parameter");
        assertThat(fill(session, "{\"billing\":{\"address\":{\"city\":\"X\"}}}", "X", "x")
                        .body())
                .contains("Unexpected parameter 'billing'");
        assertThat(fill(session, CARD.replace("\"39\"", "\"399\""), "X", "x").body())
                .contains("\"field\":\"sourceOfFunds.provided.card.expiry.year\"");
        assertThat(stored(session).authentications().hostedUpdates()).isEqualTo(3);
        assertThat(fill(RestServer.PASSWORD, CARD, "X", "x").statusCode()).isEqualTo(401);
        HttpResponse<String> unknown = fill("SESSION0002000000000000000000000", CARD, "X", "x");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("Form Session not found or expired.");
        HttpResponse<String> elsewhere = server.send(HttpRequest.newBuilder(
                        server.uri("/form/version/100/merchant/NOSUCHSHOP/session"))
                .header("Authorization", RestServer.basic("merchant.NOSUCHSHOP", "SESSION00020000000000000000000"))
                .PUT(HttpRequest.BodyPublishers.ofString(CARD)));
        assertThat(elsewhere.body()).isEqualTo(unknown.body());
    }

    @Test
    void all_of_it_is_there_in_somebody_elses_server_too() throws Exception {
        server.close();
        server = RestServer.mounted();
        assertThat(get(FORM + "/session.js").statusCode()).isEqualTo(200);
        String document = get(FORM + "/field.html").body();
        Matcher script = Pattern.compile("src=\"([^\"]+)\"").matcher(document);
        assertThat(script.find()).isTrue();
        String address =
                server.uri(FORM + "/field.html").resolve(script.group(1)).getPath();
        assertThat(address).startsWith("/shop/form/static/");
        assertThat(get(address.substring("/shop".length())).statusCode()).isEqualTo(200);
        String session = session();
        assertThat(fill(session, CARD, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(fill(session, CARD, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(path)));
    }

    private HttpResponse<String> fill(String password, String document, String header, String value) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(FORM + "/session"))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", password))
                .header(header, value)
                .PUT(HttpRequest.BodyPublishers.ofString(document)));
    }

    private String session() throws Exception {
        String created = server.send(
                        HttpRequest.newBuilder(server.uri("/api/rest/version/100/merchant/TESTSHOP01/session"))
                                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                .body();
        Matcher id = Pattern.compile("\"id\":\"(SESSION[0-9A-Z]+)\"").matcher(created);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private PaymentSession stored(String session) {
        return server.sessions.find(SessionId.parse(session).get()).get();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
