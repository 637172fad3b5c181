package io.paysession.benchmarks.machine;

/** The benchmark cannot be run, or what it measured was wrong; its message is one line for whoever started it. */
public final class BenchmarkException extends RuntimeException {
    public BenchmarkException(String message) {
        super(message);
    }

    public BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
