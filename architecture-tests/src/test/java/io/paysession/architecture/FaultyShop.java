package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;

/** A description and classes that do not live up to it. */
record FaultyShop(HexagonalArchitecture architecture, JavaClasses classes) {

    List<String> violationsOf(RuleName name) {
        return architecture.rule(name).evaluate(classes).getFailureReport().getDetails();
    }
}
