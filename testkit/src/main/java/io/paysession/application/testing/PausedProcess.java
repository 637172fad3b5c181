package io.paysession.application.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that is stopped at its n-th look at the outside world, before or after what it wanted has happened there, and
 * goes on afterwards as if nothing had been. Whatever happens meanwhile, it knows nothing of it.
 */
public final class PausedProcess {
    private final int pausedAt;
    private final boolean afterwards;
    private final Runnable meanwhile;
    private final List<String> steps = new ArrayList<>();
    private boolean pausing;

    /**
     * Tells when it is stopped.
     *
     * @param pausedAt   at which of its steps, counted from 1; never if it takes fewer
     * @param afterwards whether the step has had its effect by then
     * @param meanwhile  what others do until it goes on
     */
    public PausedProcess(int pausedAt, boolean afterwards, Runnable meanwhile) {
        this.pausedAt = pausedAt;
        this.afterwards = afterwards;
        this.meanwhile = meanwhile;
    }

    /**
     * {@return what it sees of a port}
     *
     * @param <T> the port
     * @param type the port
     * @param real what is behind it
     */
    public <T> T port(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    steps.add(type.getSimpleName() + "." + method.getName());
                    boolean now = steps.size() == pausedAt;
                    if (now && !afterwards) {
                        pause();
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (now && afterwards) {
                            pause();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void pause() {
        pausing = true;
        meanwhile.run();
    }

    /** {@return what it has done} */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    /** {@return whether it was stopped at all} */
    public boolean wasPaused() {
        return pausing;
    }
}
