package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules said about a service.
 *
 * @param service the root package of the service
 * @param findings one for each rule that was checked, in the order of {@link RuleName}
 * @param dropped the rules that were left out, and why
 */
public record ArchitectureReport(String service, List<Finding> findings, Map<RuleName, String> dropped) {

    /** Copies the collections. */
    public ArchitectureReport {
        findings = List.copyOf(findings);
        dropped = Map.copyOf(dropped);
    }

    /**
     * What one rule said.
     *
     * @param rule which one
     * @param demand what it demands and why
     * @param violations empty if the rule is kept
     */
    public record Finding(RuleName rule, String demand, List<Violation> violations) {
        /** Copies the list. */
        public Finding {
            violations = List.copyOf(violations);
        }
    }

    static ArchitectureReport of(
            String service, List<ArchitectureRule> rules, Map<RuleName, String> dropped, JavaClasses classes) {
        List<Finding> findings = new ArrayList<>();
        for (ArchitectureRule rule : rules) {
            findings.add(new Finding(rule.name(), rule.description(), violations(rule, classes)));
        }
        return new ArchitectureReport(service, findings, dropped);
    }

    private static List<Violation> violations(ArchitectureRule rule, JavaClasses classes) {
        try {
            return rule.evaluate(classes).getFailureReport().getDetails().stream()
                    .map(Violation::of)
                    .toList();
        } catch (AssertionError e) {
            // ArchUnit throws when a rule finds nothing to check, and that is a finding too.
            return List.of(Violation.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Fails if a rule is broken.
     *
     * @throws AssertionError that names every rule that is broken, with every violation
     */
    public void check() {
        if (isViolated()) {
            throw new AssertionError(text());
        }
    }

    /** Whether a rule is broken. */
    public boolean isViolated() {
        return findings.stream().anyMatch(finding -> !finding.violations().isEmpty());
    }

    /** The broken rules with all violations, to be read by people; empty if all are kept. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            if (!finding.violations().isEmpty()) {
                text.append(finding.demand()).append(System.lineSeparator());
                finding.violations()
                        .forEach(violation ->
                                text.append("  ").append(violation.text()).append(System.lineSeparator()));
            }
        }
        return text.toString();
    }

    /**
     * Writes the report in SARIF 2.1.0, which code hosts show at the lines in question.
     *
     * @param file where to; folders on the way are made
     * @param baseFolder what the paths in the report are relative to, usually the root of the repository
     * @param sourceFolders where sources are looked for; a violation whose source is not found has no place
     * @throws IOException if the file cannot be written
     */
    public void writeSarif(Path file, Path baseFolder, List<Path> sourceFolders) throws IOException {
        ReportFile.write(file, new Sarif(baseFolder, sourceFolders).of(this));
    }

    /**
     * Writes the report as JUnit does: one test case for each rule, those that were left out as skipped.
     *
     * @param file where to; folders on the way are made
     * @throws IOException if the file cannot be written
     */
    public void writeJUnitXml(Path file) throws IOException {
        ReportFile.write(file, JUnitXml.of(this));
    }

    Map<RuleName, String> droppedInOrder() {
        return new TreeMap<>(dropped);
    }
}
