package io.paysession.adapter.acquirer.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example",
                "https://gateway.example/prefix/",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void accepts_https_and_this_machine(String address) {
        assertThatCode(() -> SampleRequests.settings(URI.create(address), SampleRequests.PATIENT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gateway.example",
                "http://127.0.0.1.gateway.example",
                "ftp://localhost",
                "https:gateway",
                "https://user:password@gateway.example",
                "https://gateway.example/?x=y"
            })
    void refuses_to_send_cards_in_clear_or_nowhere(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleRequests.settings(URI.create(address), SampleRequests.PATIENT));
    }

    @Test
    void refuses_two_merchants_with_one_account() {
        GatewaySettings.Account account = new GatewaySettings.Account("REMOTE7", Secret.of("canary-password"));
        GatewaySettings.Account same = new GatewaySettings.Account("REMOTE7", Secret.of("another-password"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GatewaySettings(
                        SampleRequests.NAME,
                        URI.create("https://gateway.example"),
                        100,
                        HashMap.of(new MerchantId("A"), account, new MerchantId("B"), same),
                        Option.none(),
                        SampleRequests.PATIENT))
                .withMessageContaining("share");
        assertThat(account.toString()).doesNotContain("canary-password");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT60S, PT75S, PT2M",
        "PT5S, PT0S, PT75S, PT2M",
        "PT5S, PT60S, -PT1S, PT2M",
        "PT5S, PT60S, PT11M, PT2M",
        "PT5S, PT9999999999999H, PT75S, PT2M",
        "PT5S, PT60S, PT75S, -PT1S",
        "PT5S, PT60S, PT75S, P2D"
    })
    void refuses_times_that_make_no_sense(Duration connect, Duration answer, Duration patience, Duration grace) {
        GatewaySettings.Times times = new GatewaySettings.Times(connect, answer, patience, grace);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleRequests.settings(URI.create("https://gateway.example"), times))
                .withMessageContaining("of gateway upstream");
    }

    @Test
    void refuses_a_file_without_certificates(@TempDir Path directory) throws Exception {
        Path empty = Files.writeString(directory.resolve("trust.pem"), "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GatewayAcquirer(SampleRequests.settings(
                        URI.create("https://gateway.example"), Option.some(empty), SampleRequests.PATIENT)));
    }
}
