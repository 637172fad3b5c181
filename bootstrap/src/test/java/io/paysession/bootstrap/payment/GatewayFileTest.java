package io.paysession.bootstrap.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.paysession.adapter.acquirer.AcquirerSettings.Gateway;
import io.paysession.adapter.acquirer.AcquirerSettings.Times;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.MerchantId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayFileTest {
    private static final String ADDRESS = "address=https://gateway.example/bank";
    private static final String ACCOUNT = "account.SHOP=REMOTE";
    private static final String PASSWORD = "account.SHOP.password-file=password";

    private final Path directory;

    GatewayFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void write_the_password() throws Exception {
        Files.writeString(directory.resolve("password"), "canary-password\n");
        Files.writeString(directory.resolve("empty"), "\n");
    }

    private Gateway read(String... lines) throws Exception {
        return GatewayFile.read(Files.writeString(directory.resolve("bank.properties"), String.join("\n", lines)));
    }

    @Test
    void has_defaults_for_all_but_the_address_and_the_accounts() throws Exception {
        Gateway gateway = read(ADDRESS, ACCOUNT, PASSWORD);

        assertThat(gateway.address()).isEqualTo(URI.create("https://gateway.example/bank"));
        assertThat(gateway.version()).isEqualTo(100);
        assertThat(gateway.trust()).isEmpty();
        assertThat(gateway.payerAuthentication()).isFalse();
        assertThat(gateway.times()).isEqualTo(Times.DEFAULT);
        assertThat(gateway.accounts().get(new MerchantId("SHOP")).get().merchant())
                .isEqualTo("REMOTE");
        assertThat(gateway.accounts()
                        .get(new MerchantId("SHOP"))
                        .get()
                        .password()
                        .reveal())
                .isEqualTo("canary-password");
    }

    @Test
    void can_say_everything() throws Exception {
        Gateway gateway = read(
                ADDRESS,
                ACCOUNT,
                PASSWORD,
                "version=72",
                "trust=authorities.pem",
                "connect-time=PT1S",
                "answer-time=PT2S",
                "patience=PT3S",
                "grace=PT4S",
                "payer-authentication=true");
        assertThat(gateway.payerAuthentication()).isTrue();

        assertThat(gateway.version()).isEqualTo(72);
        assertThat(gateway.trust()).contains(directory.toAbsolutePath().resolve("authorities.pem"));
        assertThat(gateway.times())
                .isEqualTo(new Times(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4)));
    }

    /** Each line is told together with the file that it stands in; the words say which line that is. */
    @ParameterizedTest
    @CsvSource({
        "'', account.SHOP=REMOTE, account.SHOP.password-file=password, does not say the address",
        "address=, account.SHOP=REMOTE, account.SHOP.password-file=password, does not say the address",
        "address=https://a b, account.SHOP=REMOTE, account.SHOP.password-file=password, address that is no URL",
        "address=https://h, '', '', has no account",
        "address=https://h, account.SHOP=, account.SHOP.password-file=password, leaves account.SHOP empty",
        "address=https://h, account.SHOP=REMOTE, '', does not say account.SHOP.password-file",
        "address=https://h, '', account.SHOP.password-file=password, has no account",
        "address=https://h, account.a?=REMOTE, account.a?.password-file=password, no merchant id",
        "address=https://h, version=101, '', a version that is not 1 to 100",
        "address=https://h, version=new, '', a version that is not 1 to 100"
    })
    void says_what_is_wrong(String first, String second, String third, String says) {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> read(first, second, third))
                .withMessageStartingWith("the gateway file " + directory.resolve("bank.properties"))
                .withMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource({
        "account.SHOP.password-file=empty, is empty",
        "account.SHOP.password-file=no-such-file, cannot be read",
        "account.SHOP.password-file=\\u0000, names a file that cannot exist"
    })
    void needs_a_password(String line, String says) {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> read(ADDRESS, ACCOUNT, line))
                .withMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource({
        "pasword=x, has an unknown setting: pasword",
        "answer-time=60, answer-time in",
        "trust=\\u0000, names a file that cannot exist",
        "a=\\uZZZZ, cannot be read"
    })
    void knows_its_settings_and_no_other(String line, String says) {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> read(ADDRESS, ACCOUNT, PASSWORD, line))
                .withMessageContaining(says);
    }
}
