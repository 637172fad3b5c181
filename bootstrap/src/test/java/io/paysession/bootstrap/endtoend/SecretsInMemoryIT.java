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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an image of the server's memory shows of a payment that is over, and 300 requests of others ago: whoever has put the card
 * into its session, the merchant or the payer's browser.
 */
@Tag("abuse")
class SecretsInMemoryIT {
    private static final String PASSWORD = "0123456789abcdef0123456789abcdef";
    private static final String NUMBER = "345678907319468";
    private static final String NUMBER_OF_PAYER = "371449635398431";
    private static final String NUMBER_OF_FORM = "371881634498004";
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
                pay(shop, "before-" + i, OTHER_NUMBER, "1000", i % 2 == 0);
                payByForms(shop, "form-before-" + i, OTHER_NUMBER, "1000");
            }
            // Four digits may be anywhere by chance: three of these are not.
            String[] codes = Stream.of("8317", "7391", "9173", "3719", "6397", "9637", "7937", "4759", "5749", "6871")
                    .filter(candidate -> memory.count(candidate) == 0)
                    .limit(3)
                    .toArray(String[]::new);
            pay(shop, "watched-0", NUMBER, codes[0], false);
            pay(shop, "watched-1", NUMBER_OF_PAYER, codes[1], true);
            payByForms(shop, "watched-2", NUMBER_OF_FORM, codes[2]);
            for (int i = 0; i < 38; i++) {
                pay(shop, "after-" + i, OTHER_NUMBER, "1000", i % 2 == 0);
                payByForms(shop, "form-after-" + i, OTHER_NUMBER, "1000");
            }
            int byMerchant = memory.count(codes[0]);
            int byPayer = memory.count(codes[1]);
            int byForm = memory.count(codes[2]);
            System.out.println(
                    "After 300 requests of others: of a merchant security code " + byMerchant + ", card number "
                            + memory.count(NUMBER) + "; of a payer " + byPayer + ", " + memory.count(NUMBER_OF_PAYER)
                            + "; of a form " + byForm + ", " + memory.count(NUMBER_OF_FORM));
            // Else nothing would be found that is there: others' requests are.
            assertThat(memory.count(OTHER_NUMBER)).isPositive();
            assertThat(byMerchant).isZero();
            assertThat(byPayer).isZero();
            assertThat(byForm).isZero();
        }
    }

    /** The same by name-value pairs, four requests. */
    private static void payByForms(Shop shop, String order, String number, String code) {
        String who = "merchant=SHOP&apiUsername=merchant.SHOP&apiPassword=" + PASSWORD + "&apiOperation=";
        Session session = shop.gateway().create("SHOP", PASSWORD, 25);
        String ofSession = "&session.id=" + session.id();
        for (String form : List.of(
                who + "UPDATE_SESSION" + ofSession + "&order.amount=12.00&order.currency=EUR",
                who + "UPDATE_SESSION" + ofSession + "&sourceOfFunds.type=CARD&sourceOfFunds.provided.card.number="
                        + number + "&sourceOfFunds.provided.card.securityCode=" + code
                        + "&sourceOfFunds.provided.card.expiry.month=01&sourceOfFunds.provided.card.expiry.year=39",
                who + "PAY" + ofSession + "&transaction.id=1&order.id=" + order)) {
            Answer answer = shop.gateway().form(form);
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        }
    }

    /** Four requests: creates a session, fills it in two steps, pays with it. */
    private static void pay(Shop shop, String order, String number, String code, boolean byPayer) {
        Session session = shop.gateway().create("SHOP", PASSWORD, 25);
        assertThat(session.update("{\"order\":{\"amount\":\"12.00\",\"currency\":\"EUR\"}}")
                        .status())
                .isEqualTo(200);
        String card = "{\"sourceOfFunds\":{"
                + "\"type\":\"CARD\",\"provided\":{\"card\":{\"number\":\"" + number + "\",\"securityCode\":\"" + code
                + "\",\"expiry\":{\"month\":\"01\",\"year\":\"39\"}}}}}";
        Answer filled = byPayer ? session.updateAsPayer(card) : session.update(card);
        assertThat(filled.status()).isEqualTo(200);
        Answer paid =
                shop.perform(order, "1", "{\"apiOperation\":\"PAY\",\"session\":{\"id\":\"" + session.id() + "\"}}");
        assertThat(paid.status()).isEqualTo(201);
    }
}
