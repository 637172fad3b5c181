package io.paysession.benchmarks.terminal;

import io.paysession.benchmarks.product.Samples;
import io.paysession.benchmarks.product.ServerProcess;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a merchant asks about one terminal, as bytes. */
final class CashierRequests {
    private final String path;
    private final String headers;

    CashierRequests(ServerProcess server, String terminal) {
        String basic = Base64.getEncoder()
                .encodeToString(
                        ("merchant." + Samples.MERCHANT + ":" + server.password()).getBytes(StandardCharsets.US_ASCII));
        path = "/api/rest/version/100/merchant/" + Samples.MERCHANT + "/terminal/" + terminal;
        headers = " HTTP/1.1\r\nHost: " + server.address().getHostString() + ":"
                + server.address().getPort() + "\r\nAuthorization: Basic " + basic + "\r\n";
    }

    byte[] register(String address) {
        return request(
                "PUT",
                "",
                "{\"terminal\":{\"family\":\"APOLLO\",\"address\":\"" + address + "\",\"currency\":\"EUR\"}}");
    }

    byte[] start(String reference, long cents, String within) {
        return request(
                "POST",
                "/session",
                "{\"session\":{\"reference\":\"" + reference + "\"},\"order\":{\"amount\":\"" + euros(cents)
                        + "\",\"currency\":\"EUR\"},\"authorization\":\"AUTOMATIC\",\"disposal\":{\"within\":\""
                        + within + "\",\"action\":\"VOID\"}}");
    }

    byte[] look(String session) {
        return ascii("GET " + path + "/session/" + session + headers + "\r\n");
    }

    byte[] commit(String session, long cents) {
        return request(
                "PUT",
                "/session/" + session,
                "{\"apiOperation\":\"COMMIT\",\"transaction\":{\"amount\":\"" + euros(cents) + "\"}}");
    }

    byte[] release(String session) {
        return request("PUT", "/session/" + session, "{\"apiOperation\":\"VOID\"}");
    }

    private byte[] request(String method, String below, String body) {
        return ascii(method + " " + path + below + headers + "Content-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static String euros(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
