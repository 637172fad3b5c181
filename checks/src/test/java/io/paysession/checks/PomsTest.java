package io.paysession.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others take home has what Maven Central wants to know of it, and one version. */
class PomsTest {
    /** The product itself is nobody's library; goals are named where they are used. */
    private static final List<String> NO_LIBRARIES =
            List.of("paysession-bootstrap", "paysession-architecture-maven-plugin");

    static List<Pom> published() {
        return Pom.published();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_published_artifact_says_what_it_is_and_under_which_licence(Pom pom) {
        assertThat(pom.text("name")).as("name of %s", pom.artifact()).isNotEmpty();
        assertThat(pom.text("description"))
                .as("description of %s", pom.artifact())
                .isNotEmpty();
        boolean inherits = pom.text("parent", "artifactId").equals("paysession");
        Pom says = inherits ? Pom.root() : pom;
        assertThat(says.text("licenses", "license", "name"))
                .as("the identifier of SPDX")
                .isEqualTo("Apache-2.0");
        assertThat(says.text("url")).isNotEmpty();
        assertThat(says.text("scm", "url")).isNotEmpty();
        assertThat(says.text("scm", "connection")).startsWith("scm:git:");
        assertThat(says.text("developers", "developer", "name")).isEqualTo("Paysession maintainers");
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_published_jar_has_a_name_as_a_module(Pom pom) {
        boolean jar = !pom.packaging().equals("pom");
        assertThat(pom.text("properties", "module.name").startsWith("io.paysession."))
                .as("module name of %s", pom.artifact())
                .isEqualTo(jar);
    }

    @Test
    void benchmarks_examples_and_checks_stay_at_home() {
        assertThat(Pom.modules().stream().filter(pom -> pom.skips("deploy")).map(Pom::artifact))
                .containsExactlyInAnyOrder(
                        "paysession-benchmarks",
                        "paysession-checks",
                        "paysession-example-embedding",
                        "paysession-example-charging",
                        "paysession-example-spring-boot");
        assertThat(Pom.modules()).allMatch(pom -> pom.skips("install") == pom.skips("deploy"));
    }

    @Test
    void the_bill_of_materials_has_every_library_and_nothing_else() {
        Pom bom = Pom.in(Pom.root().folder().resolve("bom"));
        assertThat(bom.dependencies("dependencyManagement", "dependencies").stream()
                        .map(Pom.Dependency::artifact))
                .containsExactlyInAnyOrderElementsOf(Pom.published().stream()
                        .filter(pom -> pom.packaging().equals("jar"))
                        .map(Pom::artifact)
                        .filter(artifact -> !NO_LIBRARIES.contains(artifact))
                        .toList());
        assertThat(bom.text("parent"))
                .as("what it would inherit, it would impose on others")
                .isEmpty();
    }

    @Test
    void everything_has_one_version() {
        String version = Pom.root().text("version");
        assertThat(Pom.modules())
                .allSatisfy(pom -> assertThat(pom.text("version") + ownParentVersion(pom))
                        .as("version of %s", pom.artifact())
                        .isEqualTo(version));
        assertThat(Pom.in(Pom.root().folder().resolve("docs/examples/spring-boot"))
                        .texts("dependencyManagement", "dependencies", "dependency", "version"))
                .containsExactly(version);
    }

    private static String ownParentVersion(Pom pom) {
        return pom.text("parent", "groupId").equals("io.paysession") ? pom.text("parent", "version") : "";
    }
}
