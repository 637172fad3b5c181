package io.paysession.bootstrap;

import static io.paysession.bootstrap.RefusedStarts.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.RefusedStarts.Case;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake that is seen without a database is told in one line, and without the secret that may be in it. */
class RefusedStartTest {
    private final Path directory;
    private final RefusedStarts starts;

    RefusedStartTest(@TempDir Path directory) {
        this.directory = directory;
        starts = new RefusedStarts(directory);
    }

    @Test
    void wrong_words() throws Exception {
        starts.assertRefused(Stream.concat(
                        Stream.of(
                                starts.wrong("", "subcommand"),
                                starts.wrong("sevre", "see paysession --help"),
                                starts.wrong("serve --no-such-option", "--no-such-option"),
                                starts.wrong("serve --mercant SHOP:" + SECRET, "--mercant"),
                                starts.wrong("serve --mercant=SHOP:" + SECRET, "--mercant"),
                                starts.wrong("serve SHOP:" + SECRET, "see paysession serve --help"),
                                starts.wrong("serve --port", "--port"),
                                starts.wrong("serve --port http", "--port"),
                                starts.wrong("serve --port 65536", "--port must be from 0 to 65535"),
                                starts.wrong("serve --port -1", "--port"),
                                starts.wrong("serve --port 1 --port 2", "--port"),
                                starts.wrong(
                                        "serve --management-port 65536", "--management-port must be from 0 to 65535"),
                                starts.wrong("PAYSESSION_PORT", "http", "serve", "--port"),
                                starts.wrong("serve --public-url ftp://shop", "--public-url"),
                                starts.wrong("serve --payer-data-by-url maybe", "--payer-data-by-url"),
                                starts.wrong("merchant", "add, list"),
                                starts.wrong("merchant add", "ID"),
                                starts.wrong("merchant add Wrong?Id", "merchant id"),
                                starts.wrong("merchant list extra", "see paysession merchant list --help")),
                        durations())
                .toList());
    }

    private Stream<Case> durations() {
        return Stream.of(
                starts.wrong("serve --session-lifetime 15", "--session-lifetime must be an ISO-8601 duration"),
                starts.wrong("serve --session-lifetime PT0S", "--session-lifetime must be from one second"),
                starts.wrong("serve --session-lifetime=", "--session-lifetime"),
                starts.wrong("serve --session-maximum-lifetime P2D", "--session-maximum-lifetime must be"),
                starts.wrong(
                        "serve --session-lifetime-mode forever",
                        "--session-lifetime-mode must be sliding or absolute"));
    }

    @Test
    void wrong_words_about_acquirers_and_merchants() throws Exception {
        String twice = "bank=" + starts.gateway("twice", "");
        starts.assertRefused(List.of(
                starts.wrong("serve --acquirer-patience 90", "--acquirer-patience must be an ISO-8601 duration"),
                starts.wrong("serve --acquirer-patience PT0S", "--acquirer-patience must be from one second"),
                starts.wrong("PAYSESSION_ACQUIRER_PATIENCE", "PT1H", "serve", "--acquirer-patience must be"),
                starts.wrong("serve --sandbox-strict=" + SECRET.length(), "--sandbox-strict"),
                starts.wrong("serve --acquirer-gateway bank", "--acquirer-gateway must be NAME=FILE"),
                starts.wrong("serve --acquirer-gateway b!=file", "--acquirer-gateway must be NAME=FILE"),
                starts.wrong("serve --acquirer-gateway bank=/no/file", "/no/file cannot be read"),
                starts.wrong("PAYSESSION_ACQUIRER_GATEWAY", twice + " " + twice, "serve", "names bank twice"),
                starts.wrong(
                        "serve --acquirer-gateway bank=" + starts.gateway("odd", "pasword=" + SECRET),
                        "unknown setting: pasword"),
                starts.wrong("merchant set", "ID"),
                starts.wrong("merchant set Wrong?Id", "merchant id"),
                starts.wrong("merchant set SHOP", "no Paysession data"),
                starts.wrong("merchant set SHOP --grant FLY", "FLY"),
                starts.wrong("merchant set SHOP --currencies EUX", "no currency EUX"),
                starts.wrong("merchant set SHOP --card-types PLASTIC", "no card brand PLASTIC"),
                starts.wrong("merchant set SHOP --acquirer a!", "acquirer's name"),
                starts.wrong("merchant set SHOP --payer-authentication maybe", "--payer-authentication"),
                starts.wrong("merchant set SHOP --token-format LONG", "--token-format")));
    }

