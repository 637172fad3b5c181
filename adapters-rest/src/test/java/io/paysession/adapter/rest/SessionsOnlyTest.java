package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.rest.RawHttp.Reply;
import io.paysession.application.testing.InMemoryWorld;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that only keeps sessions: what may be done with them is somebody else's. */
class SessionsOnlyTest {
    @Test
    void without_payments_the_urls_of_orders_lead_nowhere() throws IOException {
        RestSettings settings = new RestSettings(
                "127.0.0.1",
                0,
                Option.none(),
                List.of("*"),
                Duration.ofSeconds(5),
                "paysession-test",
                RestSettings.Terminals.DEFAULT);
        RestAdapter.Served served = new RestAdapter.Served(new InMemoryWorld().useCases, Option.none());
        try (RestAdapter adapter = RestAdapter.start(settings, served, (operation, status, nanos) -> {})) {
            for (String request : List.of(
                    "GET " + Attacked.MERCHANT + "/order/o-1",
                    "GET " + Attacked.MERCHANT + "/order/o-1/transaction/1",
                    "PUT " + Attacked.MERCHANT + "/order/o-1/transaction/1")) {
                Reply reply = RawHttp.exchange(
                        adapter.port(),
                        (request + " HTTP/1.1\r\nHost: shop.example\r\n\r\n").getBytes(StandardCharsets.US_ASCII),
                        false);
                assertThat(reply.status()).as(reply.raw()).isEqualTo(404);
                GatewayForm.check(reply, true);
            }
        }
    }
}
