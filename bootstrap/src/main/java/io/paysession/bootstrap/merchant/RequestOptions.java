package io.paysession.bootstrap.merchant;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.UnknownFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a merchant's requests are read. */
final class RequestOptions {
    @Option(
            names = "--unknown-fields",
            paramLabel = "refuse|ignore",
            description = "Whether requests with fields that are not known are refused, or those fields are left out,"
                    + " counted, and named in the log; never below sourceOfFunds or session.")
    private @Nullable String unknownFields;

    RequestSettings.Change change() {
        return new RequestSettings.Change(
                io.vavr.control.Option.of(unknownFields).map(RequestOptions::unknownFields));
    }

    static String print(RequestSettings settings) {
        return "requests: unknown fields " + settings.unknownFields().name().toLowerCase(Locale.ROOT);
    }

    private static UnknownFields unknownFields(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "refuse" -> UnknownFields.REFUSE;
            case "ignore" -> UnknownFields.IGNORE;
            default -> throw new StartException("--unknown-fields must be refuse or ignore");
        };
    }
}
