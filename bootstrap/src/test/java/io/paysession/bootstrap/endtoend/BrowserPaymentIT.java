package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Books;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Shop;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payer pays on the sandbox provider's page, and the server is killed while he is there. */
class BrowserPaymentIT {
    private static final Pattern PAGE = Pattern.compile("\"redirectUrl\":\"([^\"]+)\"");

    @TempDir
    private Path directory;

    @Test
    void a_payer_pays_on_the_page_although_the_server_was_killed_meanwhile() {
        String[] options = {
            "--data-dir", directory.resolve("data").toString(), "--merchant", "SHOP:a-password-for-tests"
        };
        String paid;
        String cancelled;
        try (PaysessionProcess server = Launch.fast(directory).serve(options)) {
            Shop shop = new Shop(server.gateway(), "SHOP", "a-password-for-tests");
            paid = begin(shop, "paid");
            cancelled = begin(shop, "cancelled");
            server.kill();
        }
        try (PaysessionProcess server = Launch.fast(directory).serve(options)) {
            Gateway gateway = server.gateway();
            Shop shop = new Shop(gateway, "SHOP", "a-password-for-tests");
            assertThat(shop.retrieve("paid", "1").body()).contains("\"gatewayCode\":\"PENDING\"", paid);
            assertThat(gateway.send("GET", paid, "", "").body()).contains("Pay now", "7.00");
            assertThat(gateway.send("POST", paid, "", "answer=PAY").body()).contains("https://shop.example/back");
            assertThat(gateway.send("POST", cancelled, "", "answer=CANCEL").body())
                    .contains("https://shop.example/back");
            assertThat(gateway.send("POST", cancelled, "", "answer=PAY").body()).contains("https://shop.example/back");

            assertThat(shop.retrieve("paid", "1").body())
                    .contains("\"gatewayCode\":\"APPROVED\"", "\"status\":\"CAPTURED\"");
            assertThat(shop.retrieve("cancelled", "1").body()).contains("\"gatewayCode\":\"CANCELLED\"");
            assertThat(shop.perform("paid", "2", Shop.refund("2.00", "")).body())
                    .contains("\"status\":\"PARTIALLY_REFUNDED\"");
            assertThat(new Books(PostgresServer.embeddedIn(directory.resolve("data")), shop).assertAgree())
                    .isPositive();
        }
    }

    /** The path of the page where the payer is sent. */
    private static String begin(Shop shop, String order) {
        String body = shop.perform(
                        order,
                        "1",
                        "{\"apiOperation\":\"INITIATE_BROWSER_PAYMENT\",\"browserPayment\":{\"operation\":\"PAY\","
                                + "\"returnUrl\":\"https://shop.example/back\"},\"order\":{\"amount\":\"7.00\","
                                + "\"currency\":\"EUR\"},\"sourceOfFunds\":{\"type\":\"PAYPAL\"}}")
                .body();
        Matcher page = PAGE.matcher(body);
        assertThat(page.find()).as(body).isTrue();
        return URI.create(page.group(1)).getPath();
    }
}
