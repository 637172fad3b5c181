package io.paysession.architecture.maven;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.paysession.architecture.ArchitectureReport;
import io.paysession.architecture.ArchitectureRule;
import io.paysession.architecture.HexagonalArchitecture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Checks all rules. It belongs into the module that has the whole service on its class path. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class CheckMojo extends AbstractMojo {
    /** The module. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    /** Below which all classes of the service live. */
    @Parameter(property = "architecture.rootPackage", required = true)
    @SuppressWarnings("NullAway.Init")
    private String rootPackage;

    /** Where the layers are looked for: {@code HEXAGONAL}, {@code SPRING_BOOT} or {@code JMOLECULES}. */
    @Parameter(defaultValue = "HEXAGONAL")
    private Preset preset = Preset.HEXAGONAL;

    /** The adapters; with {@code JMOLECULES} the annotations name them. */
    @Parameter
    private List<AdapterParameter> adapters = List.of();

    /** Packages that the core may use besides, in ArchUnit's notation: {@code com.acme.money..}. */
    @Parameter
    private List<String> allowedInCore = List.of();

    /** Packages below the root that are no part of the service. */
    @Parameter
    private List<String> ignored = List.of();

    /** Full names of classes that are left out, and why: {@code <com.acme.Old>goes with release 7</com.acme.Old>}. */
    @Parameter
    private Map<String, String> ignoredClasses = Map.of();

    /** Rules that are left out, and why: {@code <CORE_IS_NULL_MARKED>the domain comes first</CORE_IS_NULL_MARKED>}. */
    @Parameter
    private Map<String, String> withoutRules = Map.of();

    /** Folder of violations that are accepted. */
    @Parameter(property = "architecture.frozen")
    private @Nullable File frozen;

    /** Whether to record the violations of today in {@code frozen}, instead of failing because of them. */
    @Parameter(property = "architecture.record", defaultValue = "false")
    private boolean record;

    /** Where to write a SARIF report; nowhere if this is not set. */
    @Parameter(property = "architecture.sarif")
    private @Nullable File sarif;

    /** Where to write a report in JUnit's form; nowhere if this is not set. */
    @Parameter(property = "architecture.junit")
    private @Nullable File junit;

    /** Whether to do nothing. */
    @Parameter(property = "architecture.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("The architecture is not checked");
            return;
        }
        try {
            check();
        } catch (IllegalArgumentException | IllegalStateException wrongDescription) {
            throw new MojoExecutionException(wrongDescription.getMessage(), wrongDescription);
        } catch (IOException | DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The architecture cannot be checked", e);
        }
    }

    private void check() throws IOException, DependencyResolutionRequiredException, MojoFailureException {
        List<Path> places = places();
        HexagonalArchitecture service = new Description(
                        rootPackage, preset, adapters, allowedInCore, ignored, ignoredClasses, withoutRules)
                .architecture(places);
        JavaClasses classes = service.classesIn(places);
        if (record) {
            accept(service, classes);
            return;
        }
        ArchitectureReport report =
                frozen == null ? service.report(classes) : service.reportFrozen(classes, frozen.toPath());
        write(report);
        if (report.isViolated()) {
            throw new MojoFailureException("The architecture is broken" + System.lineSeparator() + report.text());
        }
        getLog().info(report.findings().size() + " architecture rules are kept by " + classes.size() + " classes");
    }

    private void accept(HexagonalArchitecture service, JavaClasses classes) {
        File store = frozen;
        if (store == null) {
            throw new IllegalArgumentException("To record violations, say where: set frozen");
        }
        int accepted = 0;
        for (ArchitectureRule rule : service.rules()) {
            accepted += rule.freeze(classes, store.toPath());
        }
        getLog().info(accepted + " violations are accepted from now on, as recorded in " + store);
    }

    private void write(ArchitectureReport report) throws IOException {
        List<Path> sources =
                project.getCompileSourceRoots().stream().map(Path::of).toList();
        Path base = project.getBasedir().toPath();
        if (sarif != null) {
            report.writeSarif(sarif.toPath(), base, sources);
        }
        if (junit != null) {
            report.writeJUnitXml(junit.toPath());
        }
    }

    /** Folders and jars of the class path; modules without classes have none. */
    private List<Path> places() throws DependencyResolutionRequiredException {
        return project.getRuntimeClasspathElements().stream()
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }
}
