package io.paysession.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.paysession.bootstrap.merchant.MerchantSetCommand;
import io.paysession.bootstrap.storage.DatabaseOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void no_option_that_says_what_to_change_is_taken_from_the_environment() {
        new CommandLine(new MerchantSetCommand())
                .getCommandSpec().options().stream()
                        .filter(option -> option.userObject() instanceof java.lang.reflect.Field field
                                && field.getDeclaringClass() != DatabaseOptions.class)
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .forEach(option -> assertThat(new ConfiguredDefaults(
                                                Map.of(ConfiguredDefaults.variable(option.longestName()), "true"))
                                        .defaultValue(option))
                                .as(option.longestName())
                                .isNull());
    }

    /** Only the command that is named is built; the file may serve all of them. */
    @Test
    void a_file_may_hold_settings_of_other_commands(@TempDir Path directory) throws IOException {
        assertThat(errors(directory, "family=apollo", "port=http"))
                .contains("--port")
                .doesNotContain("unknown setting");
        assertThat(errors(directory, "familiy=apollo", "port=http")).contains("unknown setting: familiy");
    }

    private static String errors(Path directory, String... settings) throws IOException {
        Path file = Files.write(directory.resolve("settings"), List.of(settings));
        StringWriter errors = new StringWriter();
        int exitCode = Main.run(
                Map.of(), command -> command.setErr(new PrintWriter(errors)), "serve", "--config", file.toString());
        assertThat(exitCode).isEqualTo(2);
        return errors.toString();
    }
}
