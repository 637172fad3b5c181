package io.paysession.benchmarks;

/** The benchmark cannot be run, or what it measured was wrong; its message is one line for whoever started it. */
final class BenchmarkException extends RuntimeException {
    BenchmarkException(String message) {
        super(message);
    }

    BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
