package io.paysession.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paysession.bootstrap.badinput.Shot.Parts;
import java.util.List;
import java.util.Random;

/** Requests in an order that a seed decides: right ones, broken in one place or in several, and pure garbage. */
final class RequestGenerator {
    private static final int FIVE_MEGABYTES = 5_000_000;
    private static final String USER = "merchant.TESTSHOP01";
    private static final List<String> BODIES = List.of(
            "{\"order\":{\"amount\":%s,\"currency\":\"EUR\"}}",
            "{\"order\":{\"reference\":%s,\"custom\":{\"a\":\"b\"}}}",
            "{\"order\":{\"item\":[{\"name\":%s,\"quantity\":1,\"unitPrice\":\"2.50\"}]}}",
            "{\"customer\":{\"email\":%s,\"firstName\":\"Zo\u00eb\"}}",
            "{\"customer\":{\"dateOfBirth\":%s}}",
            "{\"billing\":{\"address\":{\"city\":%s,\"country\":\"DEU\"}}}",
            "{\"sourceOfFunds\":{\"type\":\"CARD\",\"provided\":{\"card\":{\"number\":%s}}}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"expiry\":{\"month\":%s,\"year\":\"39\"},\"securityCode\":\"100\"}}}}",
            "{\"device\":{\"browserDetails\":{\"javaEnabled\":%s,\"colorDepth\":24}}}",
            "{\"session\":{\"version\":%s}}",
            "{\"apiOperation\":%s,\"billing\":{\"address\":{\"city\":\"Bonn\"}}}",
            "{\"interaction\":{\"a\":%s}}",
            "{\"session\":{\"authenticationLimit\":%s}}",
            "{\"correlationId\":%s}",
            "%s");
    private static final List<String> PATHS = List.of(
            "%2F",
            "%2e%2e/", "//", ";a=b", "%00", "%zz", "%u0041", "%ff", "?a=b", "#x", "/../", "\\", "%0d%0a", "\u00e4");
    private static final List<String> METHODS =
            List.of("FOO", "TRACE", "HEAD", "PATCH", "DELETE", "OPTIONS", "BEFORE", "AFTER", "post", "CONNECT");
    private static final List<String> PROTOCOLS = List.of("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/1.7", "HTTPS", "");
    private static final List<String> HEADERS = List.of(
            "Content-Type: text/plain",
            "Content-Type: application/json;charset=UTF-16",
            "Content-Type: ;;=",
            "Content-Type: application/json;charset=none",
            "X-HTTP-Method-Override: DELETE",
            "Origin: null",
            "NoColon",
            "Bad Name: x",
            "X: \u0001",
            "Host: other",
            "Content-Length: -1",
            "Content-Length: 7",
            "Expect: nothing",
            "Transfer-Encoding: gzip",
            "Connection: close",
            "Cookie: \"",
            "Accept: ;;",
            "X: a\r\n folded",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

    private final Random random;
    private final Garbling garbling;
    private final Secrets secrets;
    private final Targets targets;

    /** Ids of sessions: any request may hit the first, the others only requests that must be refused. */
    record Targets(List<String> victims, List<String> untouched, List<String> scarred) {}

    RequestGenerator(long seed, Secrets secrets, Targets targets) {
        this.random = new Random(seed);
        this.garbling = new Garbling(random);
        this.secrets = secrets;
        this.targets = targets;
    }

    Shot next() {
        int dice = random.nextInt(100);
        if (dice < 12) {
            return refusedAtOnce(any(targets.untouched())).whole();
        }
        if (dice < 20) {
            return wrongField(any(targets.scarred())).whole();
        }
        if (dice < 23) {
            return new Shot(garbling.garbage(), true, true, 0);
        }
        Parts parts = valid();
        if (dice == 23 && random.nextInt(4) == 0) {
            parts.body = new byte[FIVE_MEGABYTES];
            return parts.whole();
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            breakOnePart(parts);
        }
        Shot shot = parts.whole();
        boolean oneWay = parts.headers.contains("ength: ")
                || !parts.protocol.equals("HTTP/1.1")
                || parts.headers.length() + parts.path.length() > 8000;
        return dice < 40
                ? new Shot(garbling.bytes(shot.bytes()), shot.withBody(), true, 0)
                : new Shot(shot.bytes(), shot.withBody(), oneWay, 0);
    }

    private Parts valid() {
        String session = any(targets.victims());
        String json = any(BODIES).formatted(random.nextBoolean() ? "\"7\"" : garbling.value(planted()));
        int version = 1 + random.nextInt(100);
        Parts parts = new Parts().as(USER, Secrets.PASSWORD).saying(json);
        parts.chunked = random.nextInt(5) == 0;
        return switch (random.nextInt(7)) {
            case 0 -> parts.to("POST", merchant(version) + "/session");
            case 1 -> parts.to("GET", merchant(version) + "/session/" + session);
            case 2 -> parts.to("POST", merchant(version) + "/session/" + session);
            case 3 -> parts.to("PUT", merchant(version) + "/session/" + session).as(USER, session);
            case 4 -> withoutCredentials(parts, session);
            default -> parts.to("PUT", merchant(version) + "/session/" + session);
        };
    }

    private Parts withoutCredentials(Parts parts, String session) {
        parts.authorization = "";
        return parts.to("PUT", merchant(1 + random.nextInt(49)) + "/session/" + session)
                .saying("{\"apiOperation\":\"UPDATE_PAYER_DATA\",\"customer\":{\"firstName\":"
                        + garbling.value(planted()) + "}}");
    }

    private void breakOnePart(Parts parts) {
        switch (random.nextInt(9)) {
            case 0 -> parts.method = random.nextInt(9) == 0 ? Secrets.CARD : any(METHODS);
            case 1 -> parts.path = brokenPath(parts.path);
            case 2 -> parts.protocol = any(PROTOCOLS);
            case 3 -> parts.headers += any(HEADERS) + "\r\n";
            case 4 -> parts.headers += "X: " + "a".repeat(random.nextInt(20_000)) + "\r\n";
            case 5 -> parts.authorization = "Authorization: " + brokenCredentials() + "\r\n";
            case 6 -> parts.body = garbling.brokenJson("{\"order\":{\"reference\":\"" + planted() + "\"}}");
            case 7 -> parts.body = ("{\"" + planted() + "\":{\"" + planted() + "\":1}}").getBytes(UTF_8);
            default -> parts.body = garbling.garbage();
        }
    }

    private String brokenPath(String path) {
        String[] segments = path.split("/");
        int at = random.nextInt(segments.length);
        segments[at] = switch (random.nextInt(4)) {
            case 0 -> planted().replace(' ', '+');
            case 1 -> segments[at] + any(PATHS);
            case 2 -> "a".repeat(random.nextInt(10) == 0 ? 20_000 : random.nextInt(100));
            default -> Secrets.CARD.replaceAll("(.)", "%3$1");
        };
        return "/" + String.join("/", segments);
    }

    private String brokenCredentials() {
        return switch (random.nextInt(8)) {
            case 0 -> "Bearer " + Secrets.TOKEN;
            case 1 -> "Basic " + garbling.noise(20).replaceAll("\\p{Cntrl}", "?");
            case 2 -> "Basic";
            case 3 -> Shot.basic("nobody", Secrets.CARD);
            case 4 -> Shot.basic(USER + "\u0000", Secrets.PASSWORD);
            case 5 -> Shot.basic(USER, "p".repeat(8000));
            case 6 -> Shot.basic("merchant.TESTSHOP02", Secrets.OTHER_PASSWORD);
            default -> Shot.basic(USER, any(targets.victims()));
        };
    }

    /** A request that must leave no trace: broken JSON, wrong credentials, a stale version. */
    private Parts refusedAtOnce(String session) {
        String good = "{\"order\":{\"reference\":\"harmed\"}}";
        Parts parts = new Parts()
                .as(USER, Secrets.PASSWORD)
                .to("PUT", merchant(72) + "/session/" + session)
                .saying(good);
        switch (random.nextInt(7)) {
            case 0 -> parts.refusedAs(401).as(USER, Secrets.OTHER_PASSWORD);
            case 1 -> parts.refusedAs(401).as(USER, any(targets.victims()));
            case 2 -> parts.refusedAs(401).as("merchant.TESTSHOP02", Secrets.OTHER_PASSWORD);
            case 3 -> parts.refusedAs(401).authorization = "";
            case 4 -> parts.refusedAs(400).saying("{\"session\":{\"version\":\"0000000099\"}," + good.substring(1));
            default -> parts.refusedAs(400).body = garbling.brokenJson(good);
        }
        return parts;
    }

    /** A wrong field with right credentials: the attempt is remembered, the content stays. */
    private Parts wrongField(String session) {
        return new Parts()
                .as(USER, Secrets.PASSWORD)
                .to("PUT", merchant(72) + "/session/" + session)
                .saying("{\"order\":{\"currency\":\"EU\",\"reference\":\"harmed\"},\"unknown\":\"" + planted() + "\"}")
                .refusedAs(400);
    }

    private static String merchant(int version) {
        return "/api/rest/version/" + version + "/merchant/TESTSHOP01";
    }

    private String planted() {
        return secrets.planted(random, targets.victims());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
