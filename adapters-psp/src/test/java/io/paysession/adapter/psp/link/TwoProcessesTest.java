package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seed decides everything, so that a failure can be looked at again, in another process. */
class TwoProcessesTest {
    private static final int SEEDS = 20;

    @Test
    void a_seed_has_the_same_trace_in_another_process() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TwoProcessesTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).isZero();
        assertThat(told.lines()).containsExactlyElementsOf(digests()).doesNotHaveDuplicates();
    }

    /** What the other process does. */
    public static void main(String[] arguments) {
        digests().forEach(System.out::println);
    }

    private static List<String> digests() {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> seed + " "
                        + Long.toHexString(new Simulation(seed, false).run().digest()))
                .toList();
    }
}
