package io.paysession.benchmarks.http;

import io.paysession.benchmarks.product.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The three requests of a flow, as bytes: create, update, retrieve.
 *
 * @param create   is always the same
 * @param update   has room for the session's id
 * @param retrieve has room for the session's id
 */
record FlowRequests(byte[] create, Template update, Template retrieve) {
    static final int ID_LENGTH = 33;

    private static final String PATH = "/api/rest/version/100/merchant/" + Samples.MERCHANT + "/session";
    private static final String CREATE_BODY = "{\"session\":{\"authenticationLimit\":25}}";
    private static final String UPDATE_BODY = "{\"order\":{\"amount\":\"49.90\",\"currency\":\"EUR\"},"
            + "\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\",\"securityCode\":\"100\","
            + "\"expiry\":{\"month\":\"01\",\"year\":\"39\"}}}}}";

    /** A request and the place of the id in it. */
    record Template(byte[] bytes, int idAt) {
        Template ofOwn() {
            return new Template(bytes.clone(), idAt);
        }
    }

    static FlowRequests of(String host, int port, String password) {
        String basic = Base64.getEncoder()
                .encodeToString(("merchant." + Samples.MERCHANT + ":" + password).getBytes(StandardCharsets.US_ASCII));
        String headers = " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nAuthorization: Basic " + basic + "\r\n";
        String hole = "?".repeat(ID_LENGTH);
        return new FlowRequests(
                ascii("POST " + PATH + headers + content(CREATE_BODY)),
                template("PUT " + PATH + "/" + hole + headers + content(UPDATE_BODY)),
                template("GET " + PATH + "/" + hole + headers + "\r\n"));
    }

    /** Requests of one connection, which fills in its own ids. */
    FlowRequests ofOwn() {
        return new FlowRequests(create, update.ofOwn(), retrieve.ofOwn());
    }

    private static String content(String body) {
        return "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static Template template(String request) {
        return new Template(ascii(request), request.indexOf('?'));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
