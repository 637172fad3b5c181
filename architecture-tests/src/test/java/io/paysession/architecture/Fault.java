package io.paysession.architecture;

import static io.paysession.architecture.RuleName.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Faults that can be planted in the {@link FixtureShop}: where, which rule has to report them, and what the report has
 * to name.
 */
enum Fault {
    THE_DOMAIN_ASKS_THE_APPLICATION(
            ARROWS_POINT_INWARDS, "domain.fault.outward", "DomainAskingTheApplication", "PlaceOrderUseCase"),
    THE_APPLICATION_ASKS_AN_ADAPTER(
            ARROWS_POINT_INWARDS, "application.fault.outward", "ApplicationAskingAnAdapter", "RestAdapter"),
    AN_ADAPTER_ASKS_BOOTSTRAP(
            ARROWS_POINT_INWARDS, "adapter.rest.fault.outward", "AdapterAskingBootstrap", "bootstrap.Shop"),
    A_CLASS_BELONGS_TO_NO_LAYER(ARROWS_POINT_INWARDS, "fault.homeless", "Homeless"),
    AN_ADAPTER_ASKS_ITS_NEIGHBOUR(
            ADAPTERS_ARE_BLIND_TO_EACH_OTHER,
            "adapter.rest.fault.neighbour",
            "AdapterAskingItsNeighbour",
            "PersistenceAdapter"),
    THE_CORE_USES_MORE_THAN_THE_ALLOW_LIST(
            CORE_USES_ALLOWED_PACKAGES_ONLY,
            "domain.fault.framework",
            "CallsConcurrency",
            "CallsReflection",
            "DeclaresALogger",
            "DeclaresAProcess",
            "DeclaresAThreadLocal",
            "DeclaresAThreadState",
            "DeclaresAnArrayOfFiles",
            "MentionsPathsInASignature",
            "RefersToAFutureOfVavr"),
    THE_CORE_READS_THE_WORLD(CORE_READS_NOTHING_FROM_OUTSIDE, "domain.fault.impure.quietly", "AsksTheWorld"),
    THE_CORE_READS_THE_WORLD_OPENLY(
            CORE_READS_NOTHING_FROM_OUTSIDE, "domain.fault.impure.openly", "AsksTheWorldWithMoreThanTheAllowList"),
    TWO_PACKAGES_NEED_EACH_OTHER(PACKAGES_HAVE_NO_CYCLES, "domain.fault.cycle", "Here", "There"),
    A_USE_CASE_IS_IN_AN_ADAPTER(USE_CASES_LIVE_IN_THE_APPLICATION, "adapter.rest.fault.usecase", "ShowOrderUseCase"),
    USE_CASES_WITH_ANOTHER_METHOD_OR_TWO(
            USE_CASES_HAVE_ONE_METHOD_OF_THEIR_NAME,
            "application.fault.usecase",
            "CancelOrderUseCase should have the one abstract method cancelOrder but has [cancelAll, cancelOrder]",
            "ReturnOrderUseCase should have the one abstract method returnOrder but has [execute]",
            "ShipOrderUseCase should have the one abstract method shipOrder but has [execute, shipOrder]",
            "EmptyUseCase should have the one abstract method empty but has []"),
    A_SERVICE_IS_PUBLIC(SERVICES_ARE_HIDDEN, "application.fault.publicservice", "ShipOrderService"),
    A_SERVICE_HAS_ANOTHER_VERB_THAN_ITS_USE_CASE(
            SERVICES_IMPLEMENT_THEIR_USE_CASE,
            "application.fault.otherverb",
            "RefundOrderService does not implement RefundOrderUseCase",
            "LonelyService does not implement LonelyUseCase"),
    NAMES_ARE_VAGUE(
            NAMES_SAY_WHAT_A_TYPE_DOES,
            "domain.fault.vague",
            "OrderManager",
            "OrderHelper",
            "OrderUtil ",
            "OrderUtils",
            "OrderImpl",
            "OrderDTO",
            "OrderDto",
            "Nesting$InnerHelper"),
    PORTS_ARE_NAMED_AFTER_A_TECHNOLOGY(
            PORTS_NAME_NO_TECHNOLOGY,
            "application.port.fault.technology",
            "JpaOrders",
            "OrdersOverHttp",
            "PostgreSQLOrders",
            "MQTTOrders",
            "Http2Orders",
            "OrdersInREST"),
    AN_ENTITY_LEAVES_ITS_PACKAGE(
            ENTITIES_STAY_IN_THEIR_PACKAGE,
            "adapter.persistence.fault.entity",
            "row.PublicRow is not package-private",
            "row.PublicRow$NestedRow is not package-private",
            "reader.RowReader"),
    BOOTSTRAP_PASSES_BY_A_DOOR(
            ADAPTERS_OPEN_THEIR_DOORS_ONLY, "bootstrap.fault.backdoor", "PassesByTheDoor", "schema.Migration"),
    AN_ADAPTER_HAS_A_PUBLIC_TYPE_BESIDE_ITS_DOOR(
            ADAPTERS_OPEN_THEIR_DOORS_ONLY, "adapter.fault.mail", "MailParser is public but no door [MailAdapter]"),
    ROOMS_LOOK_UP_AND_SIDEWAYS(
            ROOMS_USE_LOWER_FLOORS_ONLY,
            "adapter.fault.post",
            "Letter.parcel()",
            "Paper.parcel()",
            "Sheet.adapter()",
            "Stamp is in the room stamp, which has no floor"),
    AN_ADAPTER_PRINTS(
            ONLY_BOOTSTRAP_PRINTS,
            "adapter.rest.fault.printing",
            "Prints.out()",
            "Prints.err()",
            "Prints.trace(",
            "Prints.traceByReference()"),
    A_PACKAGE_OF_THE_CORE_IS_NOT_NULL_MARKED(CORE_IS_NULL_MARKED, "domain.fault.unmarked", "Unmarked");

    private final RuleName rule;
    private final String where;
    private final List<String> named;

    Fault(RuleName rule, String where, String... named) {
        this.rule = rule;
        this.where = where;
        this.named = List.of(named);
    }

    /** The rule that has to report this fault. */
    RuleName rule() {
        return rule;
    }

    /** What the report has to name. */
    List<String> named() {
        return named;
    }

    /** Whatever cannot be done wrong in one respect only: who prints in the core also uses java.io. */
    Set<RuleName> alsoBroken() {
        return this == THE_CORE_READS_THE_WORLD_OPENLY
                ? EnumSet.of(CORE_USES_ALLOWED_PACKAGES_ONLY, ONLY_BOOTSTRAP_PRINTS)
                : EnumSet.noneOf(RuleName.class);
    }

    FaultyShop planted() {
        HexagonalArchitecture shop = FixtureShop.architecture();
        String place = FixtureShop.ROOT + "." + where;
        HexagonalArchitecture described = switch (this) {
            case AN_ADAPTER_HAS_A_PUBLIC_TYPE_BESIDE_ITS_DOOR -> shop.withAdapter(Adapter.in(place, "MailAdapter"));
            case ROOMS_LOOK_UP_AND_SIDEWAYS ->
                shop.withAdapter(Adapter.in(place, "PostAdapter")
                        .withFloor("letter", "parcel")
                        .withFloor("paper"));
            default -> shop;
        };
        return new FaultyShop(described, FixtureShop.with(where));
    }
}
