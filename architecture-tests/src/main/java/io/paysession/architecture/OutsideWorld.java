package io.paysession.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The members of the JDK (and of vavr) whose answer depends on when, where or how often one asks. Method references
 * count like calls.
 */
final class OutsideWorld {

    /** Types every member of which reaches outside, those of their subtypes included. */
    private static final List<String> TYPES = List.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.random.RandomGenerator");

    /** The few members of System that only compute. A list of the others would miss the next one. */
    private static final Set<String> HARMLESS_IN_SYSTEM = Set.of("arraycopy", "identityHashCode");

    private static final Map<String, Set<String>> MEMBERS = Map.ofEntries(
            entry("java.lang.Boolean", Set.of("getBoolean")),
            entry("java.lang.Class", Set.of("forName", "getClassLoader", "getResource", "getResourceAsStream")),
            entry("java.lang.Integer", Set.of("getInteger")),
            entry("java.lang.Long", Set.of("getLong")),
            entry("java.lang.Math", Set.of("random")),
            entry("java.lang.Object", Set.of("wait", "notify", "notifyAll")),
            entry("java.lang.StrictMath", Set.of("random")),
            entry("java.time.Clock", Set.of("tickMillis", "tickSeconds", "tickMinutes")),
            entry("java.time.InstantSource", Set.of("system")),
            entry("java.time.ZoneId", Set.of("systemDefault")),
            entry("java.util.Calendar", Set.of("getInstance")),
            entry("java.util.Locale", Set.of("getDefault", "setDefault")),
            entry("java.util.TimeZone", Set.of("getDefault", "setDefault")),
            entry("java.util.UUID", Set.of("randomUUID")));

    private OutsideWorld() {}

    static boolean isReadBy(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        String member = target.getName();
        return TYPES.stream().anyMatch(target.getOwner()::isAssignableTo)
                || MEMBERS.getOrDefault(owner, Set.of()).contains(member)
                || owner.equals("java.lang.System") && !HARMLESS_IN_SYSTEM.contains(member)
                || owner.equals("java.time.Clock") && member.startsWith("system")
                || asksTheSystemForTheTime(target)
                || shufflesByChance(target);
    }

    static boolean isPrintedToBy(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return target.getName().equals("printStackTrace") && target.getOwner().isAssignableTo(Throwable.class)
                || target.getOwner().getName().equals("java.lang.System")
                        && Set.of("out", "err").contains(target.getName());
    }

    /** {@code now()} and {@code now(zone)}; {@code now(clock)} asks whoever was handed in, and that is a port. */
    private static boolean asksTheSystemForTheTime(AccessTarget target) {
        String owner = target.getOwner().getName();
        boolean now = owner.startsWith("java.time.")
                && Set.of("now", "dateNow").contains(target.getName())
                && parameters(target).stream().noneMatch(type -> type.getName().equals("java.time.Clock"));
        boolean newDate =
                Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner)
                        && target.getName().equals("<init>")
                        && parameters(target).isEmpty();
        return now || newDate;
    }

    /** {@code Collections.shuffle(list)} and vavr's {@code shuffle()}; with a source of randomness they only compute. */
    private static boolean shufflesByChance(AccessTarget target) {
        String owner = target.getOwner().getName();
        return target.getName().equals("shuffle")
                && (owner.equals("java.util.Collections") && parameters(target).size() == 1
                        || owner.startsWith("io.vavr.collection.")
                                && parameters(target).isEmpty());
    }

    private static List<JavaClass> parameters(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget codeUnit ? codeUnit.getRawParameterTypes() : List.of();
    }
}
