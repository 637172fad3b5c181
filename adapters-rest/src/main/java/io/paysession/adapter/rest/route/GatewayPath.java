package io.paysession.adapter.rest.route;

import io.paysession.domain.field.Redaction;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What is served, by its path: which methods there are, and of a path that leads nowhere how far it was understood and what
 * was expected next (source: recorded-responses 4). The path is printed without {@code /api}, as the gateway does, and
 * without anything secret. To be filled before the first question.
 */
final class GatewayPath {
    /** Everything that belongs to a merchant is below it; also the parameters are named as the gateway prints them. */
    static final String MERCHANT = "/api/rest/version/{version}/merchant/{merchantId}";

    /** The files and requests of hosted fields are below it. */
    static final String FORM = "/form/version/{version}/merchant/{merchantId}";

    private static final Seq<String> ABOVE = segments(MERCHANT);
    private static final Seq<String> SCRIPT = segments(FORM).append("session.js");
    private static final Seq<String> SESSION = ABOVE.append("session").append("{sessionId}");
    private static final Seq<String> NVP = List.of("api", "nvp");

    /** What is shown in place of segments that are secrets themselves. */
    private static final Map<String, String> SECRET =
            LinkedHashMap.of("{sessionId}", "SESSIONxxxxxxxx", "{tokenid}", "xxxxxxxx");

    /** What is served anywhere, in the order in which it is listed. */
    static final Seq<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "OPTIONS");

    private Map<Seq<String>, Set<String>> served = LinkedHashMap.empty();

    /** From now on the method is served at the path. */
    void serve(String method, String path) {
        Seq<String> segments = segments(path);
        // No page of another origin asks before it sends what is for hosted fields.
        Set<String> others = isOfForm(path) ? HashSet.empty() : HashSet.of("OPTIONS");
        served = served.put(segments, served.getOrElse(segments, others).add(method));
    }

    /** What is served at a path; everything if that leads nowhere. */
    Seq<String> methods(String path) {
        Seq<String> segments = segments(path);
        return served.find(place -> matches(segments, place._1()))
                .map(place -> METHODS.filter(place._2()::contains))
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

    /** The longest path that begins with the same resource of a merchant; a session's, if it is nothing known. */
    private Seq<String> expected(Seq<String> segments) {
        if (segments.startsWith(SCRIPT.take(1))) {
            return SCRIPT;
        }
        Option<Seq<String>> beginning = segments.startsWith(NVP)
                ? Option.some(NVP)
                : segments.drop(ABOVE.size()).headOption().map(ABOVE::append);
        return beginning.flatMap(this::longest).getOrElse(SESSION);
    }

    private Option<Seq<String>> longest(Seq<String> beginning) {
        return served.keySet().filter(place -> place.startsWith(beginning)).maxBy(Seq::size);
    }

    /** Whether it is about hosted fields. */
    static boolean isOfForm(String path) {
        return segments(path).startsWith(SCRIPT.take(1));
    }

    String explain(String path) {
        Seq<String> segments = segments(path);
        Seq<String> expected = expected(segments);
        int understood = understood(segments, expected);
        String seen = segments.take(understood)
                .zip(expected)
                .drop(isOfForm(path) ? 0 : 1)
                .map(pair -> SECRET.get(pair._2()).getOrElse(() -> Redaction.redact(decoded(pair._1()))))
                .mkString("/");
        String next = understood < expected.size() ? "/" + expected.get(understood) : "end of path";
        return "After url path /" + seen + ", expected " + next;
    }
}
