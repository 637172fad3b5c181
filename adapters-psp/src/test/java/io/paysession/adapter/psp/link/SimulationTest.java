package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every approval ends in exactly one commit or void, or is listed as owed with an open alarm, whatever fails.
 *
 * <p>{@code -Dpaysession.simulation.seeds=1000000} runs as many, {@code -Dpaysession.simulation.first=N} begins at a seed;
 * one seed alone prints its trace.
 */
class SimulationTest {
    private static final long FIRST = Long.getLong("paysession.simulation.first", 1);
    private static final long SEEDS = Long.getLong("paysession.simulation.seeds", 2_000);

    @Test
    void keeps_the_promise_whatever_fails() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Simulation simulation = new Simulation(seed, SEEDS == 1);
            Outcome outcome = simulation.run();
            List<String> violations = outcome.violations();
            if (SEEDS == 1) {
                System.out.println(outcome.trace());
            }
            assertThat(violations).as("seed " + seed).isEmpty();
        }
    }
}
