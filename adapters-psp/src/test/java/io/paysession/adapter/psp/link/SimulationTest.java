package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Every approval ends in exactly one commit or void, or is listed as owed with an open alarm, whatever fails.
 *
 * <p>A million seeds, on all cores:
 * <pre>{@code
 * mvn -B -o -pl adapters-psp -am test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dpaysession.simulation.seeds=1000000
 * }</pre>
 * {@code -Dpaysession.simulation.first=N} begins at a seed; one seed alone prints its trace.
 */
class SimulationTest {
    private static final long FIRST = Long.getLong("paysession.simulation.first", 1);
    private static final long SEEDS = Long.getLong("paysession.simulation.seeds", 2_000);
    /** With so many seeds, whatever can happen does. */
    private static final long TELLING = 2_000;

    private static final int MOST_FAILURES = 5;

    @Test
    void keeps_the_promise_whatever_fails() {
        Sightings sightings = new Sightings();
        List<String> failures = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .mapToObj(seed -> run(seed, sightings))
                .filter(failure -> !failure.isEmpty())
                .limit(MOST_FAILURES)
                .toList();
        assertThat(failures).isEmpty();
        if (SEEDS >= TELLING) {
            assertThat(sightings.missing())
                    .as("what never happened, so that nothing was proven about it")
                    .isEmpty();
        }
    }

    /** What was wrong; empty if nothing was. */
    private static String run(long seed, Sightings sightings) {
        Simulation simulation = new Simulation(seed, SEEDS == 1);
        try {
            Outcome outcome = simulation.run();
            sightings.add(outcome);
            if (SEEDS == 1) {
                System.out.println(outcome.trace());
            }
            List<String> violations = outcome.violations();
            return violations.isEmpty() ? "" : failure(seed, String.join("\n", violations));
        } catch (RuntimeException thrown) {
            return failure(seed, thrown + " at " + Arrays.toString(thrown.getStackTrace()));
        }
    }

    private static String failure(long seed, String what) {
        return "seed " + seed + ": " + what + "\nreplay: mvn -B -o -pl adapters-psp -am test -Dtest=SimulationTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dpaysession.simulation.seeds=1"
                + " -Dpaysession.simulation.first=" + seed + "\n";
    }
}
