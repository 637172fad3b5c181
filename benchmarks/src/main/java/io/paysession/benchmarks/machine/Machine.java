package io.paysession.benchmarks.machine;

/** What a number must be read with. */
public final class Machine {
    private Machine() {}

    public static String describe() {
        return "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
