package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paysession.bootstrap.testing.Gateway.Answer;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.ProcessMemory;
import io.paysession.bootstrap.testing.Session;
import io.paysession.bootstrap.testing.Shop;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an image of the server's memory shows of a payment that is over, and 300 requests of others ago. */
@Tag("abuse")
class SecretsInMemoryIT {
    private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
    private static final String NUMBER = "345678907319468";
    private static final String OTHER_NUMBER = "345678901234564";

    private final Path directory;

    SecretsInMemoryIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void the_security_code_is_nowhere_and_the_number_is_not_kept() {
        try (PaysessionProcess server = Launch.plain(directory)
                .serve("--data-dir", directory.resolve("data").toString(), "--merchant", "SHOP:" + PASSWORD)) {
            ProcessMemory memory = new ProcessMemory(server.process().pid());
            assumeTrue(memory.isReadable(), "this system shows nobody the memory of another process");
            Shop shop = new Shop(server.gateway(), "SHOP", PASSWORD);
            for (int i = 0; i < 10; i++) {
                pay(shop, "before-" + i, OTHER_NUMBER, "1000");
            }
            // Four digits may be anywhere by chance: one of these is not.
            String code = Stream.of("8317", "7391", "9173", "3719", "6397", "9637", "7937", "4759", "5749", "6871")
                    .filter(candidate -> memory.count(candidate) == 0)
                    .findFirst()
                    .orElseThrow();
            pay(shop, "watched", NUMBER, code);
            for (int i = 0; i < 100; i++) {
                pay(shop, "after-" + i, OTHER_NUMBER, "1000");
            }
            int codes = memory.count(code);
            int numbers = memory.count(NUMBER);
            System.out.println("After 300 requests of others: security code " + codes + ", card number " + numbers);
            // Else nothing would be found that is there: others' requests are.
            assertThat(memory.count(OTHER_NUMBER)).isPositive();
            assertThat(codes).isZero();
        }
    }

    /** Three requests: creates a session, fills it, pays with it. */
    private static void pay(Shop shop, String order, String number, String code) {
        Session session = shop.gateway().create("SHOP", PASSWORD, 25);
        Answer filled = session.update("{\"order\":{\"amount\":\"12.00\",\"currency\":\"EUR\"},\"sourceOfFunds\":{"
                + "\"type\":\"CARD\",\"provided\":{\"card\":{\"number\":\"" + number + "\",\"securityCode\":\"" + code
                + "\",\"expiry\":{\"month\":\"01\",\"year\":\"39\"}}}}}");
        assertThat(filled.status()).isEqualTo(200);
        Answer paid =
                shop.perform(order, "1", "{\"apiOperation\":\"PAY\",\"session\":{\"id\":\"" + session.id() + "\"}}");
        assertThat(paid.status()).isEqualTo(201);
    }
}
