package io.paysession.adapter.psp.link;

import io.paysession.application.port.OutageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A store that goes away, before or after it has done what it was asked for, and takes the process with it at times. */
final class FaultyStore {
    private final Random random;
    private final BooleanSupplier faulty;
    private int outagePerMille;
    private int crashPerMille;
    private int callsUntilCrash = Integer.MAX_VALUE;
    private boolean crashesAfter;
    private boolean crashed;

    FaultyStore(Random random, BooleanSupplier faulty) {
        this.random = random;
        this.faulty = faulty;
    }

    /** The process dies; nothing more is heard of it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("The process dies here", null, false, false);
        }
    }

    void rates(int outages, int crashes) {
        outagePerMille = outages;
        crashPerMille = crashes;
    }

    /** Takes the process with it at one call, counted from 0, before or after it has done it; and never again. */
    void crashAt(int call, boolean after) {
        callsUntilCrash = call;
        crashesAfter = after;
    }

    boolean hasCrashed() {
        return crashed;
    }

    <T> T around(Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    boolean last = !crashed && callsUntilCrash-- == 0;
                    maybeCrash(last && !crashesAfter);
                    maybeFail();
                    Object result;
                    try {
                        result = method.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                    maybeCrash(last && crashesAfter);
                    maybeFail();
                    return result;
                }));
    }

    private void maybeCrash(boolean now) {
        if (now) {
            crashed = true;
            throw new Crash();
        }
    }

    private void maybeFail() {
        if (!faulty.getAsBoolean()) {
            return;
        }
        int dice = random.nextInt(1000);
        if (dice < crashPerMille) {
            throw new Crash();
        }
        if (dice < crashPerMille + outagePerMille) {
            throw new Outage();
        }
    }

    private static final class Outage extends OutageException {
        private static final long serialVersionUID = 1;

        Outage() {
            super("The store is away");
        }
    }
}
