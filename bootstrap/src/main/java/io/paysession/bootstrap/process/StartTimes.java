package io.paysession.bootstrap.process;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long the parts of a start took, for whoever wants to know: with {@code -Dpaysession.start-times=true} a start says so in
 * one line on standard error.
 */
public final class StartTimes {
    private static final boolean WANTED = Boolean.getBoolean("paysession.start-times");

    private final Map<String, Double> millis = new LinkedHashMap<>();
    private long last = System.nanoTime();
    private volatile String now = "reading its options";

    /** Begins with what has passed since the JVM began. */
    public static StartTimes begin() {
        StartTimes times = new StartTimes();
        if (WANTED) {
            // Not the system's idea of when the process began, which may be wrong by a second.
            long start = ManagementFactory.getRuntimeMXBean().getStartTime();
            times.add("JVM and command line", Duration.ofMillis(System.currentTimeMillis() - start));
            times.last = System.nanoTime();
        }
        return times;
    }

    /** What is done from here on, for whoever waits for it. */
    public void now(String doing) {
        now = doing;
    }

    public String now() {
        return now;
    }

    /** The time since the mark before belongs to this part. */
    public void mark(String part) {
        long now = System.nanoTime();
        add(part, Duration.ofNanos(now - last));
        last = now;
    }

    /** Of the time since the mark before, so much belongs to this part. */
    public void part(String part, Duration time) {
        add(part, time);
        last += time.toNanos();
    }

    private void add(String part, Duration time) {
        double unusedSum = millis.merge(part, time.toNanos() / 1e6, Double::sum);
    }

    /** One line, if it is wanted. */
    public void print() {
        if (WANTED) {
            System.err.println("start-times: "
                    + millis.entrySet().stream()
                            .map(part -> part.getKey() + "=" + String.format(Locale.ROOT, "%.0f", part.getValue()))
                            .collect(Collectors.joining(", "))
                    + ", classes="
                    + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        }
    }
}
