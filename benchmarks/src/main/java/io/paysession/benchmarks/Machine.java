package io.paysession.benchmarks;

/** What a number must be read with. */
final class Machine {
    private Machine() {}

    static String describe() {
        return "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