    @Test
    void a_payer_field_that_does_not_exist() throws Exception {
        starts.assertRefused(List.of(starts.wrong("serve --payer-input-fields no.such.field", "no.such.field")));
    }

    @Test
    void wrong_secrets_and_files() throws Exception {
        String key = MasterKeyFiles.key();
        starts.assertRefused(List.of(
                starts.wrong("serve --merchant SHOP", "ID:PASSWORD"),
                starts.wrong("serve --merchant-file /no/such/file", "/no/such/file"),
                starts.wrong(
                        "serve --wrong-credentials-per-source 0", "--wrong-credentials-per-source must be at least 1"),
                starts.wrong("serve --trusted-proxy proxy.example", "--trusted-proxy must name addresses or networks"),
                starts.wrong("merchant set SHOP --certificate nonsense", "--certificate must be"),
                starts.wrong("merchant set SHOP --certificate-use never", "--certificate-use must be"),
                starts.wrong("serve --merchant SHOP:", "ID:PASSWORD"),
                starts.wrong("serve --merchant :" + SECRET, "ID:PASSWORD"),
                starts.wrong("serve --merchant Wrong?:" + SECRET, "merchant id"),
                starts.wrong("serve --merchant SHOP:" + (SECRET + "-").repeat(20), "1 to 256"),
                starts.wrong("PAYSESSION_MERCHANT", SECRET, "serve", "ID:PASSWORD"),
                starts.wrong("PAYSESSION_MERCHANT", "SHOP:with a-blank", "serve", "no blank in it"),
                starts.wrong("serve --master-key-file /no/such/file", "/no/such/file cannot be read"),
                starts.wrong("serve --master-key-file " + starts.file("empty"), "holds no key"),
                starts.wrong("serve --master-key-file " + starts.file("short", "c2hvcnQ="), "32 bytes in base64"),
                starts.wrong("serve --master-key-file " + starts.file("odd", key, SECRET + "!"), "32 bytes in base64"),
                starts.wrong("serve --master-key-file " + starts.file("twice", key, key), "twice"),
                starts.wrong("serve --config /no/such/file", "/no/such/file cannot be read"),
                starts.wrong("PAYSESSION_CONFIG", "/no/such/file", "serve", "/no/such/file cannot be read"),
                starts.wrong("serve --config " + starts.file("typo", "prot=" + SECRET), "unknown setting: prot"),
                starts.wrong("serve --config " + starts.file("value", "port=high"), "--port"),
                starts.wrong("serve --data-dir " + starts.file("a-file", "x"), "not a directory")));
    }

    /** What somebody else may have prepared: neither believed nor written to. */
    @Test
    void a_data_directory_that_others_have_prepared() throws Exception {
        Path planted = prepared("planted-key", "rwx------");
        Path key = Files.writeString(planted.resolve("master-key"), MasterKeyFiles.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Path linked = prepared("linked-log", "rwx------");
        Path victim = Files.writeString(directory.resolve("victim"), "untouched");
        Path unusedLog = Files.createSymbolicLink(linked.resolve("postgres.log"), victim);
        Path open = prepared("open", "rwxrwxrwx");
        starts.assertRefused(List.of(
                starts.wrong("serve --data-dir " + planted, "master-key can be read or written by others"),
                starts.wrong("serve --data-dir " + linked, "postgres.log is a symbolic link"),
                starts.wrong("merchant add SHOP --data-dir " + linked, "postgres.log is a symbolic link"),
                starts.wrong("serve --data-dir " + open, "can be written by everybody")));
        assertThat(victim).hasContent("untouched");
        assertThat(open).isEmptyDirectory();
    }

    private Path prepared(String name, String mode) throws Exception {
        Path made = Files.createDirectory(directory.resolve(name));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
        return made;
    }
}
