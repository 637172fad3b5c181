package io.paysession.architecture.maven;

import static io.paysession.architecture.maven.Goals.with;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class DependenciesMojoTest {
    private final MavenProject project = Goals.project();
    private final DependenciesMojo check = with(new DependenciesMojo(), "project", project);

    @Test
    void allows_what_is_listed_what_is_of_the_house_and_what_is_for_tests_only() {
        project.setArtifacts(Set.of(
                artifact("io.vavr", "vavr-match", "compile"),
                artifact("org.jspecify", "jspecify", "compile"),
                artifact("com.acme", "orders-domain", "compile"),
                artifact("org.junit.jupiter", "junit-jupiter", "test"),
                artifact("jakarta.servlet", "jakarta.servlet-api", "provided")));
        assertThatCode(check::execute).doesNotThrowAnyException();
    }

    @Test
    void names_what_has_come_in_and_by_what() {
        Artifact logging = artifact("org.slf4j", "slf4j-api", "runtime");
        logging.setDependencyTrail(List.of("com.acme:orders", "com.acme:money:jar:1", "org.slf4j:slf4j-api:jar:2"));
        project.setArtifacts(Set.of(logging, artifact("io.vavr.evil", "vavr", "compile")));
        assertThatThrownBy(check::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("org.slf4j:slf4j-api (by com.acme:money:jar:1)")
                .hasMessageContaining("io.vavr.evil:vavr");
    }

    @Test
    void allows_what_the_team_says_and_only_whole_names() {
        with(check, "allowed", List.of("com.acme.money:*", " org.joda:joda "));
        with(check, "sameGroup", false);
        project.setArtifacts(
                Set.of(artifact("com.acme.money", "money", "compile"), artifact("org.joda", "joda", "compile")));
        assertThatCode(check::execute).doesNotThrowAnyException();
        project.setArtifacts(Set.of(artifact("com.acme", "orders-domain", "compile")));
        assertThatThrownBy(check::execute).hasMessageContaining("com.acme:orders-domain");
        project.setArtifacts(Set.of(artifact("org.joda", "joda-time", "compile")));
        assertThatThrownBy(check::execute).hasMessageContaining("org.joda:joda-time");
    }

    private static Artifact artifact(String group, String name, String scope) {
        return new DefaultArtifact(group, name, "1", scope, "jar", null, new DefaultArtifactHandler("jar"));
    }
}
