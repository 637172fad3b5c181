package io.paysession.bootstrap.serve;

import io.paysession.bootstrap.setting.StartException;

/** How wrong credentials are slowed down. */
final class AccessOptions {
    @picocli.CommandLine.Option(
            names = "--wrong-credentials-per-source",
            paramLabel = "NUMBER",
            description = "So many wrong passwords or session ids a minute from one source are answered 401, and then"
                    + " everything from there 429. Default: ${DEFAULT-VALUE}")
    private int perSource = 60;

    @picocli.CommandLine.Option(
            names = "--wrong-credentials-per-merchant",
            paramLabel = "NUMBER",
            description =
                    "The same for one merchant, from all sources that have sent wrong ones. Default: ${DEFAULT-VALUE}")
    private int perMerchant = 600;

    BucketThrottle.Limits limits() {
        return new BucketThrottle.Limits(
                positive("--wrong-credentials-per-source", perSource),
                positive("--wrong-credentials-per-merchant", perMerchant));
    }

    private static int positive(String option, int number) {
        if (number < 1) {
            throw new StartException(option + " must be at least 1");
        }
        return number;
    }
}
