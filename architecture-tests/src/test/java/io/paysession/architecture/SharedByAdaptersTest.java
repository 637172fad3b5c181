package io.paysession.architecture;

import static io.paysession.architecture.FixtureShop.ROOT;
import static io.paysession.architecture.RuleName.ARROWS_POINT_INWARDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What adapters have in common belongs to nobody, unless somebody says that they share it. */
class SharedByAdaptersTest {
    private static final HexagonalArchitecture ALONE = FixtureShop.architecture();
    private static final HexagonalArchitecture SHARING = ALONE.withSharedByAdapters(ROOT + ".format");

    private static List<String> violations(HexagonalArchitecture architecture, String fixture) {
        return new FaultyShop(architecture, FixtureShop.with(fixture)).violationsOf(ARROWS_POINT_INWARDS);
    }

    @Test
    void it_may_use_the_domain() {
        assertThat(violations(ALONE, "format.fault.right")).isNotEmpty();
        assertThat(violations(SHARING, "format.fault.right")).isEmpty();
    }

    @Test
    void it_may_not_use_the_application() {
        assertThat(String.join("\n", violations(SHARING, "format.fault.asking")))
                .contains("AskingFormat", "PlaceOrderUseCase");
    }

    @Test
    void adapters_may_use_it_and_the_core_may_not() {
        assertThat(String.join("\n", violations(SHARING, "adapter.rest.fault.formatting")))
                .doesNotContain("OrderFormat");
        assertThat(String.join("\n", violations(SHARING, "application.fault.formatting")))
                .contains("ApplicationFormatting", "OrderFormat");
    }

    @Test
    void it_is_there_and_in_no_other_layer() {
        assertThat(String.join("\n", violations(ALONE.withSharedByAdapters(ROOT + ".formats"), "format.fault.right")))
                .contains(ROOT + ".formats..");
        assertThatIllegalStateException()
                .isThrownBy(ALONE.withSharedByAdapters(ROOT + ".adapter.rest")::rules)
                .withMessageContaining("what adapters share");
    }
}
