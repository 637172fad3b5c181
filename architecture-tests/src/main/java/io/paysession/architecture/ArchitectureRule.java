package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import java.nio.file.Path;
import java.util.List;

/** One rule under its name. The plain {@link ArchRule} inside can be used with every tool of ArchUnit. */
public final class ArchitectureRule {

    private final RuleName name;
    private final ArchRule demand;
    private final List<ArchRule> premises;

    private ArchitectureRule(RuleName name, ArchRule demand, List<ArchRule> premises) {
        this.name = name;
        this.demand = demand;
        this.premises = premises;
    }

    /**
     * @param demand what code may break, and what may be frozen
     * @param premises what must be right about the description itself; never frozen, because a rule that looks at the
     *     wrong place would be green for ever
     */
    static ArchitectureRule of(RuleName name, ArchRule demand, ArchRule... premises) {
        return new ArchitectureRule(name, demand, List.of(premises));
    }

    /** Which rule it is. */
    public RuleName name() {
        return name;
    }

    /** The rule itself; its description starts with the name and ends with the reason. */
    public ArchRule archRule() {
        ArchRule whole = demand;
        for (ArchRule premise : premises) {
            whole = CompositeArchRule.of(whole).and(premise);
        }
        return whole.as(name + ": " + demand.getDescription())
                .because(name.reason())
                // A consumer can switch off ArchUnit's guard against rules that check nothing. Not ours.
                .allowEmptyShould(false);
    }

    /**
     * The same rule, which accepts the violations that were recorded by {@link #freeze}, and no others. Those that are
     * gone are struck off the record, so that they cannot come back. Where nothing was recorded nothing is accepted.
     *
     * @param store the folder of the records, to be kept under version control
     * @return the forbearing rule
     */
    public ArchitectureRule frozenIn(Path store) {
        ArchRule frozen = FreezingArchRule.freeze(demand.allowEmptyShould(false))
                .persistIn(new FrozenViolations(name, store))
                .as(demand.getDescription());
        return new ArchitectureRule(name, frozen, premises);
    }

    /**
     * Records the violations of today.
     *
     * @param classes the classes of the whole service
     * @param store the folder of the records; it is made if it does not exist
     * @return how many violations are accepted from now on
     */
    public int freeze(JavaClasses classes, Path store) {
        List<String> violations = evaluate(classes).getFailureReport().getDetails();
        new FrozenViolations(name, store).save(demand, violations);
        return violations.size();
    }

    /**
     * Fails if one of the classes breaks the rule, or if there is nothing to check.
     *
     * @param classes the classes of the whole service
     * @throws AssertionError that names every violation
     */
    public void check(JavaClasses classes) {
        ArchRule.Assertions.assertNoViolation(evaluate(classes));
    }

    /**
     * Looks for violations without failing.
     *
     * @param classes the classes of the whole service
     * @return the violations
     * @throws AssertionError if there is nothing to check; it says how to describe a service that uses other names
     */
    public EvaluationResult evaluate(JavaClasses classes) {
        ArchRule rule = archRule();
        try {
            return rule.evaluate(classes);
        } catch (AssertionError empty) {
            // The only thing that ArchUnit throws for while it looks.
            throw new AssertionError(
                    rule.getDescription() + System.lineSeparator()
                            + "It failed to check any classes: the service has nothing that this rule is about. If its names"
                            + " end otherwise, say so with withConventions(Conventions.standard().withSuffixes(…)), and where"
                            + " they live with withApplication(…) or withPortsOut(…). If it has no such thing, say so with"
                            + " withoutRule(RuleName." + name + ", \"why\").",
                    empty);
        }
    }

    /** What the rule demands and why, in one sentence. */
    public String description() {
        return archRule().getDescription();
    }

    /** The name, so that a parameterized test reads well. */
    @Override
    public String toString() {
        return name.name();
    }
}
