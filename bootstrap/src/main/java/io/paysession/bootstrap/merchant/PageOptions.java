package io.paysession.bootstrap.merchant;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.PageSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** The merchant's pages in browsers. */
final class PageOptions {
    @Option(
            names = "--origins",
            paramLabel = "ORIGIN",
            split = ",",
            description = "The origins of pages that may have hosted fields in them, such as https://shop.example,"
                    + " or all.")
    private List<String> origins = List.of();

    PageSettings.Change change() {
        return new PageSettings.Change(MerchantSetCommand.listed(origins, PageOptions::origin));
    }

    static String print(PageSettings settings) {
        return "pages: origins " + MerchantSetCommand.words(settings.origins());
    }

    private static String origin(String text) {
        return PageSettings.origin(text)
                .getOrElseThrow(() -> new StartException(
                        "--origins: '" + text + "' is no origin; one is http or https, host and port only"));
    }
}
