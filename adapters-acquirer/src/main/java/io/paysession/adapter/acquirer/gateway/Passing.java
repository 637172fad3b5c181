package io.paysession.adapter.acquirer.gateway;

import java.time.Duration;

/** How time passes between the attempts at one request. */
interface Passing {
    /** As it does. */
    Passing REAL = new Passing() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length.toMillis());
        }
    };

    /** Of use only to be compared with another one. */
    long nanos();

    /** Waits. */
    void pause(Duration length) throws InterruptedException;
}
