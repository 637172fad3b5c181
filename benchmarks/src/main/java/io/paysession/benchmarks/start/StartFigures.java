package io.paysession.benchmarks.start;

import io.paysession.benchmarks.machine.BenchmarkException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What several starts took, by part. */
final class StartFigures {
    private final Map<String, List<Double>> all = new LinkedHashMap<>();

    void add(String part, double value) {
        boolean unusedAlways =
                all.computeIfAbsent(part, unusedPart -> new ArrayList<>()).add(value);
    }

    /** @param line as the product says it: parts with values, separated by commas */
    void addParts(String line) {
        for (String part : line.split(", ")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new BenchmarkException("not a part of a start: " + part);
            }
            add(part.substring(0, equals), Double.parseDouble(part.substring(equals + 1)));
        }
    }

    /** A line for each part: the median, the smallest and the largest value. */
    String medians() {
        return all.entrySet().stream()
                .map(part -> line(part.getKey(), part.getValue()))
                .collect(Collectors.joining());
    }

    private static String line(String part, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "  %-22s %7.0f  (%.0f to %.0f)%n",
                part,
                median(sorted),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
