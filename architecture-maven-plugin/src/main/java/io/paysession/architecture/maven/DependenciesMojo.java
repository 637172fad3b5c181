package io.paysession.architecture.maven;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * The allow-list of the core once more, on its dependencies: whoever embeds the core gets what is listed and nothing else,
 * also nothing that no class of it uses. It belongs into the modules of domain and application. What other dependencies
 * bring along counts; scopes test and provided do not.
 */
@Mojo(
        name = "core-dependencies",
        defaultPhase = LifecyclePhase.VALIDATE,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class DependenciesMojo extends AbstractMojo {
    /** The module. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    /** What the core may depend on, as {@code groupId:artifactId}; an asterisk stands for anything. */
    @Parameter
    private List<String> allowed = List.of("io.vavr:*", "org.jspecify:jspecify");

    /** Whether modules of the same group are allowed, as the domain is to the application. */
    @Parameter(defaultValue = "true")
    private boolean sameGroup = true;

    /** Whether to do nothing. */
    @Parameter(property = "architecture.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("The dependencies of the core are not checked");
            return;
        }
        List<String> others = project.getArtifacts().stream()
                .filter(artifact -> Stream.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_SYSTEM)
                        .anyMatch(artifact.getScope()::equals))
                .filter(artifact -> !isAllowed(artifact))
                .map(DependenciesMojo::withTrail)
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw new MojoFailureException("The core depends on what is not on its allow-list: "
                    + String.join(", ", others) + ", because whoever embeds the core would get it too");
        }
    }

    private boolean isAllowed(Artifact artifact) {
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
        return sameGroup && artifact.getGroupId().equals(project.getGroupId())
                || allowed.stream()
                        .anyMatch(pattern -> pattern(pattern).matcher(name).matches());
    }

    private static Pattern pattern(String allowed) {
        return Pattern.compile(
                Stream.of(allowed.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** How it came in: a team looks for what it has not asked for. */
    private static String withTrail(Artifact artifact) {
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
        List<String> trail = artifact.getDependencyTrail();
        return trail == null || trail.size() < 3 ? name : name + " (by " + trail.get(1) + ")";
    }
}
