package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.RawGateway;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a wrong guess takes does not tell whether there is such a merchant, nor how long its password is. */
@Tag("abuse")
class CredentialTimingIT {
    private static final int SAMPLES = 20_000;
    private static final int WARM_UP = 10_000;
    /** Whoever measures throws away the slowest: they are about the machine. */
    private static final double KEPT = 0.95;

    private static final double DISTINGUISHABLE = 4.5;
    private static final String RIGHT = "0123456789abcdef0123456789abcdef";

    private final Path directory;

    CredentialTimingIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void tells_nothing() {
        try (PaysessionProcess server = Launch.plain(directory)
                        .serve(
                                "--data-dir",
                                directory.resolve("data").toString(),
                                "--merchant",
                                "SHOP:" + RIGHT,
                                "--wrong-credentials-per-source",
                                "1000000000",
                                "--wrong-credentials-per-merchant",
                                "1000000000");
                RawGateway client = new RawGateway(server.url(), "127.0.0.1")) {
            double[] results = {
                compare(client, "no such merchant", "SHOP", flipped(RIGHT), "SHOB", flipped(RIGHT)),
                compare(client, "another length", "SHOP", flipped(RIGHT), "SHOP", RIGHT.substring(1)),
                compare(client, "a session of nobody", "SHOP", session(), "SHOB", session())
            };
            for (double t : results) {
                assertThat(Math.abs(t)).isLessThan(DISTINGUISHABLE);
            }
        }
    }

    private static String flipped(String password) {
        return "f" + password.substring(1);
    }

    private static String session() {
        return "SESSION0002000000123A4567890B12";
    }

    private static double compare(
            RawGateway client, String name, String merchant, String password, String otherMerchant, String other) {
        byte[][] requests = {RawGateway.request(merchant, password), RawGateway.request(otherMerchant, other)};
        double[][] micros = {new double[SAMPLES], new double[SAMPLES]};
        int[] taken = new int[2];
        Random random = new Random(1);
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(client.exchange(requests[i % 2]).status()).isEqualTo(401);
        }
        while (taken[0] < SAMPLES || taken[1] < SAMPLES) {
            int which = random.nextInt(2);
            which = taken[which] < SAMPLES ? which : 1 - which;
            long start = System.nanoTime();
            RawGateway.Reply reply = client.exchange(requests[which]);
            micros[which][taken[which]++] = (System.nanoTime() - start) / 1e3;
            assertThat(reply.status()).isEqualTo(401);
        }
        double t = welch(kept(micros[0]), kept(micros[1]));
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f and %.1f us, Welch t = %.2f (all samples: %.2f)%n",
                name,
                mean(kept(micros[0])),
                mean(kept(micros[1])),
                t,
                welch(micros[0], micros[1]));
        return t;
    }

    private static double[] kept(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return Arrays.copyOf(sorted, (int) (sorted.length * KEPT));
    }

    private static double welch(double[] a, double[] b) {
        return (mean(a) - mean(b)) / Math.sqrt(variance(a) / a.length + variance(b) / b.length);
    }

    private static double mean(double[] samples) {
        return Arrays.stream(samples).average().orElseThrow();
    }

    private static double variance(double[] samples) {
        double mean = mean(samples);
        return Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).sum() / (samples.length - 1);
    }
}
