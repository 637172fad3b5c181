package io.paysession.benchmarks.domain;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.machine.Machine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The domain's decisions alone: no thread, no socket, no disk. */
public final class DomainMode {
    private static final int WARM_UP_SECONDS = 5;

    private DomainMode() {}

    public static void run(int seconds) {
        System.out.println(Machine.describe());
        try {
            var ignoredResults = new Runner(new OptionsBuilder()
                            .include(DomainBenchmark.class.getName())
                            .forks(1)
                            .warmupIterations(WARM_UP_SECONDS)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(seconds)
                            .measurementTime(TimeValue.seconds(1))
                            .timeUnit(TimeUnit.MICROSECONDS)
                            .shouldFailOnError(true)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new BenchmarkException("JMH failed: " + e.getMessage(), e);
        }
    }
}
