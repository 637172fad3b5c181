package io.paysession.adapter.rest.connection;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies and answers all requests together may hold. */
public final class ByteBudget {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public ByteBudget(long limit) {
        this.limit = limit;
    }

    /** @return false if there are not so many left; then nothing is taken */
    public boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        give(bytes);
        return false;
    }

    public void give(long bytes) {
        long unusedRest = taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
