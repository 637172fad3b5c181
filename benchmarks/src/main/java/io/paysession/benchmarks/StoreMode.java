package io.paysession.benchmarks;

final class StoreMode {
    private StoreMode() {}

    static void run(int seconds) {
        System.out.println(seconds);
    }
}
