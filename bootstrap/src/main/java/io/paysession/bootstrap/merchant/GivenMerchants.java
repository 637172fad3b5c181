package io.paysession.bootstrap.merchant;

import io.paysession.application.merchant.EnsureMerchantCommand;
import io.paysession.bootstrap.setting.PrivateFile;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Merchants that are to exist with a given password: for demos, tests and provisioning by script. */
public final class GivenMerchants {
    private static final Logger LOG = LoggerFactory.getLogger(GivenMerchants.class);
    private static final String OPTION = "--merchant";
    private static final int LONGEST_PASSWORD = 256;

    @Option(
            names = OPTION,
            paramLabel = "ID:PASSWORD",
            split = " ",
            description = "Make sure that this merchant exists with this password; for demos and tests. Repeatable."
                    + " Everybody on this machine can see it: better use --merchant-file.")
    private java.util.List<String> listed = java.util.List.of();

    @Option(
            names = "--merchant-file",
            paramLabel = "FILE",
            description = "The same with one ID:PASSWORD a line, from a file that only its owner may read.")
    private @Nullable Path file;

    /**
     * All that are given, those of the file first.
     *
     * @param parsed tells what was said on the command line, where everybody sees it
     */
    public Seq<EnsureMerchantCommand> commands(ParseResult parsed) {
        Seq<EnsureMerchantCommand> commands = (file == null ? List.<EnsureMerchantCommand>empty() : ofFile(file))
                .appendAll(List.ofAll(listed).map(text -> merchant(text, OPTION)));
        if (parsed.hasMatchedOption(OPTION)) {
            LOG.warn("The passwords of --merchant can be seen by everybody on this machine, in the list of processes;"
                    + " use --merchant-file or PAYSESSION_MERCHANT");
        }
        return commands;
    }

    private static List<EnsureMerchantCommand> ofFile(Path file) {
        PrivateFile.warnIfOthersMayRead(file, "the merchant file " + file);
        return List.ofAll(lines(file))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> merchant(line, "every line of the merchant file " + file));
    }

    private static java.util.List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartException("the merchant file " + file + " cannot be read");
        }
    }

    /** The text is never repeated in a message: it holds a password. */
    private static EnsureMerchantCommand merchant(String text, String origin) {
        int colon = text.indexOf(':');
        String password = text.substring(colon + 1);
        if (colon < 1
                || password.isEmpty()
                || password.length() > LONGEST_PASSWORD
                || password.chars().anyMatch(Character::isWhitespace)) {
            throw new StartException(
                    origin + " must be ID:PASSWORD, with a password of 1 to 256 characters and no blank in it");
        }
        MerchantId id = MerchantCommand.merchantId(text.substring(0, colon));
        return new EnsureMerchantCommand(id, Secret.of(password));
    }
}
