package io.paysession.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.benchmarks.machine.BenchmarkException;
import org.junit.jupiter.api.Test;

class StartFiguresTest {
    @Test
    void tells_the_median_of_each_part() {
        StartFigures figures = new StartFigures();
        figures.addParts("JVM and command line=100, PostgreSQL=900, classes=5000");
        figures.addParts("JVM and command line=300, PostgreSQL=700, classes=5002");
        figures.addParts("JVM and command line=120, PostgreSQL=800, classes=5001");
        assertThat(figures.medians().lines().map(String::strip))
                .containsExactly(
                        "JVM and command line       120  (100 to 300)",
                        "PostgreSQL                 800  (700 to 900)",
                        "classes                   5001  (5000 to 5002)");
    }

    @Test
    void knows_what_is_no_part() {
        assertThatThrownBy(() -> new StartFigures().addParts("nonsense")).isInstanceOf(BenchmarkException.class);
    }
}
