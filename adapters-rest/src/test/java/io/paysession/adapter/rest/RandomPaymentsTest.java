package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RawHttp.Reply;
import io.paysession.adapter.rest.answer.JsonText;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.application.testing.RandomPaymentRequests;
import io.paysession.application.testing.RandomPaymentRequests.PaymentRequest;
import io.paysession.application.testing.RecomputedTotals;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.vavr.collection.List;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Twenty thousand requests, valid ones and valid ones broken in one place, against orders whose acquirer declines, keeps
 * silent and comes back later: never a failure of ours, no money that moves twice, and books that agree.
 */
class RandomPaymentsTest {
    private static final int REQUESTS = 20_000;
    private static final int ORDERS = 600;
    private static final int SESSIONS = 5;

    private final RestServer server = new RestServer();
    private final RawHttp connection;
    private final Map<String, Integer> seen = new TreeMap<>();

    RandomPaymentsTest() throws IOException {
        connection = new RawHttp(server.adapter.port());
    }

    @Test
    void never_fails_and_never_leaves_an_order_whose_totals_disagree() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        try (server;
                RawHttp unusedToBeClosed = connection) {
            RandomPaymentRequests requests = new RandomPaymentRequests(seed, ORDERS);
            requests.use(newSessions());
            for (int i = 0; i < REQUESTS; i++) {
                disturb(requests);
                PaymentRequest request = requests.next();
                Reply reply = send("PUT", url(request), JsonText.write(request.document()));
                check(reply, "seed " + seed + ", request " + i);
                seen.merge(kind(reply), 1, Integer::sum);
            }
            settle();
            for (int i = 0; i < ORDERS; i++) {
                checkBooks("order " + i, "seed " + seed);
            }
            // A run in which hardly anything happened would show nothing.
            assertThat(seen.get("201 SUCCESS")).as("%s, seed %d", seen, seed).isGreaterThan(REQUESTS / 20);
            assertThat(seen).containsKeys("201 FAILURE", "201 UNKNOWN", "200 FAILURE", "400 ERROR");
        }
    }

    /** What an acquirer does now and then; and an order that is locked is set free again. */
    private void disturb(RandomPaymentRequests requests) throws Exception {
        if (requests.onceIn(25)) {
            var unused = switch (requests.one(List.of(0, 1, 2, 3))) {
                case 0 -> server.acquirer.script.isNotReached();
                case 1 -> server.acquirer.script.isSilentAfterDoing(GatewayCode.APPROVED);
                case 2 -> server.acquirer.script.isSilentBeforeDoing();
                default -> server.acquirer.script.answers(GatewayCode.DECLINED);
            };
        }
        if (requests.onceIn(200)) {
            settle();
            requests.use(newSessions());
        }
    }

    private void settle() {
        server.time.pass(Duration.ofMinutes(2));
        int found = server.payments.settle().settleTransactions(new SettleTransactionsCommand(ORDERS));
        assertThat(found).isLessThanOrEqualTo(ORDERS);
    }

    private void check(Reply reply, String when) {
        assertThat(reply.status()).as("%s: %s", when, reply.raw()).isIn(200, 201, 400, 404);
        GatewayForm.check(reply, true);
        assertThat(reply.body()).as(when).doesNotContain("securityCode\":");
    }

    private static String kind(Reply reply) {
        Matcher result = Pattern.compile("\"result\":\"(\\w+)\"").matcher(reply.body());
        return reply.status() + (result.find() ? " " + result.group(1) : "");
    }

    /** What the order says, what its transactions come to, and what the acquirer has really done are the same. */
    private void checkBooks(String order, String seed) throws Exception {
        Reply reply = send("GET", Attacked.MERCHANT + "/order/" + encoded(order), new byte[0]);
        if (reply.status() == 400) {
            assertThat(reply.body()).contains("Unable to find order");
            return;
        }
        Group document = JsonBody.read(reply.body()).get();
        RecomputedTotals shown = RecomputedTotals.shown(document);
        assertThat(RecomputedTotals.of(document))
                .as("%s, %s: %s", seed, order, reply.body())
                .isEqualTo(shown);
        Sums booked = server.acquirer.script.sums(new OrderKey(RestServer.MERCHANT, new OrderId(order)));
        assertThat(new Sums(minor(shown.authorized()), minor(shown.captured()), minor(shown.refunded())))
                .as("%s, %s: %s", seed, order, reply.body())
                .isEqualTo(booked);
    }

    private static long minor(BigDecimal amount) {
        return amount.unscaledValue().longValueExact();
    }

    private List<String> newSessions() throws Exception {
        List<String> sessions = List.empty();
        for (int i = 0; i < SESSIONS; i++) {
            sessions = sessions.append(sessionWithCard());
        }
        return sessions;
    }

    private String sessionWithCard() throws Exception {
        Reply created = send("POST", Attacked.MERCHANT + "/session", new byte[0]);
        Matcher id = Pattern.compile("SESSION[A-Z0-9]{28}").matcher(created.body());
        assertThat(id.find()).as(created.raw()).isTrue();
        Reply filled = send("PUT", Attacked.MERCHANT + "/session/" + id.group(), """
                {"sourceOfFunds":{"provided":{"card":{"number":"5123450000000008","expiry":{"month":"1","year":"39"},
                "securityCode":"100"}}}}""".getBytes(UTF_8));
        assertThat(filled.status()).as(filled.raw()).isEqualTo(200);
        return id.group();
    }

    private static String url(PaymentRequest request) {
        return Attacked.MERCHANT + "/order/" + encoded(request.order()) + "/transaction/"
                + encoded(request.transaction());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    /** On one connection of its own: a pool of connections has races of its own, and 20,000 connections use up all ports. */
    private Reply send(String method, String path, byte[] body) throws IOException {
        connection.send(Attacked.withBody(method, path, "", body));
        return connection.receive(true);
    }
}
