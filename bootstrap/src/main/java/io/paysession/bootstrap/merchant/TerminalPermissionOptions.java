package io.paysession.bootstrap.merchant;

import io.paysession.bootstrap.setting.AllowedTerminals;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.TerminalPermission;
import io.vavr.collection.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a merchant may have terminals, and how many. */
final class TerminalPermissionOptions {
    @Option(
            names = "--terminal-allow",
            paramLabel = "ADDRESS",
            split = ",",
            description = "Where this merchant, and nobody without such a list, may have terminals: networks, hosts,"
                    + " *.domains, /dev/ names; or all for wherever the servers allow them.")
    private java.util.List<String> places = java.util.List.of();

    @Option(
            names = "--terminal-limit",
            paramLabel = "COUNT",
            description = "How many terminals it may have, or usual for as many as everybody.")
    private @Nullable String limit;

    TerminalPermission.Change change() {
        return new TerminalPermission.Change(
                MerchantSetCommand.listed(places, TerminalPermissionOptions::place),
                io.vavr.control.Option.of(limit).map(TerminalPermissionOptions::limit));
    }

    static String print(TerminalPermission permission) {
        return "terminals: at " + MerchantSetCommand.words(permission.places()) + ", at most "
                + permission.most().map(String::valueOf).getOrElse("as many as usual");
    }

    private static String place(String entry) {
        var unusedReadable = AllowedTerminals.of(List.of(entry));
        if (entry.isBlank()) {
            throw new StartException("--terminal-allow: an entry is empty");
        }
        return entry.strip();
    }

    private static io.vavr.control.Option<Integer> limit(String text) {
        if (text.equals("usual")) {
            return io.vavr.control.Option.none();
        }
        if (!text.matches("[0-9]{1,6}")) {
            throw new StartException("--terminal-limit must be a number of at most six digits, or usual");
        }
        return io.vavr.control.Option.some(Integer.valueOf(text));
    }
}
