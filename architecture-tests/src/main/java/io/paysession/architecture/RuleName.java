package io.paysession.architecture;

/**
 * The rules by name: what each one demands and why. A team that adopts the rules step by step selects by this name,
 * for example {@code rules().stream().filter(rule -> rule.name() != RuleName.CORE_IS_NULL_MARKED)}.
 */
public enum RuleName {

    /**
     * Bootstrap may see adapters, adapters the application, the application the domain; never the other way round. All
     * four layers must have classes, and every class of the service belongs to one of them: a misspelt package, or a
     * class beside the layers, is a violation and not a rule that silently checks nothing.
     */
    ARROWS_POINT_INWARDS("a decision that knows no technology can be tested in memory and outlives the technology"),

    /** No adapter knows another adapter. Only bootstrap sees two of them, to wire them. */
    ADAPTERS_ARE_BLIND_TO_EACH_OTHER("an adapter that knows no other one can be replaced, or left out, on its own"),

    /**
     * Domain and application use the types of an allow-list of packages and nothing else. An allow-list and not a
     * deny-list, because the next framework has a name nobody has thought of yet.
     */
    CORE_USES_ALLOWED_PACKAGES_ONLY("whoever embeds the core gets the core and not a framework with it"),

    /**
     * Domain and application read no clock, randomness, environment or console and start no thread. Time, identifiers
     * and random bytes are handed in.
     */
    CORE_READS_NOTHING_FROM_OUTSIDE("the same input must give the same decision, today and in a replay"),

    /** No two packages depend on each other, directly or through others; parent and child packages count as two. */
    PACKAGES_HAVE_NO_CYCLES("packages in a cycle can only be understood, tested and moved all at once"),

    /** An interface that calls itself a use case is one of the application's ports in. */
    USE_CASES_LIVE_IN_THE_APPLICATION("the list of use cases is the table of contents, and it stands in one place"),

    /**
     * A use case has exactly one abstract method, named like the type without its suffix:
     * {@code UpdateSessionUseCase.updateSession}.
     */
    USE_CASES_HAVE_ONE_METHOD_OF_THEIR_NAME("one story per port lets a caller depend on exactly what it calls"),

    /** The implementations of use cases are package-private. */
    SERVICES_ARE_HIDDEN("callers that cannot see an implementation cannot depend on more than the port promises"),

    /** {@code UpdateSessionService} implements {@code UpdateSessionUseCase}: the same verb, one service per story. */
    SERVICES_IMPLEMENT_THEIR_USE_CASE("whoever has read the name of the port finds its story without a search"),

    /** Nothing is named Manager, Helper, Util, Impl or DTO. */
    NAMES_SAY_WHAT_A_TYPE_DOES("a name that fits everything attracts everything and tells nothing"),

    /**
     * The name of a port out carries no technology: {@code Sessions} and not {@code JpaSessions} or
     * {@code SessionsOverHttp}. Whole words are compared, so {@code RestoredSessions} is fine although it starts with
     * "Rest".
     */
    PORTS_NAME_NO_TECHNOLOGY("a port says what the application needs and not who happens to supply it"),

    /**
     * Persistent entities are package-private and no class outside of their package depends on them. Neither a
     * generic signature nor a public nested class lets one out.
     */
    ENTITIES_STAY_IN_THEIR_PACKAGE("an entity is a row with a life cycle and nothing else should learn its columns"),

    /**
     * Outside of an adapter nothing depends on a type of it but its doors, and its root package has no public top-level
     * type but its doors. Every door named in the description must exist.
     */
    ADAPTERS_OPEN_THEIR_DOORS_ONLY("what nobody outside can reach may be changed without asking anybody"),

    /**
     * Inside of an adapter whose floors are described, a room (a package directly below the adapter's) uses rooms on
     * lower floors only: those on one floor are blind to each other, none knows the adapter's own package, and each has
     * a floor. Every room named in the description must exist.
     */
    ROOMS_USE_LOWER_FLOORS_ONLY("a room that knows none beside or above it is read, tested and replaced on its own"),

    /** Only bootstrap, where the command line lives, writes to standard output and standard error. */
    ONLY_BOOTSTRAP_PRINTS("what is printed has no level, no structure and no guard against leaking a secret"),

    /** Every package of the core with a class in it is {@code @NullMarked} in its {@code package-info.java}. */
    CORE_IS_NULL_MARKED("one package without the mark is a hole through which null reaches all the others");

    private final String reason;

    RuleName(String reason) {
        this.reason = reason;
    }

    /** Why the rule exists, as the second half of a sentence after "because". */
    public String reason() {
        return reason;
    }
}
