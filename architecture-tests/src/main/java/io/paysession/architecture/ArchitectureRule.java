package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

/**
 * One rule under its name. The plain {@link ArchRule} inside can be used with every tool of ArchUnit, for example
 * {@code FreezingArchRule.freeze(rule.archRule())} to accept the violations of today and no new ones.
 *
 * @param name which rule it is
 * @param archRule the rule itself; its description ends with the reason
 */
public record ArchitectureRule(RuleName name, ArchRule archRule) {

    static ArchitectureRule of(RuleName name, ArchRule rule) {
        // A consumer can switch off ArchUnit's guard against rules that check nothing in a properties file. Not ours.
        return new ArchitectureRule(name, rule.because(name.reason()).allowEmptyShould(false));
    }

    /**
     * Fails if one of the classes breaks the rule, or if there is nothing to check.
     *
     * @param classes the classes of the whole service
     * @throws AssertionError that names every violation
     */
    public void check(JavaClasses classes) {
        archRule.check(classes);
    }

    /**
     * Looks for violations without failing.
     *
     * @param classes the classes of the whole service
     * @return the violations
     * @throws AssertionError if there is nothing to check
     */
    public EvaluationResult evaluate(JavaClasses classes) {
        return archRule.evaluate(classes);
    }

    /** What the rule demands and why, in one sentence. */
    public String description() {
        return archRule.getDescription();
    }

    /** The name, so that a parameterized test reads well. */
    @Override
    public String toString() {
        return name.name();
    }
}
