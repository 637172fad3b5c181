package io.paysession.bootstrap.payment;

import io.paysession.adapter.acquirer.AcquirerSettings.Account;
import io.paysession.adapter.acquirer.AcquirerSettings.Gateway;
import io.paysession.adapter.acquirer.AcquirerSettings.Times;
import io.paysession.bootstrap.setting.IsoDuration;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/**
 * A gateway as an acquirer, as a properties file describes it: {@code address}, {@code version}, {@code trust}, times, and
 * for each of our merchants {@code account.OURS=THEIRS} and {@code account.OURS.password-file}. Paths are relative to the
 * file.
 */
final class GatewayFile {
    private static final String ACCOUNT = "account.";
    private static final String PASSWORD_FILE = ".password-file";
    private static final int NEWEST_VERSION = 100;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Path file;
    private final Properties properties;
    private final Set<String> unread;

    private GatewayFile(Path file, Properties properties) {
        this.file = file;
        this.properties = properties;
        unread = new HashSet<>(properties.stringPropertyNames());
    }

    /** @throws StartException if the file cannot be read, or does not say what it must */
    static Gateway read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("the gateway file " + file + " cannot be read");
        }
        return new GatewayFile(file, properties).gateway();
    }

    private Gateway gateway() {
        Gateway gateway = new Gateway(
                address(), version(), accounts(), text("trust").map(this::path), times(), payerAuthentication());
        if (!unread.isEmpty()) {
            throw wrong("has an unknown setting: " + unread.iterator().next());
        }
        return gateway;
    }

    /** Not by itself: a gateway must have it for the account. */
    private boolean payerAuthentication() {
        String text = text("payer-authentication").getOrElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong("has a payer-authentication that is neither true nor false");
        }
        return text.equals("true");
    }

    private URI address() {
        try {
            return new URI(text("address").getOrElseThrow(() -> wrong("does not say the address")));
        } catch (URISyntaxException e) {
            throw wrong("has an address that is no URL");
        }
    }

    private int version() {
        String text = text("version").getOrElse("100");
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > NEWEST_VERSION) {
            throw wrong("has a version that is not 1 to 100");
        }
        return Integer.parseInt(text);
    }

    private Map<MerchantId, Account> accounts() {
        Map<MerchantId, Account> accounts = LinkedHashMap.empty();
        for (String name : Set.copyOf(unread)) {
            if (name.startsWith(ACCOUNT) && !name.endsWith(PASSWORD_FILE)) {
                MerchantId ours = MerchantId.parse(name.substring(ACCOUNT.length()))
                        .getOrElseThrow(() -> wrong("has an account of something that is no merchant id"));
                Secret password = text(name + PASSWORD_FILE)
                        .map(this::path)
                        .map(this::password)
                        .getOrElseThrow(() -> wrong("does not say " + name + PASSWORD_FILE));
                String theirs = text(name).getOrElseThrow(() -> wrong("leaves " + name + " empty"));
                accounts = accounts.put(ours, new Account(theirs, password));
            }
        }
        if (accounts.isEmpty()) {
            throw wrong("has no account");
        }
        return accounts;
    }

    private Secret password(Path place) {
        String password;
        try {
            password = Files.readString(place).strip();
        } catch (IOException e) {
            throw new StartException("the password file " + place + " cannot be read");
        }
        if (password.isEmpty()) {
            throw new StartException("the password file " + place + " is empty");
        }
        return Secret.of(password);
    }

    private Times times() {
        Times usual = Times.DEFAULT;
        return new Times(
                time("connect-time", usual.connect()),
                time("answer-time", usual.answer()),
                time("patience", usual.patience()),
                time("grace", usual.grace()));
    }

    private Duration time(String name, Duration usual) {
        Duration time = text(name)
                .map(text -> IsoDuration.read(name + " in " + file, text, usual.toString()))
                .getOrElse(usual);
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(LONGEST) > 0) {
            throw wrong("has a " + name + " that is not between a millisecond and a day");
        }
        return time;
    }

    private Path path(String text) {
        try {
            return file.toAbsolutePath().resolveSibling(text);
        } catch (InvalidPathException e) {
            throw wrong("names a file that cannot exist");
        }
    }

    private Option<String> text(String name) {
        boolean unusedWhetherNew = unread.remove(name);
        return Option.of(properties.getProperty(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private StartException wrong(String what) {
        return new StartException("the gateway file " + file + " " + what);
    }
}
