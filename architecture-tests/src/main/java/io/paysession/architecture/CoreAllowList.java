package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the core may use beside its own service.
 *
 * @param packages in ArchUnit's notation: {@code java.util} is this package alone, {@code java.time..} includes what
 *     lies below it
 * @param forbiddenTypes full names of top-level types in those packages that the core may not use nevertheless
 */
public record CoreAllowList(List<String> packages, List<String> forbiddenTypes) {

    /** javac calls this type into every class with a lambda for a serializable interface, as those of vavr are. */
    private static final String WRITTEN_BY_THE_COMPILER = "java.lang.invoke.SerializedLambda";

    /** Copies the lists. */
    public CoreAllowList {
        packages = List.copyOf(packages);
        forbiddenTypes = List.copyOf(forbiddenTypes);
    }

    /**
     * Values, collections and functions: {@code java.lang}, {@code java.time}, {@code java.util}, {@code java.math},
     * vavr without its concurrent package, and JSpecify. Not the types in them that start processes or threads, load
     * code or keep state per thread.
     */
    public static CoreAllowList standard() {
        return new CoreAllowList(
                List.of(
                        "java.lang",
                        "java.lang.annotation",
                        "java.math",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "io.vavr",
                        "io.vavr.collection",
                        "io.vavr.control",
                        "org.jspecify.."),
                List.of(
                        "java.lang.ClassLoader",
                        "java.lang.InheritableThreadLocal",
                        "java.lang.ModuleLayer",
                        "java.lang.Process",
                        "java.lang.ProcessBuilder",
                        "java.lang.ProcessHandle",
                        "java.lang.Runtime",
                        "java.lang.Thread",
                        "java.lang.ThreadGroup",
                        "java.lang.ThreadLocal",
                        "java.util.Scanner",
                        "java.util.ServiceLoader",
                        "java.util.Timer",
                        "java.util.TimerTask"));
    }

    /**
     * Allows more packages.
     *
     * @param more in ArchUnit's notation
     * @return a longer list
     */
    public CoreAllowList plus(String... more) {
        return new CoreAllowList(
                Stream.concat(packages.stream(), Stream.of(more)).toList(), forbiddenTypes);
    }

    boolean allows(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isPrimitive()
                || element.getName().equals(WRITTEN_BY_THE_COMPILER)
                || PackageMatchers.of(packages).test(element.getPackageName())
                        && !forbiddenTypes.contains(Types.outermostName(element));
    }
}
