package io.paysession.benchmarks.http;

import io.paysession.benchmarks.http.FlowConnection.Step;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What was measured at some number of connections; several runs can be added to one. */
final class LoadResult {
    private static final long LONGEST_MICROS = 60_000_000;

    private final Map<Step, Histogram> latencies = new EnumMap<>(Step.class);
    private long flows;
    private double seconds;

    LoadResult() {
        for (Step step : Step.values()) {
            latencies.put(step, new Histogram(LONGEST_MICROS, 3));
        }
    }

    void record(Step step, long nanos) {
        histogram(step).recordValue(Math.min(nanos / 1000, LONGEST_MICROS));
    }

    void finish(long completedFlows, double duration) {
        flows += completedFlows;
        seconds += duration;
    }

    void add(LoadResult other) {
        finish(other.flows, other.seconds);
        latencies.forEach((step, histogram) -> histogram.add(other.histogram(step)));
    }

    long flows() {
        return flows;
    }

    double flowsPerSecond() {
        return flows / seconds;
    }

    double millis(Step step, double percentile) {
        return histogram(step).getValueAtPercentile(percentile) / 1000.0;
    }

    private Histogram histogram(Step step) {
        return java.util.Objects.requireNonNull(latencies.get(step));
    }
}
