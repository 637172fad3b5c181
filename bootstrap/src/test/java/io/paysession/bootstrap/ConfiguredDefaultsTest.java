package io.paysession.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class ConfiguredDefaultsTest {
    private static ParseResult parsed(Map<String, String> environment, String... arguments) {
        return new CommandLine(new MerchantSetCommand())
                .setDefaultValueProvider(new ConfiguredDefaults(environment))
                .parseArgs(arguments);
    }

    private static Object value(ParseResult parsed, String option) {
        return parsed.commandSpec().findOption(option).getValue();
    }

    @Test
    void the_environment_says_where_the_data_is() {
        assertThat(value(parsed(Map.of("PAYSESSION_DATA_DIR", "elsewhere"), "SHOP"), "--data-dir"))
                .hasToString("elsewhere");
    }

    @Test
    void the_environment_changes_no_merchant() {
        Map<String, String> environment =
                Map.of("PAYSESSION_ACQUIRER", "bank", "PAYSESSION_CURRENCIES", "EUR", "PAYSESSION_GRANT", "VOID");
        ParseResult looking = parsed(environment, "SHOP");
        assertThat(value(looking, "--acquirer")).isNull();
        assertThat(value(looking, "--currencies")).asInstanceOf(LIST).isEmpty();
        assertThat(value(looking, "--grant")).asInstanceOf(LIST).isEmpty();
        assertThat(value(parsed(environment, "SHOP", "--acquirer", "other"), "--acquirer"))
                .isEqualTo("other");
    }
}
