package io.paysession.architecture;

import static io.paysession.architecture.FixtureShop.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rooms of an adapter stand on floors, once somebody says on which. */
class FloorsTest {
    private static final Adapter PERSISTENCE =
            Adapter.in(ROOT + ".adapter.persistence", "PersistenceAdapter", "PersistenceSettings");

    private static List<String> violations(Adapter adapter) {
        HexagonalArchitecture shop = HexagonalArchitecture.of(ROOT)
                .withAdapter("rest", "RestAdapter")
                .withAdapter(adapter);
        return new FaultyShop(shop, FixtureShop.clean()).violationsOf(RuleName.ROOMS_USE_LOWER_FLOORS_ONLY);
    }

    @Test
    void the_door_may_use_every_room() {
        assertThat(violations(PERSISTENCE.withFloor("schema"))).isEmpty();
    }

    @Test
    void a_misnamed_room_fails_beside_the_one_that_has_no_floor_by_that() {
        assertThat(String.join("\n", violations(PERSISTENCE.withFloor("shema"))))
                .contains(
                        "Migration is in the room schema, which has no floor",
                        "names the package " + ROOT + ".adapter.persistence.shema..");
    }

    @Test
    void what_may_be_used_is_not_reported() {
        FaultyShop shop = Fault.ROOMS_LOOK_UP_AND_SIDEWAYS.planted();

        assertThat(String.join("\n", shop.violationsOf(RuleName.ROOMS_USE_LOWER_FLOORS_ONLY)))
                .contains("Letter.parcel()")
                .doesNotContain("Letter.envelope()");
    }

    @Test
    void a_room_stands_on_one_floor_and_a_floor_has_rooms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PERSISTENCE.withFloor("order").withFloor("order"));
        assertThatIllegalArgumentException().isThrownBy(PERSISTENCE::withFloor);
    }
}
