package io.paysession.architecture.maven;

import static io.paysession.architecture.maven.Goals.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {
    private static final String ROOT = "io.paysession.architecture.maven.fixture";

    private final CheckMojo check = shop(new CheckMojo());

    private static CheckMojo shop(CheckMojo mojo) {
        with(mojo, "project", Goals.project());
        with(mojo, "rootPackage", ROOT);
        with(mojo, "preset", Preset.SPRING_BOOT);
        return with(mojo, "adapters", List.of(new AdapterParameter("web", List.of())));
    }

    @Test
    void breaks_the_build_with_the_rule_and_the_class_that_breaks_it() {
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("ONLY_BOOTSTRAP_PRINTS")
                .hasMessageContaining("adapter.web.Prints")
                .hasMessageNotContaining("ARROWS_POINT_INWARDS");
    }

    @Test
    void passes_without_the_class_or_the_rule_that_is_left_out_for_a_reason() {
        with(check, "ignoredClasses", Map.of(ROOT + ".adapter.web.Prints", "goes with release 7"));
        assertThatCode(check::execute).doesNotThrowAnyException();
        with(check, "ignoredClasses", Map.of());
        with(check, "withoutRules", Map.of("ONLY_BOOTSTRAP_PRINTS", "it is a tool for the console"));
        assertThatCode(check::execute).doesNotThrowAnyException();
    }

    @Test
    void writes_both_reports_also_of_a_broken_architecture(@TempDir Path folder) {
        with(check, "sarif", folder.resolve("reports/architecture.sarif").toFile());
        with(check, "junit", folder.resolve("reports/TEST-architecture.xml").toFile());
        assertThatThrownBy(check::execute).isInstanceOf(MojoFailureException.class);
        assertThat(folder.resolve("reports/architecture.sarif")).content().contains("ONLY_BOOTSTRAP_PRINTS");
        assertThat(folder.resolve("reports/TEST-architecture.xml")).content().contains("ONLY_BOOTSTRAP_PRINTS");
    }

    @Test
    void accepts_what_was_recorded_and_nothing_that_was_not(@TempDir Path folder) throws IOException {
        with(check, "frozen", folder.toFile());
        assertThatThrownBy(check::execute).as("recorded nothing").isInstanceOf(MojoFailureException.class);
        with(check, "record", true);
        assertThatCode(check::execute).doesNotThrowAnyException();
        with(check, "record", false);
        assertThatCode(check::execute).doesNotThrowAnyException();
        try (var records = Files.list(folder)) {
            for (Path record : records.toList()) {
                Files.delete(record);
            }
        }
        assertThatThrownBy(check::execute).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void says_what_is_wrong_with_the_description() {
        with(check, "withoutRules", Map.of("ONLY_BOOTSTRAP_PRINT", "a slip"));
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no rule ONLY_BOOTSTRAP_PRINT")
                .hasMessageContaining("ONLY_BOOTSTRAP_PRINTS");
        with(check, "withoutRules", Map.of());
        with(check, "adapters", List.of(new AdapterParameter("wep", List.of())));
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("adapter.wep");
        with(check, "adapters", List.of());
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Describe at least one adapter");
    }

    @Test
    void does_nothing_if_it_is_to_be_skipped() {
        with(check, "skip", true);
        assertThatCode(check::execute).doesNotThrowAnyException();
    }
}
