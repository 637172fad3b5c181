package io.paysession.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundJobTest {
    @Test
    void goes_on_after_whatever_was_thrown() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        try (BackgroundJob job = BackgroundJob.start(new BackgroundJob.Work("test", Duration.ofMillis(1), 1, limit -> {
            runs.countDown();
            if (runs.getCount() == 2) {
                throw new StackOverflowError("as if");
            }
            throw new IllegalStateException("as if");
        }))) {
            assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
