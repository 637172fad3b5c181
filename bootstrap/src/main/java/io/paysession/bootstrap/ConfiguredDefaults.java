package io.paysession.bootstrap;

import io.paysession.bootstrap.merchant.MerchantSetCommand;
import io.paysession.bootstrap.setting.StartException;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option's value comes from when the command line does not give it: the environment variable
 * {@code PAYSESSION_…}, then the properties file named by {@code --config}, then the built-in default.
 */
public final class ConfiguredDefaults implements IDefaultValueProvider {
    private static final String CONFIG = "--config";

    private final Map<String, String> environment;
    private @Nullable Properties file;

    public ConfiguredDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || !option.longestName().startsWith("--")
                // An image may well set PAYSESSION_VERSION to say what it holds.
                || option.usageHelp()
                || option.versionHelp()
                || isAboutAMerchant(option)) {
            return null;
        }
        String variable = environment.get(variable(option.longestName()));
        if (variable != null || option.longestName().equals(CONFIG)) {
            return variable;
        }
        return file == null ? null : file.getProperty(option.longestName().substring(2));
    }

    /** What is to change about one merchant is said with the command: whoever only wants to look must change nothing. */
    private static boolean isAboutAMerchant(OptionSpec option) {
        return option.userObject() instanceof Field field
                && MerchantSetCommand.SETTINGS.contains(field.getDeclaringClass());
    }

    /** {@code --session-lifetime} is {@code PAYSESSION_SESSION_LIFETIME}. */
    static String variable(String option) {
        return "PAYSESSION_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Looks for the configuration file among the arguments, and reads it, before they are parsed: picocli asks for
     * defaults while it parses.
     *
     * @param all the program with all of its commands; only asked for if there is a file
     * @throws StartException if the file cannot be read or names something that is no option
     */
    void readFile(String[] arguments, Supplier<CommandSpec> all) {
        String name = environment.get(variable(CONFIG));
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(CONFIG + "=")) {
                name = arguments[i].substring(CONFIG.length() + 1);
            } else if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
                name = arguments[i + 1];
            }
        }
        if (name != null) {
            file = read(name);
            refuseUnknown(file, name, all.get());
        }
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("the configuration file " + name + " cannot be read");
        }
    }

    /** A setting that nobody reads is a mistake that would otherwise go unnoticed. */
    private static void refuseUnknown(Properties properties, String name, CommandSpec command) {
        Set<String> known = new HashSet<>();
        collect(command, known);
        for (String setting : properties.stringPropertyNames()) {
            if (!known.contains(setting)) {
                throw new StartException("the configuration file " + name + " has an unknown setting: " + setting);
            }
        }
    }

    private static void collect(CommandSpec command, Set<String> names) {
        command.options().stream()
                .filter(option -> !isAboutAMerchant(option))
                .forEach(option -> names.add(option.longestName().replaceFirst("^--?", "")));
        command.subcommands().values().forEach(sub -> collect(sub.getCommandSpec(), names));
    }
}
