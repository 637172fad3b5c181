package io.paysession.adapter.rest.route;

import io.paysession.domain.field.Redaction;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Says of a path that leads nowhere how far it was understood and what was expected next (source: recorded-responses
 * 4). The path is printed without {@code /api}, as the gateway does, and without anything secret.
 */
final class GatewayPath {
    private static final Seq<String> MERCHANT =
            List.of("api", "rest", "version", "{version}", "merchant", "{merchantId}");
    private static final Seq<String> SESSION = MERCHANT.append("session").append("{sessionId}");
    private static final Seq<String> TERMINAL =
            MERCHANT.appendAll(List.of("terminal", "{terminalId}", "session", "{terminalSessionId}"));

    private static final Seq<String> TRANSACTION =
            MERCHANT.appendAll(List.of("order", "{orderid}", "transaction", "{transactionid}"));

    private static final Seq<String> TOKEN = MERCHANT.append("token").append("{tokenid}");
    private static final Seq<String> THREE_DS_1 = MERCHANT.append("3DSecureId").append("{3DSecureId}");
    private static final Seq<String> SEARCH = MERCHANT.append("tokenSearch");
    private static final Seq<String> INQUIRY = MERCHANT.append("paymentOptionsInquiry");

    /** Where paths lead, by what follows the merchant; sessions, if it is nothing known. */
    private static final Map<String, Seq<String>> LEADING = LinkedHashMap.of(
            "terminal",
            TERMINAL,
            "order",
            TRANSACTION,
            "token",
            TOKEN,
            "tokenSearch",
            SEARCH,
            "paymentOptionsInquiry",
            INQUIRY,
            "3DSecureId",
            THREE_DS_1);

    /** What is shown in place of segments that are secrets themselves. */
    private static final Map<String, String> SECRET =
            LinkedHashMap.of("{sessionId}", "SESSIONxxxxxxxx", "{tokenid}", "xxxxxxxx");

    /** What is served anywhere. */
    static final Seq<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "OPTIONS");

    private static final Seq<String> INFORMATION = MERCHANT.take(4).append("information");

    private static final Seq<String> NVP = List.of("api", "nvp", "version", "{version}");

    private static final Seq<String> PAGE = List.of("POST", "OPTIONS");

    /** Paths, and the methods that are served at each. */
    private static final Map<Seq<String>, Seq<String>> SERVED = LinkedHashMap.<Seq<String>, Seq<String>>of(
                    INFORMATION,
                    List.of("GET", "OPTIONS"),
                    SESSION.init(),
                    List.of("POST", "OPTIONS"),
                    SESSION,
                    List.of("GET", "POST", "PUT", "OPTIONS"),
                    TERMINAL.take(7),
                    List.of("GET", "OPTIONS"),
                    TERMINAL.take(8),
                    List.of("GET", "PUT", "DELETE", "OPTIONS"),
                    TERMINAL.init(),
                    List.of("GET", "POST", "OPTIONS"),
                    TERMINAL.take(8).append("events"),
                    List.of("GET", "OPTIONS"),
                    TERMINAL,
                    List.of("GET", "PUT", "OPTIONS"),
                    TRANSACTION.take(8),
                    List.of("GET", "OPTIONS"),
                    TRANSACTION,
                    List.of("GET", "PUT", "OPTIONS"))
            .put(THREE_DS_1, List.of("GET", "POST", "PUT", "OPTIONS"))
            .put(TOKEN.init(), List.of("POST", "OPTIONS"))
            .put(TOKEN, List.of("GET", "PUT", "DELETE", "OPTIONS"))
            .put(NVP, List.of("POST", "OPTIONS"))
            .put(SEARCH, List.of("POST", "OPTIONS"))
            .put(INQUIRY, List.of("GET", "POST", "OPTIONS"))
            .put(List.of("acs", "{scheme}", "v2", "method"), PAGE)
            .put(List.of("acs", "{scheme}", "v2", "prompt"), PAGE)
            .put(List.of("callbackInterface", "gateway", "{name}"), PAGE);

    private GatewayPath() {}

    /** What is served at a path; everything if that leads nowhere. */
    static Seq<String> methods(String path) {
        Seq<String> segments = segments(path);
        return SERVED.find(served -> matches(segments, served._1()))
                .map(served -> served._2())
                .getOrElse(METHODS);
    }

    private static Seq<String> segments(String path) {
        return List.of(path.split("/", -1)).drop(1);
    }

    private static boolean matches(Seq<String> segments, Seq<String> expected) {
        return segments.size() == expected.size() && understood(segments, expected) == expected.size();
    }

    /** How many segments lead on as expected. */
    private static int understood(Seq<String> segments, Seq<String> expected) {
        return segments.zip(expected)
                .takeWhile(pair -> pair._2().startsWith("{") && !pair._1().isEmpty()
                        || pair._1().equals(pair._2()))
                .size();
    }

    /** Whether the path can be decoded; the HTTP server lets {@code %u0041} pass, which is no encoding. */
    static boolean isWellFormed(String path) {
        return path.indexOf('%') < 0 || !decoded(path).isEmpty();
    }

    /** A secret that is percent-encoded is still one. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    static String explain(String path) {
        Seq<String> segments = segments(path);
        Seq<String> expected = segments.take(2).equals(NVP.take(2))
                ? NVP
                : segments.drop(MERCHANT.size())
                        .headOption()
                        .flatMap(LEADING::get)
                        .getOrElse(SESSION);
        int understood = understood(segments, expected);
        String seen = segments.take(understood)
                .zip(expected)
                .drop(1)
                .map(pair -> SECRET.get(pair._2()).getOrElse(() -> Redaction.redact(decoded(pair._1()))))
                .mkString("/");
        String next = understood < expected.size() ? "/" + expected.get(understood) : "end of path";
        return "After url path /" + seen + ", expected " + next;
    }
}
